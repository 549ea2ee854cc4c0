package org.leadlight.app.shell;

import java.util.Optional;
import javafx.scene.AccessibleRole;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.stage.Window;
import javafx.stage.WindowEvent;
import org.controlsfx.control.PopOver;
import org.jspecify.annotations.Nullable;

/**
 * The one pop-over that may be open in a window: it goes when another comes, when Escape is
 * pressed, when the window is used elsewhere and before the window goes.
 */
public final class Leaflet {

  private @Nullable PopOver open;
  private @Nullable Window owner;
  private @Nullable Node beside;

  /**
   * Opens beside a node, in place of what was open.
   *
   * @param title what a screen reader calls it
   * @param content what it shows, with its width
   */
  public void open(Node beside, String title, Region content) {
    hide();
    follow(beside.getScene().getWindow());
    settle(content, beside.getScene());
    PopOver popOver = new PopOver(content);
    popOver.setTitle(title);
    popOver.setAnimated(false);
    popOver.setDetachable(false);
    popOver.setArrowLocation(
        standsLow(beside) ? PopOver.ArrowLocation.LEFT_BOTTOM : PopOver.ArrowLocation.LEFT_TOP);
    popOver.setArrowSize(8);
    popOver.setCornerRadius(6);
    popOver.setAutoHide(true);
    popOver.setHideOnEscape(true);
    dress(popOver, beside.getScene().getRoot());
    content.setAccessibleRole(AccessibleRole.DIALOG);
    content.setAccessibleText(title);
    open = popOver;
    this.beside = beside;
    popOver.show(beside);
    firstFocusable(content);
  }

  /** Shows other content where something is open. */
  public void replace(Region content) {
    PopOver shown = open;
    if (shown != null) {
      settle(content, shown.getOwnerWindow().getScene());
      shown.setContentNode(content);
      firstFocusable(content);
    }
  }

  /** Closes what is open. */
  public void hide() {
    PopOver shown = open;
    open = null;
    if (shown != null) {
      shown.hide();
    }
  }

  /** What the open one stands beside. */
  public Optional<Node> beside() {
    return isOpen() ? Optional.ofNullable(beside) : Optional.empty();
  }

  /** Whether something is open. */
  public boolean isOpen() {
    PopOver shown = open;
    return shown != null && shown.isShowing();
  }

  /** What stands low in the window opens upwards. */
  private static boolean standsLow(Node beside) {
    double top = beside.localToScene(beside.getBoundsInLocal()).getMinY();
    return top > beside.getScene().getHeight() / 2;
  }

  /** Words wrap before the height is asked for, else the arrow would miss what it points at. */
  private static void settle(Region content, Scene like) {
    Scene scratch = new Scene(new Group(content));
    scratch.getStylesheets().setAll(like.getStylesheets());
    content.applyCss();
    double height = content.prefHeight(content.getPrefWidth());
    content.setMinHeight(height);
    content.setPrefHeight(height);
  }

  /** A pop-over left behind would keep the toolkit from ending. */
  private void follow(Window window) {
    if (owner != window) {
      owner = window;
      window.addEventHandler(WindowEvent.WINDOW_HIDING, hiding -> hide());
    }
  }

  private static void dress(PopOver popOver, Parent root) {
    popOver.getStyleClass().add("leaflet");
    if (root.getStyleClass().contains("dark")) {
      popOver.getStyleClass().addAll("root", "dark");
    }
  }

  /** Keys reach what is open as soon as something in it has the focus. */
  private static void firstFocusable(Parent content) {
    content.getChildrenUnmodifiable().stream()
        .filter(Node::isFocusTraversable)
        .findFirst()
        .ifPresentOrElse(Node::requestFocus, content::requestFocus);
  }
}
