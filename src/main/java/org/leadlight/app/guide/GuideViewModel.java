package org.leadlight.app.guide;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/** Which page of the guide is open, and those before it. */
public final class GuideViewModel {

  /** The page with which the guide begins. */
  public static final String CONTENTS = "index";

  private final ObjectProperty<Optional<GuidePage>> page =
      new SimpleObjectProperty<>(Optional.empty());
  private final Deque<String> before = new ArrayDeque<>();
  private final ReadOnlyBooleanWrapper canGoBack = new ReadOnlyBooleanWrapper();
  private final BooleanProperty wide = new SimpleBooleanProperty();

  /** The page that is open; empty while the guide is closed. */
  public ObservableValue<Optional<GuidePage>> pageProperty() {
    return page;
  }

  /** Whether there is a page to go back to. */
  public ReadOnlyBooleanProperty canGoBackProperty() {
    return canGoBack.getReadOnlyProperty();
  }

  /** Whether it takes all the room there is, so that pictures are large. */
  public BooleanProperty wideProperty() {
    return wide;
  }

  /** Opens a page; one that is not there leaves everything as it is. */
  public void open(String name) {
    Optional<GuidePage> found = GuidePage.find(name);
    if (found.isPresent() && !isOpen(name)) {
      page.get().ifPresent(left -> before.push(left.name()));
      show(found);
    }
  }

  /** Opens a page, or closes the guide if that page is what it shows. */
  public void toggle(String name) {
    if (isOpen(name)) {
      close();
    } else {
      open(name);
    }
  }

  private boolean isOpen(String name) {
    return page.get().filter(shown -> shown.name().equals(name)).isPresent();
  }

  /** Opens what a link of the page leads to. */
  public void follow(String target) {
    page.get().ifPresent(shown -> open(shown.follow(target)));
  }

  /** Opens the page before. */
  public void back() {
    if (!before.isEmpty()) {
      show(GuidePage.find(before.pop()));
    }
  }

  /** Closes the guide. */
  public void close() {
    before.clear();
    show(Optional.empty());
  }

  private void show(Optional<GuidePage> next) {
    canGoBack.set(!before.isEmpty());
    page.set(next);
  }
}
