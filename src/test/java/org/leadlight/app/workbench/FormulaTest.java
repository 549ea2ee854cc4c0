package org.leadlight.app.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.leadlight.app.workbench.Formula.Level;
import org.leadlight.app.workbench.Formula.Piece;

final class FormulaTest {

  @Test
  void variablesSlantWordsStandAndScriptsLeaveTheLine() {
    assertEquals(
        List.of(
            new Piece("σ", Level.LINE, true),
            new Piece("max", Level.BELOW, false),
            new Piece(" = ", Level.LINE, false),
            new Piece("log", Level.LINE, false),
            new Piece(" ", Level.LINE, false),
            new Piece("x", Level.LINE, true),
            new Piece("2", Level.ABOVE, false)),
        Formula.parse("σ_{max} = log x^2").pieces());
  }

  @Test
  void aLetterWithAMarkIsOneVariable() {
    assertEquals(List.of(new Piece("x̃", Level.LINE, true)), Formula.parse("x̃").pieces());
  }
}
