package org.leadlight.app.workbench;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.text.Text;

/** Sets formulas: variables slant, indices stand lower and powers higher. */
public final class Typesetting {

  private Typesetting() {}

  /** The pieces of a formula in reading order. */
  public static List<Text> of(Formula formula) {
    List<Text> pieces = new ArrayList<>();
    for (Formula.Piece piece : formula.pieces()) {
      Text text = new Text(piece.text());
      text.getStyleClass().add(piece.slanted() ? "variable" : "upright");
      switch (piece.level()) {
        case LINE -> {}
        case BELOW -> shift(text, 3);
        case ABOVE -> shift(text, -5);
      }
      pieces.add(text);
    }
    return pieces;
  }

  private static void shift(Text text, double down) {
    text.getStyleClass().add("script");
    text.setTranslateY(down);
  }
}
