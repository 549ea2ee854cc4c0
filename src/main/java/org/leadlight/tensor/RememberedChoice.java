package org.leadlight.tensor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the self-test of matrix products found on this machine, kept beside the engine: a test that
 * takes times would decide another way on a busy day, and the same recipe would give other last
 * bits. Deleting the file asks the machine anew.
 */
final class RememberedChoice {

  private static final Logger LOG = LoggerFactory.getLogger(RememberedChoice.class);
  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

  private final Path file;
  private final String machine;

  /**
   * The memory of this machine.
   *
   * @param folder where the engine lies
   * @param engine its version
   */
  RememberedChoice(Path folder, String engine) {
    this(folder.resolve("matrix-products.txt"), engine, processor());
  }

  RememberedChoice(Path file, String engine, String processor) {
    this.file = file;
    this.machine = engine + " on " + processor;
  }

  /** What was found before on this processor with this engine, else what the test finds now. */
  MatmulChoice orElse(Supplier<MatmulChoice> test) {
    return read()
        .orElseGet(
            () -> {
              MatmulChoice found = test.get();
              write(found);
              return found;
            });
  }

  private Optional<MatmulChoice> read() {
    try {
      List<String> lines = Files.readAllLines(file);
      return lines.size() == 4 && lines.getFirst().equals(machine)
          ? Optional.of(
              new MatmulChoice(
                  lines.get(1).equals("fast"),
                  Double.parseDouble(lines.get(2)),
                  Double.parseDouble(lines.get(3))))
          : Optional.empty();
    } catch (IOException | NumberFormatException notKept) {
      return Optional.empty();
    }
  }

  /** Whole or not at all; a machine that cannot remember is asked at every start. */
  private void write(MatmulChoice found) {
    String text =
        String.join(
            "\n",
            machine,
            found.fast() ? "fast" : "standard",
            Double.toString(found.speedup()),
            Double.toString(found.relativeError()),
            "");
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Path temporary =
          Files.createTempFile(file.toAbsolutePath().getParent(), "matrix-products", ".tmp");
      Files.writeString(temporary, text);
      Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      LOG.info("What the self-test found cannot be kept in {}", file, e);
    }
  }

  private static String processor() {
    try {
      return Files.readAllLines(PROCESSORS).stream()
          .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(System.getProperty("os.arch"));
    } catch (IOException notLinux) {
      String windows = System.getenv("PROCESSOR_IDENTIFIER");
      return windows == null ? System.getProperty("os.arch") : windows;
    }
  }
}
