package org.leadlight.app.chart;

import java.util.OptionalDouble;
import java.util.function.DoubleConsumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.stage.Window;
import org.leadlight.app.shell.TextSize;
import org.leadlight.plot.NumberText;
import org.leadlight.plot.Scale;
import org.leadlight.plot.chart.Averages;
import org.leadlight.plot.chart.ChartPainter;
import org.leadlight.plot.chart.ChartSeries;
import org.leadlight.plot.chart.ChartSnapshot;
import org.leadlight.plot.chart.ChartTheme;
import org.leadlight.plot.chart.ChartView;

/**
 * A column of panels on one x axis. The wheel zooms over the plots and scrolls over the names, a
 * drag selects steps, a double click shows all; a click on a name hides its line, a double click or
 * one with Shift shows it alone. By keyboard: arrows move the cursor, + and - zoom, Home shows all.
 */
public final class ChartColumn extends Region {

  private static final double CLICK = 4; // pixels a press may move and still be a click
  private static final double LEAST_WIDTH = 320;
  private static final double LEAST_HEIGHT = 160;

  private final ChartSurface surface = new ChartSurface();
  private final Region ring = new Region(); // over what is painted
  private final ObjectProperty<ChartView> view = new SimpleObjectProperty<>(ChartView.ALL);
  private final Averages averages = new Averages();
  private ChartSnapshot shown = ChartSnapshot.empty();
  private ChartTheme theme = ChartTheme.LIGHT;
  private String axisLabel = "step";
  private String name = "charts";
  private ChartPainter painter;
  private double cursor = Double.NaN;
  private double pressed = Double.NaN;
  private double dragged = Double.NaN;
  private boolean stale = true;
  private double zoom = 1; // units of the scene for one of what is painted
  private DoubleConsumer onMark = step -> {};

  /** Makes an empty column. */
  public ChartColumn() {
    ring.getStyleClass().add("focus-ring");
    ring.setMouseTransparent(true);
    getChildren().addAll(surface, ring);
    getStyleClass().add("chart-column");
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setFocusTraversable(true);
    painter = painter();
    TextSize.factor(this).subscribe(factor -> zoom(factor));
    view.subscribe(this::redraw);
    sceneProperty()
        .flatMap(Scene::windowProperty)
        .flatMap(Window::renderScaleXProperty)
        .subscribe(scale -> redraw());
    setOnMouseMoved(this::hover);
    setOnMouseExited(e -> moveCursor(Double.NaN));
    setOnScroll(this::wheel);
    setOnMousePressed(this::press);
    setOnMouseDragged(this::drag);
    setOnMouseReleased(this::release);
    setOnMouseClicked(this::click);
    setOnKeyPressed(this::key);
  }

  /** Shows a snapshot from the next pulse on. */
  public void setSnapshot(ChartSnapshot snapshot) {
    if (snapshot.step() < shown.step()) {
      averages.clear(); // another run
    }
    shown = snapshot;
    redraw();
  }

  /** Forgets the run shown so far: its averages, and to which steps somebody zoomed. */
  public void beginAnew() {
    averages.clear();
    view.set(view.get().allSteps());
  }

  /** Returns what is shown. */
  public ChartSnapshot snapshot() {
    return shown;
  }

  /** How it is looked at: which steps, which lines, how smooth. */
  public ObjectProperty<ChartView> viewProperty() {
    return view;
  }

  /** Changes the colours. */
  public void setTheme(ChartTheme newTheme) {
    theme = newTheme;
    redraw();
  }

  /** Paints everything so many times larger. */
  private void zoom(double factor) {
    zoom = factor;
    setMinSize(LEAST_WIDTH * factor, LEAST_HEIGHT * factor);
    redraw();
  }

  /** Changes the font family. */
  public void setFontFamily(String family) {
    surface.setFonts(new FontBook(family));
    redraw();
  }

  /** Sets what the column is called by a screen reader while no cursor is in it. */
  public void setName(String itsName) {
    name = itsName;
    setAccessibleText(Double.isNaN(cursor) ? name : spoken());
  }

  /** Sets the x axis' name. */
  public void setAxisLabel(String label) {
    axisLabel = label;
    redraw();
  }

  /** Sets what a click on the flag of a mark does; it is told the step. */
  public void setOnMark(DoubleConsumer action) {
    onMark = action;
  }

  /** Returns the step under the cursor, NaN for none. */
  double cursor() {
    return cursor;
  }

  /** Where the plots begin, in units of the scene: what is left of it is for their words. */
  public double plotStart() {
    return painter.x().start() * zoom;
  }

  /** Returns an export of exactly what is shown. */
  public ChartExport export() {
    return new ChartExport(
        shown,
        view.get(),
        theme,
        getWidth() / zoom,
        getHeight() / zoom,
        axisLabel,
        surface.fonts());
  }

  private void redraw() {
    stale = true;
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    double width = Math.floor(getWidth());
    double height = Math.floor(getHeight());
    if (width < 240 * zoom || height < 60 * zoom) {
      return;
    }
    ring.resizeRelocate(0, 0, width, height);
    surface.setSize(width, height, pixelsPerUnit(), zoom);
    if (stale) {
      stale = false;
      painter = painter();
      surface.paintFigure(painter, axisLabel);
    }
    surface.paintValues(painter, cursor);
    paintOverlay();
  }

  @Override
  protected void setWidth(double value) {
    stale |= value != getWidth();
    super.setWidth(value);
  }

  @Override
  protected void setHeight(double value) {
    stale |= value != getHeight();
    super.setHeight(value);
  }

  private void paintOverlay() {
    if (Double.isNaN(dragged)) {
      surface.paintOverlay(painter, cursor);
    } else {
      surface.paintOverlay(painter, cursor, pressed, dragged);
    }
  }

  private double pixelsPerUnit() {
    Scene scene = getScene();
    Window window = scene == null ? null : scene.getWindow();
    return window == null ? 1 : Math.max(1, window.getRenderScaleX());
  }

  private ChartPainter painter() {
    return new ChartPainter(
        shown, view.get(), theme, getWidth() / zoom, getHeight() / zoom, averages);
  }

  private double x(MouseEvent event) {
    return event.getX() / zoom;
  }

  private double y(MouseEvent event) {
    return event.getY() / zoom;
  }

  private void hover(MouseEvent event) {
    boolean flagged = painter.markAt(x(event), y(event)).isPresent();
    setCursor(flagged ? Cursor.HAND : null);
    point(x(event));
  }

  private void point(double px) {
    Scale x = painter.x();
    boolean inside = px >= x.start() && px <= x.end() && shown.step() > 0;
    moveCursor(inside ? Math.clamp(Math.round(x.value(px)), 0, shown.step()) : Double.NaN);
  }

  /** Moves the cursor to a step, NaN for none. */
  public void moveCursor(double step) {
    if (Double.compare(step, cursor) != 0) {
      cursor = step;
      setAccessibleText(Double.isNaN(step) ? name : spoken());
      requestLayout();
    }
  }

  /** What the cursor reads, for those who do not see it. */
  private String spoken() {
    StringBuilder words = new StringBuilder(axisLabel + " " + NumberText.fixed(cursor, 0));
    for (ChartPainter.Spot spot : painter.spots()) {
      if (view.get().shows(spot.line(), shown)) {
        double value = spot.valueAt(cursor);
        words.append(", ").append(spot.line().name()).append(' ');
        words.append(NumberText.compact(value)).append(spot.line().unit());
      }
    }
    return words.toString();
  }

  private void wheel(ScrollEvent event) {
    Scale x = painter.x();
    boolean onNames = event.getX() / zoom < x.start();
    if (onNames) {
      scroll(-event.getDeltaY());
    } else if (event.getDeltaX() != 0) {
      pan(-event.getDeltaX());
    } else {
      zoom(event.getX() / zoom, Math.pow(0.995, event.getDeltaY()));
    }
    event.consume();
  }

  private void scroll(double by) {
    double height = Math.clamp(view.get().scroll() + by, 0, painter.overflow());
    view.set(view.get().scrolled(height));
  }

  /** The step at the pixel stays where it is. */
  private void zoom(double at, double factor) {
    Scale x = painter.x();
    double pixel = Math.clamp(at, x.start(), x.end());
    double low = x.value(pixel - (pixel - x.start()) * factor);
    show(low, x.value(pixel + (x.end() - pixel) * factor));
  }

  private void pan(double pixels) {
    Scale x = painter.x();
    double low = Math.max(0, x.value(x.start() + pixels));
    show(low, low + x.to() - x.from());
  }

  private void show(double low, double high) {
    view.set(view.get().between(low, high, shown));
  }

  private void press(MouseEvent event) {
    requestFocus();
    pressed = x(event);
  }

  private void drag(MouseEvent event) {
    boolean inPlot = pressed >= painter.x().start() - CLICK;
    if (event.getButton() == MouseButton.PRIMARY && inPlot) {
      dragged = x(event);
      point(x(event));
      requestLayout();
    }
  }

  private void release(MouseEvent event) {
    Scale x = painter.x();
    double low = Math.clamp(Math.min(pressed, dragged), x.start(), x.end());
    double high = Math.clamp(Math.max(pressed, dragged), x.start(), x.end());
    if (high - low > 2 * CLICK) {
      show(x.value(low), x.value(high));
    }
    dragged = Double.NaN;
    requestLayout();
  }

  private void click(MouseEvent event) {
    OptionalDouble mark = painter.markAt(x(event), y(event));
    if (mark.isPresent()) {
      onMark.accept(mark.getAsDouble());
      return;
    }
    if (x(event) >= painter.x().start()) {
      if (event.getClickCount() == 2) {
        view.set(view.get().allSteps());
      }
      return;
    }
    painter.titleAt(y(event)).ifPresent(key -> view.set(view.get().toggling(key)));
    painter.spots().stream()
        .filter(spot -> y(event) >= spot.top() && y(event) < spot.bottom())
        .findFirst()
        .ifPresent(spot -> choose(spot.line(), event));
  }

  /** The second click of two takes back what the first did. */
  private void choose(ChartSeries line, MouseEvent event) {
    ChartView before = view.get();
    if (event.getClickCount() == 2) {
      view.set(before.toggling(line.key()).isolating(line, shown));
    } else if (event.isShiftDown()) {
      view.set(before.isolating(line, shown));
    } else {
      view.set(before.toggling(line.key()));
    }
  }

  private void key(KeyEvent event) {
    Scale x = painter.x();
    double middle = Double.isNaN(cursor) ? (x.start() + x.end()) / 2 : x.pixel(cursor);
    double stride = event.isShiftDown() ? 10 : 1;
    switch (event.getCode()) {
      case LEFT -> step(-stride);
      case RIGHT -> step(stride);
      case UP -> scroll(-40);
      case DOWN -> scroll(40);
      case PLUS, ADD, EQUALS -> zoom(middle, 0.5);
      case MINUS, SUBTRACT -> zoom(middle, 2);
      case PAGE_UP -> pan(-0.8 * (x.end() - x.start()));
      case PAGE_DOWN -> pan(0.8 * (x.end() - x.start()));
      case HOME -> view.set(view.get().allSteps());
      case ESCAPE -> moveCursor(Double.NaN);
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void step(double by) {
    double now = Double.isNaN(cursor) ? shown.step() : cursor + by;
    moveCursor(Math.clamp(now, 0, shown.step()));
  }
}
