package org.leadlight.app.tour;

import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Dimension2D;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.leadlight.app.shell.ScrollToFocus;
import org.leadlight.app.shell.Texts;

/**
 * Shows the tour over a window: a ring around the node of a step and a card beside it, both of
 * which follow the node. The rest of the window stays as usable as ever.
 */
public final class TourOverlay {

  private static final double RING = 4;
  private static final double[] SHARES = {1, 0.8}; // of its width, as far as there is room

  private final Scene scene;
  private final Pane root;
  private final TourViewModel model;
  private final Pane layer = new Pane();
  private final Region ring = new Region();
  private final TourCard card;
  private final Runnable placing = this::place;

  private TourOverlay(Scene scene, Pane root, TourViewModel model, Texts texts) {
    this.scene = scene;
    this.root = root;
    this.model = model;
    this.card = new TourCard(model, texts);
    layer.setManaged(false);
    layer.setPickOnBounds(false);
    layer.getChildren().setAll(ring, card);
    ring.setId("tourRing");
    ring.getStyleClass().add("tour-ring");
    ring.setManaged(false);
    ring.setMouseTransparent(true);
    card.setManaged(false);
  }

  /**
   * Shows a tour over the root of a scene from now on, whenever there is one to show.
   *
   * @param alone whether a screen has the window to itself, which hides the tour meanwhile
   */
  public static void over(
      Scene scene, Pane root, TourViewModel model, ObservableValue<Boolean> alone, Texts texts) {
    TourOverlay overlay = new TourOverlay(scene, root, model, texts);
    overlay.layer.visibleProperty().bind(alone.map(isAlone -> !isAlone));
    model.offeredProperty().subscribe(overlay::refresh);
    model.positionProperty().subscribe(overlay::refresh);
    model.positionProperty().subscribe(overlay::reveal);
    scene.addEventHandler(KeyEvent.KEY_PRESSED, overlay::leave);
  }

  private void refresh() {
    boolean shown = model.offeredProperty().get() || model.positionProperty().get().isPresent();
    if (shown == root.getChildren().contains(layer)) {
      return;
    }
    if (shown) {
      root.getChildren().add(layer);
      scene.addPostLayoutPulseListener(placing);
    } else {
      scene.removePostLayoutPulseListener(placing);
      root.getChildren().remove(layer);
    }
  }

  private void reveal(Optional<TourViewModel.Position> position) {
    position.flatMap(now -> find(now.step().node())).ifPresent(ScrollToFocus::reveal);
  }

  /**
   * Escape leaves a step, except from a field, which has its own use for it; an offer only waits.
   */
  private void leave(KeyEvent pressed) {
    boolean shown = layer.isVisible() && model.positionProperty().get().isPresent();
    if (pressed.getCode() == KeyCode.ESCAPE
        && shown
        && !(scene.getFocusOwner() instanceof TextInputControl)) {
      model.leave();
      pressed.consume();
    }
  }

  /** What is laid out already is only measured; nothing moves unless the node or the card did. */
  private void place() {
    Optional<Rectangle2D> seen =
        model
            .positionProperty()
            .get()
            .flatMap(now -> find(now.step().node()))
            .flatMap(this::seenPart);
    ring.setVisible(seen.isPresent());
    seen.ifPresent(
        at -> ring.resizeRelocate(at.getMinX(), at.getMinY(), at.getWidth(), at.getHeight()));
    placeCard(seen);
  }

  /** Beside what it is about, as narrow as that needs; else at the foot of the screen. */
  private void placeCard(Optional<Rectangle2D> seen) {
    Rectangle2D room = room();
    for (double share : SHARES) {
      Dimension2D size = size(share * card.prefWidth(-1), room);
      Optional<Point2D> corner = seen.flatMap(about -> CardPlace.beside(about, size, room));
      if (corner.isPresent()) {
        placeCard(corner.get(), size);
        return;
      }
    }
    Dimension2D size = size(card.prefWidth(-1), room);
    placeCard(CardPlace.of(seen, size, room), size);
  }

  private void placeCard(Point2D corner, Dimension2D size) {
    card.resizeRelocate(
        Math.round(corner.getX()), Math.round(corner.getY()), size.getWidth(), size.getHeight());
  }

  private Dimension2D size(double wanted, Rectangle2D room) {
    double edge = 2 * CardPlace.GAP;
    double width = Math.round(Math.min(wanted, room.getWidth() - edge));
    return new Dimension2D(width, Math.min(card.prefHeight(width), room.getHeight() - edge));
  }

  /** Where the screen is, so that rail and status bar stay free. */
  private Rectangle2D room() {
    Node screen = root.lookup("#screen");
    Bounds at =
        screen == null
            ? new BoundingBox(0, 0, scene.getWidth(), scene.getHeight())
            : screen.localToScene(screen.getLayoutBounds());
    return new Rectangle2D(at.getMinX(), at.getMinY(), at.getWidth(), at.getHeight());
  }

  private Optional<Node> find(String id) {
    return Optional.ofNullable(root.lookup("#" + id)).filter(TourOverlay::isShown);
  }

  private static boolean isShown(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (!at.isVisible()) {
        return false;
      }
    }
    return true;
  }

  /** What is seen of a node, with room for the ring; empty when it is scrolled away. */
  private Optional<Rectangle2D> seenPart(Node node) {
    Bounds own = node.localToScene(node.getLayoutBounds());
    Bounds seen =
        common(
            new BoundingBox(
                own.getMinX() - RING,
                own.getMinY() - RING,
                own.getWidth() + 2 * RING,
                own.getHeight() + 2 * RING),
            new BoundingBox(0, 0, scene.getWidth(), scene.getHeight()));
    for (Node at = node.getParent(); at != null; at = at.getParent()) {
      if (at instanceof ScrollPane) {
        seen = common(seen, at.localToScene(at.getLayoutBounds()));
      }
    }
    return seen.getWidth() > 2 * RING && seen.getHeight() > 2 * RING
        ? Optional.of(
            new Rectangle2D(seen.getMinX(), seen.getMinY(), seen.getWidth(), seen.getHeight()))
        : Optional.empty();
  }

  private static Bounds common(Bounds one, Bounds other) {
    double x = Math.max(one.getMinX(), other.getMinX());
    double y = Math.max(one.getMinY(), other.getMinY());
    return new BoundingBox(
        x,
        y,
        Math.max(0, Math.min(one.getMaxX(), other.getMaxX()) - x),
        Math.max(0, Math.min(one.getMaxY(), other.getMaxY()) - y));
  }
}
