package org.leadlight.app.pictures;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.leadlight.run.UserMistakeException;

/** Writes pictures as PNG files. */
final class PictureFile {

  private PictureFile() {}

  /** Writes a picture; makes the folders above it. */
  static void write(BufferedImage picture, Path file) {
    Path absolute = file.toAbsolutePath();
    try {
      Files.createDirectories(absolute.getParent());
      if (!ImageIO.write(picture, "png", absolute.toFile())) {
        throw new IOException("this Java writes no PNG files");
      }
    } catch (IOException e) {
      throw new UserMistakeException(
          "The picture " + file + " cannot be written; choose a folder that can be.", e);
    }
  }
}
