package org.leadlight.app.workbench;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.leadlight.app.shell.Texts;

/** Asks a person for a file or a folder; each answer is empty when they thought better of it. */
public interface PathChooser {

  /** A folder that is there. */
  Optional<Path> folder(String title, Window owner);

  /**
   * A file that is there.
   *
   * @param endings what its name usually ends in, such as {@code json}
   */
  Optional<Path> file(String title, List<String> endings, Window owner);

  /**
   * A file to write.
   *
   * @param suggestion the name to begin with
   */
  Optional<Path> target(String title, String suggestion, Window owner);

  /** Where a dialog begins: a folder that is still there. */
  static Optional<File> begin(Optional<Path> chosen) {
    return chosen.map(Path::toFile).filter(File::isDirectory);
  }

  /** Asks with the system's own dialogs, which begin where the system decides. */
  static PathChooser ofTheSystem(Texts texts) {
    return ofTheSystem(texts, Optional::empty, Optional::empty);
  }

  /**
   * Asks with the system's own dialogs.
   *
   * @param folders where choosing a folder begins
   * @param files where choosing a file begins
   */
  static PathChooser ofTheSystem(
      Texts texts, Supplier<Optional<Path>> folders, Supplier<Optional<Path>> files) {
    return new PathChooser() {
      @Override
      public Optional<Path> folder(String title, Window owner) {
        DirectoryChooser dialog = new DirectoryChooser();
        dialog.setTitle(title);
        begin(folders.get()).ifPresent(dialog::setInitialDirectory);
        return Optional.ofNullable(dialog.showDialog(owner)).map(File::toPath);
      }

      @Override
      public Optional<Path> file(String title, List<String> endings, Window owner) {
        FileChooser dialog = dialog(title);
        begin(files.get()).ifPresent(dialog::setInitialDirectory);
        List<String> patterns = endings.stream().map(ending -> "*." + ending).toList();
        dialog
            .getExtensionFilters()
            .addAll(
                new FileChooser.ExtensionFilter(String.join(", ", patterns), patterns),
                new FileChooser.ExtensionFilter(texts.get("choose.every.file"), "*"));
        return Optional.ofNullable(dialog.showOpenDialog(owner)).map(File::toPath);
      }

      @Override
      public Optional<Path> target(String title, String suggestion, Window owner) {
        FileChooser dialog = dialog(title);
        dialog.setInitialFileName(suggestion);
        return Optional.ofNullable(dialog.showSaveDialog(owner)).map(File::toPath);
      }

      private static FileChooser dialog(String title) {
        FileChooser dialog = new FileChooser();
        dialog.setTitle(title);
        return dialog;
      }
    };
  }
}
