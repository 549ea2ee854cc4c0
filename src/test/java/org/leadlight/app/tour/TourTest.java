package org.leadlight.app.tour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.Dimension2D;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;
import org.leadlight.app.shell.Texts;

/** The tour without a window: its file, its course and where its card stands. */
final class TourTest {

  private static final Rectangle2D ROOM = new Rectangle2D(0, 0, 1100, 700);
  private static final Dimension2D CARD = new Dimension2D(340, 150);

  private final StringProperty kept = new SimpleStringProperty("");
  private final List<String> screens = new ArrayList<>();
  private final TourViewModel tour = model();

  private TourViewModel model() {
    return new TourViewModel(Tour::ofTheWorkbench, kept, () -> screens.add("workbench"));
  }

  private String at() {
    return tour.positionProperty().get().map(now -> now.step().name()).orElse("");
  }

  private void goTo(String step) {
    kept.set(step);
    tour.begin();
    assertEquals(step, at());
  }

  @Test
  void everyStepHasItsWordsAndNoWordsAreLeftOver() {
    Set<String> keys =
        Tour.ofTheWorkbench().steps().stream()
            .flatMap(step -> Stream.of(step.titleKey(), step.textKey()))
            .collect(Collectors.toSet());
    Set<String> written =
        Texts.load().bundle().keySet().stream()
            .filter(key -> key.matches("tour\\.(?!offer).*\\.(title|text)"))
            .collect(Collectors.toSet());
    assertEquals(keys, written);
  }

  @Test
  void aFileThatIsNoTourIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> parse(""));
    assertThrows(IllegalArgumentException.class, () -> parse(step("a", "jumped")));
    String twice = step("a", "next") + "," + step("a", "next");
    assertThrows(IllegalArgumentException.class, () -> parse(twice));
    assertEquals(1, parse(step("a", "next")).steps().size());
  }

  private static Tour parse(String steps) {
    return Tour.parse(("{\"steps\": [" + steps + "]}").getBytes(StandardCharsets.UTF_8));
  }

  private static String step(String name, String ends) {
    return "{\"name\": \"" + name + "\", \"node\": \"x\", \"ends\": \"" + ends + "\"}";
  }

  @Test
  void theFirstStartOffersItAndNotNowIsForGood() {
    tour.begin();
    assertTrue(tour.offeredProperty().get());
    tour.leave();
    assertFalse(tour.offeredProperty().get());
    TourViewModel later = model();
    later.begin();
    assertFalse(later.offeredProperty().get());
    assertTrue(later.positionProperty().get().isEmpty());
    later.start();
    assertEquals(0, later.positionProperty().get().orElseThrow().index());
    assertEquals(List.of("workbench"), screens);
  }

  @Test
  void aStepThatWaitsGoesOnWithItsActionAlone() {
    goTo("start");
    assertFalse(tour.passableProperty().get());
    tour.happened(TourAction.STEERED);
    assertEquals("start", at());
    tour.happened(TourAction.STARTED);
    assertEquals("charts", at());
    assertTrue(tour.passableProperty().get());
  }

  @Test
  void whatWasDoneBeforeNeedNotBeDoneAgain() {
    goTo("start");
    tour.happened(TourAction.STARTED);
    tour.back();
    assertEquals("start", at());
    assertTrue(tour.passableProperty().get());
    tour.next();
    assertEquals("charts", at());
  }

  @Test
  void itGoesOnWhereTheWindowWasClosed() {
    tour.start();
    tour.next();
    TourViewModel later = model();
    later.begin();
    assertEquals("alpha", later.positionProperty().get().orElseThrow().step().name());
    kept.set("a step of an older file");
    TourViewModel latest = model();
    latest.begin();
    assertEquals("recipe", latest.positionProperty().get().orElseThrow().step().name());
  }

  @Test
  void afterTheLastStepItIsOver() {
    goTo("privacy");
    tour.happened(TourAction.OPENED_PRIVACY);
    assertEquals("", at());
    assertEquals(TourViewModel.LEFT, kept.get());
  }

  @Test
  void theCardStandsBesideAndNeverOnWhatItIsAbout() {
    for (double x = 0; x < 1000; x += 90) {
      for (double y = 0; y < 650; y += 70) {
        Rectangle2D about = new Rectangle2D(x, y, 100, 40);
        Point2D corner = CardPlace.of(Optional.of(about), CARD, ROOM);
        Rectangle2D card = new Rectangle2D(corner.getX(), corner.getY(), 340, 150);
        assertFalse(card.intersects(about), about + " under " + card);
        assertTrue(ROOM.contains(card), card + " is not in the room");
      }
    }
  }

  @Test
  void withoutRoomOrNodeTheCardStandsAtTheFoot() {
    Point2D foot = new Point2D(380, 700 - CardPlace.GAP - 150);
    assertEquals(foot, CardPlace.of(Optional.empty(), CARD, ROOM));
    assertEquals(foot, CardPlace.of(Optional.of(ROOM), CARD, ROOM));
  }
}
