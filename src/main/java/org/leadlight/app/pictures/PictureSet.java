package org.leadlight.app.pictures;

import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;

/** Writes a file for each scene and theme into one folder. */
final class PictureSet {

  private final Path out;
  private final Studio studio;
  private final Consumer<Path> written;

  /**
   * A set of pictures.
   *
   * @param out the folder they are written into
   * @param look how they are taken
   * @param written is told each file
   */
  PictureSet(Path out, PictureLook look, Consumer<Path> written) {
    this.out = out;
    this.studio = new Studio(look);
    this.written = written;
  }

  /** Takes the scenes of a moment of the workspace in a folder. */
  void take(Moment moment, Path workspace) {
    Scenes.all().stream()
        .filter(scene -> scene.moment() == moment)
        .forEach(scene -> take(scene, workspace));
  }

  private void take(PictureScene scene, Path workspace) {
    studio
        .take(scene, workspace)
        .forEach(
            (theme, picture) -> {
              String name = scene.name() + "-" + theme.name().toLowerCase(Locale.ROOT) + ".png";
              PictureFile.write(picture, out.resolve(name));
              written.accept(out.resolve(name));
            });
  }
}
