package org.leadlight.app.workbench;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import javax.imageio.ImageIO;
import org.leadlight.app.chart.ChartExport;
import org.leadlight.app.shell.Texts;
import org.leadlight.run.UserMistakeException;

/** Writes what the charts show into a file the person chooses; the writing is in the background. */
public final class ChartFiles {

  /** What a file holds. */
  public enum Kind {
    PNG,
    SVG,
    CSV;

    String ending() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Asks where to write. */
  @FunctionalInterface
  public interface Chooser {
    /** The file chosen, empty when the person thought better of it. */
    Optional<Path> choose(Kind kind, String suggestion, Window owner);
  }

  private final WorkbenchViewModel workbench;
  private final Executor background;
  private final Texts texts;
  private final Chooser chooser;

  /**
   * Files of a workbench.
   *
   * @param background runs what may block
   * @param chooser asks where to write
   */
  public ChartFiles(
      WorkbenchViewModel workbench, Executor background, Texts texts, Chooser chooser) {
    this.workbench = workbench;
    this.background = background;
    this.texts = texts;
    this.chooser = chooser;
  }

  /** Asks with the system's own dialog. */
  public static Chooser systemDialog(Texts texts) {
    return (kind, suggestion, owner) -> {
      FileChooser dialog = new FileChooser();
      dialog.setTitle(texts.get("charts.export." + kind.ending()));
      dialog.setInitialFileName(suggestion);
      String description = texts.get("charts.export." + kind.ending());
      dialog
          .getExtensionFilters()
          .add(new FileChooser.ExtensionFilter(description, "*." + kind.ending()));
      return Optional.ofNullable(dialog.showSaveDialog(owner)).map(File::toPath);
    };
  }

  /** Asks for a file and writes exactly what is shown. */
  void export(Kind kind, ChartExport shown, Window owner) {
    String suggestion =
        workbench.titleProperty().get().toLowerCase(Locale.ROOT).replace(' ', '-')
            + "."
            + kind.ending();
    chooser.choose(kind, suggestion, owner).ifPresent(file -> write(kind, shown, file));
  }

  private void write(Kind kind, ChartExport shown, Path file) {
    Content content =
        switch (kind) {
          case PNG -> picture(shown.image());
          case SVG -> text(shown.svg());
          case CSV -> to -> Files.writeString(to, shown.csv());
        };
    workbench.follow(CompletableFuture.runAsync(() -> write(content, file), background));
  }

  /** What goes into a file. */
  private interface Content {
    void writeTo(Path file) throws IOException;
  }

  private static Content text(String text) {
    return to -> Files.writeString(to, text);
  }

  private static Content picture(BufferedImage image) {
    return to -> {
      if (!ImageIO.write(image, "png", to.toFile())) {
        throw new IOException("this Java writes no PNG files");
      }
    };
  }

  private void write(Content content, Path file) {
    try {
      content.writeTo(file);
    } catch (IOException e) {
      throw new UserMistakeException(
          texts.format("charts.export.failed", file, String.valueOf(e.getMessage())), e);
    }
  }
}
