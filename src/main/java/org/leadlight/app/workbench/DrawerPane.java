package org.leadlight.app.workbench;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * Lays a drawer under a main part. Closed, the drawer shows its header; open, it has a height that
 * a handle changes, by mouse or with the arrow keys. It takes its height from the main part, or
 * lies over it.
 */
public final class DrawerPane extends Region {

  private static final double HEADER = 40;
  private static final double LEAST = 160;
  private static final double LEFT_FOR_MAIN = 240;
  private static final double LEFT_WHEN_OVER = 48;
  private static final double HANDLE = 7;
  private static final double STRIDE = 16;

  private final ObjectProperty<@Nullable Node> main = new SimpleObjectProperty<>();
  private final ObjectProperty<@Nullable Node> drawer = new SimpleObjectProperty<>();
  private final BooleanProperty open = new SimpleBooleanProperty(true);
  private final BooleanProperty over = new SimpleBooleanProperty();
  private final DoubleProperty size = new SimpleDoubleProperty(DrawerViewModel.HEIGHT);
  private final Region handle = new Region();

  /** An empty pane. */
  public DrawerPane() {
    getStyleClass().add("drawer-pane");
    main.subscribe(this::gather);
    drawer.subscribe(this::gather);
    open.subscribe(this::requestLayout);
    over.subscribe(this::requestLayout);
    size.subscribe(this::requestLayout);
    handle.setId("drawerHandle");
    handle.getStyleClass().add("drawer-handle");
    handle.setAccessibleRole(AccessibleRole.THUMB);
    handle.setFocusTraversable(true);
    handle.visibleProperty().bind(open);
    handle.setOnMousePressed(this::press);
    handle.setOnMouseDragged(event -> resize(getHeight() - sceneToLocal(at(event)).getY()));
    handle.setOnKeyPressed(this::key);
  }

  /** What the drawer lies under. */
  public ObjectProperty<@Nullable Node> mainProperty() {
    return main;
  }

  /** What the drawer lies under. */
  public @Nullable Node getMain() {
    return main.get();
  }

  /** Sets what the drawer lies under. */
  public void setMain(@Nullable Node node) {
    main.set(node);
  }

  /** What is in the drawer. */
  public ObjectProperty<@Nullable Node> drawerProperty() {
    return drawer;
  }

  /** What is in the drawer. */
  public @Nullable Node getDrawer() {
    return drawer.get();
  }

  /** Sets what is in the drawer. */
  public void setDrawer(@Nullable Node node) {
    drawer.set(node);
  }

  /** Whether the drawer is open. */
  public BooleanProperty openProperty() {
    return open;
  }

  /** Whether the open drawer lies over the main part. */
  public BooleanProperty overProperty() {
    return over;
  }

  /** The height of the open drawer, as far as there is room. */
  public DoubleProperty sizeProperty() {
    return size;
  }

  /** Says what the handle does. */
  void nameHandle(String name) {
    handle.setAccessibleText(name);
  }

  private void gather() {
    getChildren().clear();
    for (Node part : new @Nullable Node[] {main.get(), drawer.get(), handle}) {
      if (part != null) {
        getChildren().add(part);
      }
    }
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth();
    double height = getHeight();
    double drawn = open.get() ? fitting(size.get()) : HEADER;
    Node upper = main.get();
    if (upper != null) {
      upper.resizeRelocate(0, 0, width, height - (over.get() ? HEADER : drawn));
    }
    Node lower = drawer.get();
    if (lower != null) {
      lower.resizeRelocate(0, height - drawn, width, drawn);
    }
    handle.resizeRelocate(0, height - drawn - Math.floor(HANDLE / 2), width, HANDLE);
  }

  private double fitting(double wanted) {
    double most = getHeight() - (over.get() ? LEFT_WHEN_OVER : LEFT_FOR_MAIN);
    return snapSizeY(Math.clamp(wanted, LEAST, Math.max(LEAST, most)));
  }

  private void resize(double wanted) {
    size.set(fitting(wanted));
  }

  private void press(MouseEvent event) {
    if (event.getClickCount() == 2) {
      resize(DrawerViewModel.HEIGHT);
    }
  }

  private void key(KeyEvent event) {
    switch (event.getCode()) {
      case UP -> resize(fitting(size.get()) + STRIDE);
      case DOWN -> resize(fitting(size.get()) - STRIDE);
      case HOME -> resize(DrawerViewModel.HEIGHT);
      default -> {
        return;
      }
    }
    event.consume();
  }

  private static javafx.geometry.Point2D at(MouseEvent event) {
    return new javafx.geometry.Point2D(event.getSceneX(), event.getSceneY());
  }
}
