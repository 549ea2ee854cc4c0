package org.leadlight.app.learn;

import java.util.stream.Collectors;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextFlow;
import org.leadlight.app.learn.LearnViewModel.Answered;
import org.leadlight.app.workbench.Formula;
import org.leadlight.app.workbench.Typesetting;
import org.leadlight.plot.lesson.LessonWords;
import org.leadlight.plot.lesson.LitText;

/** The formulas of a lesson, what the dial changes in a frame, and what the terms are. */
final class FormulaView extends VBox {

  private final LessonWords words;

  FormulaView(LessonWords words) {
    this.words = words;
    getStyleClass().add("lesson-formula");
    setAccessibleRole(AccessibleRole.TEXT);
  }

  void show(Answered now) {
    getChildren().clear();
    for (String formula : words.formulas(now.question(), now.reading())) {
      getChildren().add(line(formula));
    }
    for (String term : words.terms(now.question(), now.reading())) {
      getChildren().add(term(term));
    }
    setAccessibleText(
        words.formulas(now.question(), now.reading()).stream()
            .map(formula -> formula.replace("[[", "").replace("]]", ""))
            .collect(Collectors.joining("; ")));
  }

  private static HBox line(String formula) {
    HBox line = new HBox();
    line.getStyleClass().add("formula-line");
    for (LitText part : LitText.parse(formula)) {
      TextFlow flow = new TextFlow();
      flow.getStyleClass().add("formula");
      flow.getChildren().setAll(Typesetting.of(Formula.parse(part.text())));
      flow.setMinWidth(USE_PREF_SIZE);
      if (part.isLit()) {
        flow.getStyleClass().add("lit");
      }
      line.getChildren().add(flow);
    }
    return line;
  }

  private static HBox term(String term) {
    int bar = term.lastIndexOf('|');
    Label name = new Label(term.substring(0, bar));
    name.getStyleClass().add("term-name");
    Label meaning = new Label(term.substring(bar + 1));
    meaning.getStyleClass().add("term-meaning");
    meaning.setWrapText(true);
    HBox.setHgrow(meaning, Priority.ALWAYS);
    HBox row = new HBox(name, meaning);
    row.getStyleClass().add("term");
    return row;
  }
}
