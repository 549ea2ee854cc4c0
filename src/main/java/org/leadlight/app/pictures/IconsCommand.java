package org.leadlight.app.pictures;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.SnapshotParameters;
import javafx.scene.paint.Color;
import org.leadlight.app.desktop.JavaFx;
import org.leadlight.app.shell.Emblem;
import org.leadlight.run.UserMistakeException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Draws the program's sign into the icon files that installers want. */
@Command(
    name = "icons",
    hidden = true,
    description = "Writes leadlight.png, leadlight.ico and leadlight.icns.")
public final class IconsCommand implements Runnable {

  private static final int LINUX_SIDE = 512;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "The folder the icons are written into.")
  private Path out = Path.of(".");

  @Override
  public void run() {
    JavaFx.startHeadless(() -> {});
    Map<String, BufferedImage> apple = new LinkedHashMap<>();
    IconFile.APPLE_BLOCKS.forEach((type, side) -> apple.put(type, sign(side)));
    try {
      Files.createDirectories(out);
      Files.write(out.resolve("leadlight.png"), IconFile.png(sign(LINUX_SIDE)));
      Files.write(
          out.resolve("leadlight.ico"),
          IconFile.windows(IconFile.WINDOWS_SIDES.stream().map(IconsCommand::sign).toList()));
      Files.write(out.resolve("leadlight.icns"), IconFile.apple(apple));
    } catch (IOException e) {
      throw new UserMistakeException(
          "The icons cannot be written into " + out + "; choose a folder that can be.", e);
    }
  }

  /** The sign, so many pixels wide and high. */
  static BufferedImage sign(int side) {
    return JavaFx.call(
        () -> {
          SnapshotParameters clear = new SnapshotParameters();
          clear.setFill(Color.TRANSPARENT);
          return SwingFXUtils.fromFXImage(Emblem.ofSide(side).snapshot(clear, null), null);
        });
  }
}
