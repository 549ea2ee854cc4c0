package org.leadlight.app.workbench;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A word with a shaded cell for each guess beneath it; used again for one word after another. */
final class SentWordView extends VBox {

  private final Label word = new Label();
  private final HBox cells = new HBox();
  private @Nullable SentWord shown;

  SentWordView() {
    getStyleClass().add("sent-word");
    setAlignment(Pos.TOP_CENTER);
    setAccessibleRole(AccessibleRole.TEXT);
    word.getStyleClass().add("word");
    word.setMaxWidth(Double.MAX_VALUE);
    cells.getStyleClass().add("guesses");
    getChildren().setAll(word, cells);
  }

  /** Shows a word; what is the same already is left as it is. */
  void show(SentWord next, String spoken) {
    if (next.equals(shown)) {
      return;
    }
    shown = next;
    word.setText(next.text());
    setAccessibleText(spoken);
    mark(this, "private", next.isPrivate());
    mark(this, "goes-on", next.isOpen());
    showCells(next.guesses());
  }

  private void showCells(List<Guess> guesses) {
    List<Node> present = cells.getChildren();
    while (present.size() < guesses.size()) {
      present.add(new Label());
    }
    present.subList(guesses.size(), present.size()).clear();
    for (int i = 0; i < guesses.size(); i++) {
      Label cell = (Label) present.get(i);
      cell.setText(guesses.get(i).text());
      cell.getStyleClass().setAll("label", "guess", guesses.get(i).band().style());
    }
  }

  private static void mark(Node node, String style, boolean isSet) {
    node.getStyleClass().remove(style);
    if (isSet) {
      node.getStyleClass().add(style);
    }
  }
}
