package org.leadlight.app.workbench;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.leadlight.app.shell.TextSize;

/**
 * Lays a drawer under a main part. Closed, the drawer shows its header; open, it has a height that
 * a handle changes, by mouse or with the arrow keys. It takes its height from the main part, or
 * lies over it.
 */
public final class DrawerPane extends Region {

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
  private double zoom = 1; // of the text

  /** An empty pane. */
  public DrawerPane() {
    getStyleClass().add("drawer-pane");
    main.subscribe(this::gather);
    drawer.subscribe(this::gather);
    open.subscribe(this::requestLayout);
    over.subscribe(this::requestLayout);
    size.subscribe(this::requestLayout);
    TextSize.factor(this).subscribe(this::zoom);
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

  /** The height of the open drawer at the usual size of text, as far as there is room. */
  public DoubleProperty sizeProperty() {
    return size;
  }

  private void zoom(double factor) {
    zoom = factor;
    requestLayout();
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
    double head = head(width);
    double drawn = open.get() ? fitting(size.get()) : head;
    Node upper = main.get();
    if (upper != null) {
      upper.resizeRelocate(0, 0, width, height - (over.get() ? head : drawn));
    }
    Node lower = drawer.get();
    if (lower != null) {
      lower.resizeRelocate(0, height - drawn, width, drawn);
    }
    handle.resizeRelocate(0, height - drawn - Math.floor(HANDLE / 2), width, HANDLE);
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computeMinWidth(double height) {
    return Math.max(minWidth(main.get()), minWidth(drawer.get()));
  }

  private static double minWidth(@Nullable Node node) {
    return node == null ? 0 : node.minWidth(-1);
  }

  @Override
  protected double computeMinHeight(double width) {
    Node upper = main.get();
    return (upper == null ? 0 : upper.minHeight(width)) + head(width);
  }

  /** The height of what the closed drawer shows: its first part. */
  private double head(double width) {
    return drawer.get() instanceof Pane pane && !pane.getChildren().isEmpty()
        ? snapSizeY(pane.getChildren().getFirst().minHeight(width))
        : 0;
  }

  private double fitting(double wanted) {
    double most = getHeight() - (over.get() ? LEFT_WHEN_OVER : LEFT_FOR_MAIN * zoom);
    double least = LEAST * zoom;
    return snapSizeY(Math.clamp(wanted * zoom, least, Math.max(least, most)));
  }

  private void resize(double wanted) {
    size.set(fitting(wanted / zoom) / zoom);
  }

  private void press(MouseEvent event) {
    if (event.getClickCount() == 2) {
      resize(DrawerViewModel.HEIGHT * zoom);
    }
  }

  private void key(KeyEvent event) {
    switch (event.getCode()) {
      case UP -> resize(fitting(size.get()) + STRIDE);
      case DOWN -> resize(fitting(size.get()) - STRIDE);
      case HOME -> resize(DrawerViewModel.HEIGHT * zoom);
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
