package org.leadlight.app.shell;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.StackPane;

/**
 * The screens of the window; each is made when it is first shown and stays as it was left. What a
 * screen cannot fit into the window, with large text, is scrolled to.
 */
public final class Screens {

  private final StackPane place = new Place();
  private final ScrollPane pane = new ScrollPane(place);
  private final StackPane whole = new StackPane(pane);
  private final Map<Screen, Supplier<Parent>> makers = new EnumMap<>(Screen.class);
  private final Map<Screen, Parent> made = new EnumMap<>(Screen.class);
  private final ObjectProperty<Screen> shown = new SimpleObjectProperty<>(Screen.WORKBENCH);
  private final BooleanProperty alone = new SimpleBooleanProperty();

  /** Whether the screen that is shown has the window to itself, without rail and status bar. */
  public BooleanProperty aloneProperty() {
    return alone;
  }

  /** Says how a screen is made. */
  public Screens add(Screen screen, Supplier<Parent> maker) {
    makers.put(screen, maker);
    return this;
  }

  /** Which one is shown. */
  public ObjectProperty<Screen> shownProperty() {
    return shown;
  }

  /** Shows a part over whichever screen is shown, at its right, for as long as it is wanted. */
  public void over(ObservableValue<Boolean> wanted, Supplier<Parent> maker) {
    List<Parent> part = new ArrayList<>();
    wanted.subscribe(
        isWanted -> {
          if (isWanted && part.isEmpty()) {
            part.add(maker.get());
            StackPane.setAlignment(part.getFirst(), Pos.CENTER_RIGHT);
          }
          whole.getChildren().removeAll(part);
          whole.getChildren().addAll(isWanted ? part : List.of());
        });
  }

  /** Where they are shown, from now on; every screen must have been added. */
  Parent place() {
    pane.setId("screen");
    pane.getStyleClass().add("screen-scroll");
    pane.setFitToWidth(true);
    pane.setFitToHeight(true);
    pane.setFocusTraversable(false);
    ScrollToFocus.in(pane);
    shown.subscribe(this::show);
    return whole;
  }

  /** The others leave the scene, so that nothing of them is laid out or painted meanwhile. */
  private void show(Screen screen) {
    place
        .getChildren()
        .setAll(
            made.computeIfAbsent(
                screen, missing -> makers.getOrDefault(missing, StackPane::new).get()));
  }

  /** Says how high it must be at the width it has: a pane that scrolls asks without one. */
  private static final class Place extends StackPane {

    Place() {
      widthProperty().subscribe(width -> requestLayout());
    }

    @Override
    protected double computeMinHeight(double width) {
      return super.computeMinHeight(width < 0 && getWidth() > 0 ? getWidth() : width);
    }
  }
}
