package org.leadlight.app.guide;

import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.leadlight.app.shell.ScrollToFocus;

/** Binds the guide: the page that is open, and the way back. */
public final class GuideController {

  private final GuideViewModel guide;
  private @Nullable Node left;

  @FXML private VBox root;
  @FXML private Button backButton;
  @FXML private ToggleButton wideButton;
  @FXML private ScrollPane scroll;

  /** A controller for the guide. */
  public GuideController(GuideViewModel guide) {
    this.guide = guide;
  }

  @FXML
  private void initialize() {
    backButton.disableProperty().bind(guide.canGoBackProperty().not());
    wideButton.selectedProperty().bindBidirectional(guide.wideProperty());
    guide
        .wideProperty()
        .subscribe(wide -> root.setMaxWidth(wide ? Double.MAX_VALUE : Region.USE_PREF_SIZE));
    guide.pageProperty().subscribe(this::show);
    root.sceneProperty().subscribe(this::takeFocus);
    root.addEventHandler(KeyEvent.KEY_PRESSED, this::closeByKey);
    ScrollToFocus.in(scroll);
  }

  private void show(Optional<GuidePage> page) {
    page.ifPresent(
        shown -> {
          Node sheet = GuideSheet.of(shown, guide::follow);
          scroll.setContent(sheet);
          scroll.setVvalue(0);
          scroll.setAccessibleText(shown.title());
          scroll.requestFocus();
        });
    if (page.isEmpty() && left != null) {
      left.requestFocus();
    }
  }

  /** Remembers who had the focus, who gets it back when the guide is closed. */
  private void takeFocus(@Nullable Scene scene) {
    if (scene != null) {
      left = scene.getFocusOwner();
      scroll.requestFocus();
    }
  }

  private void closeByKey(KeyEvent pressed) {
    if (pressed.getCode() == KeyCode.ESCAPE) {
      guide.close();
      pressed.consume();
    }
  }

  @FXML
  private void back() {
    guide.back();
  }

  @FXML
  private void contents() {
    guide.open(GuideViewModel.CONTENTS);
  }

  @FXML
  private void close() {
    guide.close();
  }
}
