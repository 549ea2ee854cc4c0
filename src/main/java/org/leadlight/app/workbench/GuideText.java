package org.leadlight.app.workbench;

import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.leadlight.app.shell.GuidePage;

/** Sets pages of the guide as the contents of a pop-over. */
final class GuideText {

  private static final double WIDTH = 356;

  private GuideText() {}

  /** A page with its title. */
  static Region of(GuidePage page) {
    VBox list = titled(page.title());
    for (GuidePage.Block block : page.blocks()) {
      TextFlow flow = new TextFlow();
      if (block.entry()) {
        flow.getChildren().add(text("• ", false));
      }
      block.words().forEach(piece -> flow.getChildren().add(text(piece.text(), piece.strong())));
      list.getChildren().add(flow);
    }
    return list;
  }

  private static Text text(String words, boolean strong) {
    Text text = new Text(words);
    text.getStyleClass().add(strong ? "explanation-strong" : "explanation-text");
    return text;
  }

  /** A title with room for what stands beneath. */
  static VBox titled(String title) {
    VBox list = new VBox();
    list.getStyleClass().add("explanation");
    list.setPrefWidth(WIDTH);
    Label heading = new Label(title);
    heading.getStyleClass().add("panel-title");
    heading.setWrapText(true);
    list.getChildren().add(heading);
    return list;
  }
}
