package org.leadlight.app.pictures;

import java.util.List;
import org.leadlight.app.shell.TextSize;

/**
 * How pictures are taken.
 *
 * @param themes light, dark or both
 * @param size of the window
 * @param scale pixels for one unit of the scene
 * @param textSize of the window in percent, one of {@link TextSize#choices}
 * @param workspaceName what the status bar calls the workspace
 */
record PictureLook(
    List<Theme> themes, PictureSize size, int scale, int textSize, String workspaceName) {

  /** What pictures call the workspace, whichever it is: its usual place. */
  static final String USUAL_WORKSPACE = "~/.local/share/leadlight";

  /** A set of colours. */
  enum Theme {
    LIGHT,
    DARK;

    boolean isDark() {
      return this == DARK;
    }
  }
}
