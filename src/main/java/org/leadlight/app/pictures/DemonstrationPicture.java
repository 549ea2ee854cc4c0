package org.leadlight.app.pictures;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.leadlight.app.desktop.DesktopCheck;
import org.leadlight.app.desktop.JavaFx;
import org.leadlight.app.pictures.PictureLook.Theme;
import org.leadlight.app.shell.TextSize;
import org.leadlight.run.UserMistakeException;
import org.leadlight.workspace.Workspace;

/** The picture that a training without a display leaves: the workbench at its end. */
public final class DemonstrationPicture {

  /** What it is called, in the current folder. */
  public static final Path FILE = Path.of("leadlight-demo.png");

  private static final PictureSize SIZE = new PictureSize(1440, 900);

  private DemonstrationPicture() {}

  /**
   * Makes the picture of the newest run of a workspace.
   *
   * @param file where it is written
   * @return one sentence that says where it is, or why there is none
   */
  public static String make(Path workspace, Path file) {
    Optional<String> noFonts = DesktopCheck.fontFault();
    if (noFonts.isPresent()) {
      return "No picture of the workbench was made. " + noFonts.get();
    }
    JavaFx.startHeadless(() -> {});
    PictureLook look =
        new PictureLook(List.of(Theme.LIGHT), SIZE, 1, TextSize.USUAL, name(workspace));
    try {
      new Studio(look)
          .take(Scenes.END, workspace)
          .values()
          .forEach(picture -> PictureFile.write(picture, file));
      return "The workbench at the end of this run is pictured in " + file + ".";
    } catch (UserMistakeException mistake) {
      return "No picture of the workbench was made. " + mistake.getMessage();
    }
  }

  private static String name(Path workspace) {
    return workspace.equals(Workspace.defaultFolder())
        ? PictureLook.USUAL_WORKSPACE
        : workspace.toString();
  }
}
