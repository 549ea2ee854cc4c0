package org.leadlight.app.tour;

import java.util.Optional;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.leadlight.app.shell.Texts;
import org.leadlight.app.shell.WrappingRow;

/** The card of the tour: the offer, or a step with its buttons. */
final class TourCard extends VBox {

  private final TourViewModel model;
  private final Texts texts;
  private final Label title = label("tourTitle", "panel-title");
  private final Label text = label("tourText", "tour-text");
  private final Label count = label("tourCount", "muted");
  private final Button take;
  private final Button decline;
  private final Button skip;
  private final Button back;
  private final Button next;

  TourCard(TourViewModel model, Texts texts) {
    this.model = model;
    this.texts = texts;
    take = button("tourTake", "tour.offer.take", model::start);
    decline = button("tourDecline", "tour.offer.decline", model::leave);
    skip = button("tourSkip", "tour.skip", model::leave);
    back = button("tourBack", "tour.back", model::back);
    next = button("tourNext", "tour.next", model::next);
    take.getStyleClass().add("accent");
    next.getStyleClass().add("accent");
    Region between = new Region();
    HBox.setHgrow(between, Priority.ALWAYS);
    WrappingRow buttons = new WrappingRow();
    buttons.getChildren().setAll(count, between, skip, back, next, decline, take);
    buttons.getStyleClass().add("tour-buttons");
    getChildren().setAll(title, text, buttons);
    setId("tourCard");
    getStyleClass().add("tour-card");
    setAccessibleRole(AccessibleRole.DIALOG);
    addEventFilter(KeyEvent.KEY_PRESSED, this::pressByEnter);
    model.offeredProperty().subscribe(this::refresh);
    model.positionProperty().subscribe(this::refresh);
    model.passableProperty().subscribe(this::refresh);
    refresh();
  }

  private static Label label(String id, String style) {
    Label label = new Label();
    label.setId(id);
    label.getStyleClass().add(style);
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    return label;
  }

  private Button button(String id, String key, Runnable action) {
    Button button = new Button(texts.get(key));
    button.setId(id);
    button.setMinWidth(USE_PREF_SIZE);
    button.setOnAction(pressed -> action.run());
    return button;
  }

  /** Enter would press Start, the window's default button, whatever has the focus. */
  private void pressByEnter(KeyEvent pressed) {
    if (pressed.getCode() == KeyCode.ENTER && pressed.getTarget() instanceof Button button) {
      button.fire();
      pressed.consume();
    }
  }

  private void refresh() {
    boolean offered = model.offeredProperty().get();
    Optional<TourViewModel.Position> position = model.positionProperty().get();
    show(take, offered);
    show(decline, offered);
    show(skip, !offered);
    show(count, !offered);
    show(back, position.filter(now -> now.index() > 0).isPresent());
    if (offered) {
      show(next, false);
      say(texts.get("tour.offer.title"), texts.get("tour.offer.text"));
    }
    position.ifPresent(this::show);
  }

  private void show(TourViewModel.Position position) {
    say(texts.get(position.step().titleKey()), texts.get(position.step().textKey()));
    count.setText(texts.format("tour.count", position.index() + 1, position.tour().steps().size()));
    next.setText(texts.get(position.isLast() ? "tour.end" : "tour.next"));
    keepFocus(model.passableProperty().get());
  }

  /** The keyboard stays in the card when the button under it goes. */
  private void keepFocus(boolean passable) {
    boolean had = take.isFocused() || next.isFocused() || back.isFocused();
    show(next, passable);
    if (had) {
      (passable && !back.isFocused() ? next : back.isVisible() ? back : skip).requestFocus();
    }
  }

  private void say(String itsTitle, String itsText) {
    title.setText(itsTitle);
    text.setText(itsText);
    setAccessibleText(itsTitle + ". " + itsText);
  }

  private static void show(Region node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }
}
