package org.leadlight.app.workbench;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.SVGPath;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.leadlight.app.guide.GuidePage;
import org.leadlight.app.guide.GuideSheet;
import org.leadlight.app.shell.Leaflet;
import org.leadlight.app.shell.Texts;
import org.leadlight.run.Scale;
import org.leadlight.run.Side;
import org.leadlight.run.Tunable;

/** What every control means: an (i) beside it, or F1 on it, opens formula, range and pitfall. */
final class Explanations {

  /** The parts of an explanation, in the order they are read; the formula may be missing. */
  static final List<String> PARTS = List.of("range", "direction", "pitfall");

  private static final String CIRCLED_I =
      "M7 0.8a6.2 6.2 0 1 0 0 12.4a6.2 6.2 0 1 0 0 -12.4z M5.7 6h1.5v4 M5.5 10.1h3.2 M7 3.4v0.5";
  private static final double WIDTH = 336;
  private static final String LOSS = "loss.";

  private final Texts texts;
  private final Leaflet leaflet;

  Explanations(Texts texts, Leaflet leaflet) {
    this.texts = texts;
    this.leaflet = leaflet;
  }

  /** Makes the (i) of a tunable; one the texts do not know is told by what it declares. */
  Button button(TunableViewModel shown, String title, Node... controls) {
    Tunable tunable = shown.tunable();
    return button(
        shown.path(),
        title,
        Map.of("range", range(tunable), "direction", direction(tunable.side())),
        controls);
  }

  private String range(Tunable tunable) {
    String range =
        texts.format(
            tunable.scale() == Scale.LOG_OR_OFF ? "explain.any.range.off" : "explain.any.range",
            Numbers.plain(tunable.minimum()),
            Numbers.plain(tunable.maximum()));
    return tunable.unit().isEmpty()
        ? range
        : texts.format("explain.any.range.unit", range, tunable.unit());
  }

  private String direction(Side side) {
    return switch (side) {
      case KEEP_THE_ANSWERS -> texts.get("explain.any.keep");
      case HIDE_THE_PROMPT -> texts.get("explain.any.hide");
      case BALANCE -> "";
    };
  }

  /**
   * Makes the (i) of a control.
   *
   * @param name the control's name in the texts
   * @param title what a person calls it
   * @param controls open the same by F1
   */
  Button button(String name, String title, Node... controls) {
    return button(name, title, Map.of(), controls);
  }

  private Button button(
      String name, String title, Map<String, String> otherwise, Node... controls) {
    Button button = new Button();
    SVGPath icon = new SVGPath();
    icon.setContent(CIRCLED_I);
    icon.getStyleClass().add("icon");
    button.setGraphic(icon);
    button.getStyleClass().add("info");
    button.setId("info-" + name.replace('.', '-'));
    button.setAccessibleText(texts.format("explain.accessible", title));
    button.setOnAction(pressed -> leaflet.open(button, title, content(name, title, otherwise)));
    for (Node control : controls) {
      openByKey(control, button);
    }
    openByKey(button, button);
    return button;
  }

  private static void openByKey(Node control, Button button) {
    control.addEventHandler(
        KeyEvent.KEY_PRESSED,
        pressed -> {
          if (pressed.getCode() == KeyCode.F1) {
            button.fire();
            pressed.consume();
          }
        });
  }

  private Region content(String name, String title, Map<String, String> otherwise) {
    VBox content = new VBox();
    content.getStyleClass().add("explanation");
    content.setPrefWidth(WIDTH);
    Label heading = new Label(title);
    heading.getStyleClass().add("panel-title");
    content.getChildren().add(heading);
    String formula = texts.getOr("explain." + name + ".formula", "");
    if (!formula.isEmpty()) {
      content.getChildren().add(typeset(Formula.parse(formula)));
    }
    for (String part : PARTS) {
      String words = texts.getOr("explain." + name + "." + part, otherwise.getOrDefault(part, ""));
      if (!words.isEmpty()) {
        content.getChildren().add(paragraph(texts.get("explain.part." + part), words));
      }
    }
    page(name).ifPresent(page -> content.getChildren().add(link(page)));
    return content;
  }

  /** The page of the guide about a loss. */
  private static Optional<GuidePage> page(String name) {
    return name.startsWith(LOSS)
        ? GuidePage.find("losses/" + name.substring(LOSS.length()))
        : Optional.empty();
  }

  private Hyperlink link(GuidePage page) {
    Hyperlink link = new Hyperlink(texts.get("explain.guide"));
    link.getStyleClass().add("guide-link");
    link.setOnAction(followed -> leaflet.replace(GuideSheet.of(page, leaflet)));
    return link;
  }

  private static Node paragraph(String name, String words) {
    Text label = new Text(name + "  ");
    label.getStyleClass().add("explanation-part");
    Text text = new Text(words);
    text.getStyleClass().add("explanation-text");
    return new TextFlow(label, text);
  }

  private static TextFlow typeset(Formula formula) {
    TextFlow flow = new TextFlow();
    flow.getStyleClass().add("formula");
    flow.getChildren().setAll(Typesetting.of(formula));
    return flow;
  }
}
