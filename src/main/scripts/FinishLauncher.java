import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes the launcher script executable and notes with which Java the program was built. */
class FinishLauncher {
  public static void main(String[] arguments) throws IOException {
    Path program = Path.of(arguments[0]);
    Files.writeString(program.resolve("lib/java.home"), System.getProperty("java.home"));
    File script = program.resolve("bin/leadlight").toFile();
    if (!script.setExecutable(true, false)) {
      throw new IOException("Cannot make " + script + " executable.");
    }
  }
}
