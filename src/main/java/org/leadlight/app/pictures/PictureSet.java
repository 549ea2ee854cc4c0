package org.leadlight.app.pictures;

import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Writes a file for each scene and theme into one folder. */
final class PictureSet {

  private final Path out;
  private final Studio studio;
  private final Consumer<Path> written;
  private final String beginning;

  /**
   * A set of pictures.
   *
   * @param out the folder they are written into
   * @param look how they are taken
   * @param written is told each file
   */
  PictureSet(Path out, PictureLook look, Consumer<Path> written) {
    this(out, new Studio(look), written, "");
  }

  private PictureSet(Path out, Studio studio, Consumer<Path> written, String beginning) {
    this.out = out;
    this.studio = studio;
    this.written = written;
    this.beginning = beginning;
  }

  /** Only those scenes whose names begin so. */
  PictureSet only(String beginning) {
    return new PictureSet(out, studio, written, beginning);
  }

  /** Whether it has a scene of a moment. */
  boolean has(Moment moment) {
    return scenes().anyMatch(scene -> scene.moment() == moment);
  }

  /** Whether a scene shows a run. */
  boolean needsARun() {
    return scenes()
        .anyMatch(scene -> scene.moment() != Moment.EMPTY && scene.moment() != Moment.LESSONS);
  }

  private Stream<PictureScene> scenes() {
    return Scenes.all().stream().filter(scene -> scene.name().startsWith(beginning));
  }

  /** Takes the scenes of a moment of the workspace in a folder. */
  void take(Moment moment, Path workspace) {
    scenes().filter(scene -> scene.moment() == moment).forEach(scene -> take(scene, workspace));
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
