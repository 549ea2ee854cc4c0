package org.leadlight.app.workbench;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;

/**
 * How far the lower panel is open. In a roomy window it pushes the charts up and comes back as it
 * was left; in a small one it begins closed and opens over them.
 */
public final class DrawerViewModel {

  /** The height it has until a person changes it. */
  public static final double HEIGHT = 248;

  private static final String OPEN = "words.open";
  private static final String SIZE = "words.height";

  private final BooleanProperty roomy = new SimpleBooleanProperty(true);
  private final BooleanProperty openInRoom = new SimpleBooleanProperty(true);
  private final BooleanProperty openOver = new SimpleBooleanProperty();
  private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
  private final DoubleProperty height = new SimpleDoubleProperty(HEIGHT);

  DrawerViewModel() {
    open.bind(roomy.flatMap(hasRoom -> hasRoom ? openInRoom : openOver));
    roomy.subscribe(hasRoom -> openOver.set(false));
  }

  /** Whether the window has room for charts and panel together. */
  public BooleanProperty roomyProperty() {
    return roomy;
  }

  /** Whether more than the header is shown. */
  public ReadOnlyBooleanProperty openProperty() {
    return open.getReadOnlyProperty();
  }

  /** The height of the open panel. */
  public DoubleProperty heightProperty() {
    return height;
  }

  /** Opens or closes the panel. */
  public void setOpen(boolean isOpen) {
    (roomy.get() ? openInRoom : openOver).set(isOpen);
  }

  /** Is told of each change that a draft keeps. */
  void subscribe(Runnable listener) {
    openInRoom.subscribe(listener);
    height.subscribe(listener);
  }

  Map<String, String> draft() {
    Map<String, String> draft = new LinkedHashMap<>();
    draft.put(OPEN, Boolean.toString(openInRoom.get()));
    draft.put(SIZE, Numbers.plain(height.get()));
    return draft;
  }

  void restore(Map<String, String> draft) {
    Optional.ofNullable(draft.get(OPEN)).map(Boolean::valueOf).ifPresent(openInRoom::set);
    OptionalDouble kept = Numbers.parse(draft.getOrDefault(SIZE, ""));
    kept.ifPresent(height::set);
  }
}
