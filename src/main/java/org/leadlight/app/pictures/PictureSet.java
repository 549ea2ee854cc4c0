package org.leadlight.app.pictures;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Writes a file for each scene and theme into one folder. */
final class PictureSet {

  private final Path out;
  private final Studio studio;
  private final Consumer<Path> written;
  private final List<String> beginnings;

  /**
   * A set of pictures.
   *
   * @param out the folder they are written into
   * @param look how they are taken
   * @param written is told each file
   */
  PictureSet(Path out, PictureLook look, Consumer<Path> written) {
    this(out, new Studio(look), written, List.of(""));
  }

  private PictureSet(Path out, Studio studio, Consumer<Path> written, List<String> beginnings) {
    this.out = out;
    this.studio = studio;
    this.written = written;
    this.beginnings = List.copyOf(beginnings);
  }

  /** Only those scenes whose names begin with one of these. */
  PictureSet only(List<String> wanted) {
    return new PictureSet(out, studio, written, wanted);
  }

  /** Whether it has a scene of a moment. */
  boolean has(Moment moment) {
    return scenes().anyMatch(scene -> scene.moment() == moment);
  }

  /** Whether it has a scene of a name. */
  boolean has(String name) {
    return scenes().anyMatch(scene -> scene.name().equals(name));
  }

  /** Whether a scene shows a run. */
  boolean needsARun() {
    return scenes()
        .anyMatch(scene -> scene.moment() != Moment.EMPTY && scene.moment() != Moment.LESSONS);
  }

  private Stream<PictureScene> scenes() {
    return Scenes.all().stream()
        .filter(scene -> beginnings.stream().anyMatch(scene.name()::startsWith));
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
