package org.leadlight.app.workbench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import org.jspecify.annotations.Nullable;

/**
 * Words in rows. One stop of the Tab key: the arrow keys, Home and End go from word to word from
 * there. The first words that are shown come a portion a pulse, because to dress a whole prompt at
 * once would hold the window up.
 */
public final class SentWordsPane extends FlowPane {

  private static final int PORTION = 12;

  private final List<SentWordView> views = new ArrayList<>();
  private final Tooltip hint = new Tooltip();
  private List<SentWord> shown = List.of();
  private Function<SentWord, String> spoken = SentWord::text;
  private boolean bringing; // whether the next portion is on its way

  /** An empty pane. */
  public SentWordsPane() {
    getStyleClass().add("sent-words");
    setAccessibleRole(AccessibleRole.LIST_VIEW);
    setFocusTraversable(true);
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
  }

  /** Sets how a word is read out. */
  public void setSpoken(Function<SentWord, String> reading) {
    spoken = reading;
  }

  /** Shows words in place of others; words that stay the same are not touched. */
  public void show(List<SentWord> words) {
    if (words.equals(shown)) {
      return;
    }
    shown = words;
    bring(Math.max(PORTION, views.size()));
  }

  /** Brings so many of the words, as far as there are. */
  private void bring(int most) {
    int count = Math.min(most, shown.size());
    while (views.size() < count) {
      views.add(newView());
    }
    for (int i = 0; i < count; i++) {
      views.get(i).show(shown.get(i), spoken.apply(shown.get(i)));
    }
    if (getChildren().size() != count) {
      getChildren().setAll(views.subList(0, count));
    }
  }

  @Override
  protected void layoutChildren() {
    super.layoutChildren();
    if (getChildren().size() < shown.size() && !bringing) {
      bringing = true;
      Platform.runLater(this::bringMore);
    }
  }

  private void bringMore() {
    bringing = false;
    bring(views.size() + PORTION);
  }

  private SentWordView newView() {
    SentWordView view = new SentWordView();
    view.setOnMouseEntered(entered -> hint.setText(view.getAccessibleText()));
    Tooltip.install(view, hint);
    return view;
  }

  private void key(KeyEvent event) {
    int at = getScene() == null ? -1 : getChildren().indexOf(getScene().getFocusOwner());
    int last = getChildren().size() - 1;
    switch (event.getCode()) {
      case RIGHT, DOWN -> focus(Math.min(last, at + 1));
      case LEFT, UP -> focus(Math.max(0, at - 1));
      case HOME -> focus(0);
      case END -> focus(last);
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void focus(int place) {
    if (place >= 0 && place < getChildren().size()) {
      Node word = getChildren().get(place);
      word.requestFocus();
      scrollTo(word);
    }
  }

  private void scrollTo(Node word) {
    ScrollPane scroll = scrolling();
    if (scroll == null) {
      return;
    }
    Node content = scroll.getContent();
    Bounds at = content.sceneToLocal(word.localToScene(word.getBoundsInLocal()));
    double visible = scroll.getViewportBounds().getHeight();
    double hidden = content.getBoundsInLocal().getHeight() - visible;
    if (hidden > 0) {
      double top = scroll.getVvalue() * hidden;
      double wanted = Math.clamp(top, Math.min(at.getMinY(), at.getMaxY() - visible), at.getMinY());
      scroll.setVvalue(Math.clamp(wanted / hidden, 0, 1));
    }
  }

  private @Nullable ScrollPane scrolling() {
    Node above = getParent();
    while (above != null && !(above instanceof ScrollPane)) {
      above = above.getParent();
    }
    return (ScrollPane) above;
  }
}
