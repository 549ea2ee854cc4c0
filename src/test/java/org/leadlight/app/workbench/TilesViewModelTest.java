package org.leadlight.app.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.leadlight.app.shell.Texts;
import org.leadlight.plot.SeriesView;

final class TilesViewModelTest {

  private long now = 5_000_000_000L;
  private final TilesViewModel tiles = new TilesViewModel(Texts.load(), () -> now);

  @Test
  void everyTileSaysItsNumber() {
    tiles.show(new RunHistory().take(SyntheticRun.update()));
    assertEquals("68.7 %", number("progress"));
    assertEquals("6.1 \u00d7 rms(E)", number("strength"));
    assertEquals("95.5 % kept", number("similarity"));
    assertEquals("20.4 % read", number("recovered"));
    assertTrue(number("speed").endsWith("tokens/s"), number("speed"));
    assertEquals("0.6 of 16 GB", number("memory"));
    assertEquals("48 % of 2 cores", number("load"));
    assertEquals("all words 74.8 %", tile("recovered").noteProperty().get());
    assertEquals("CPU", tile("speed").cornerProperty().get());
    assertEquals(0.62 / 16, tile("memory").shareProperty().get(), 1e-3);
    assertFalse(tile("load").staleProperty().get());
  }

  @Test
  void numbersChangeAboutThreeTimesASecondHoweverManySnapshotsCome() {
    int[] changes = new int[1];
    tile("progress").valueProperty().subscribe((was, is) -> changes[0]++);
    for (int step = 1; step <= 100; step++) {
      tiles.show(snapshot(step, RunState.RUNNING));
      now += 100_000_000L;
    }
    assertTrue(changes[0] >= 20 && changes[0] <= 40, changes[0] + " changes in ten seconds");
  }

  @Test
  void theNewestOfManySnapshotsIsShownByTheNextPollAfterThePause() {
    tiles.show(snapshot(1, RunState.RUNNING));
    RunSnapshot newest = snapshot(300, RunState.RUNNING);
    tiles.show(newest);
    assertEquals("0.2", tile("progress").valueProperty().get());
    now += TilesViewModel.PAUSE_NANOS;
    tiles.show(newest);
    assertEquals("50.0", tile("progress").valueProperty().get());
  }

  @Test
  void theEndOfARunShowsAtOnceAndItsLastNumbersStay() {
    RunSnapshot running = new RunHistory().take(SyntheticRun.update());
    tiles.show(running);
    tiles.show(
        new RunSnapshot(
            running.facts(),
            Optional.of(SyntheticRun.head(600, RunState.FINISHED)),
            running.series(),
            running.hyperparameters(),
            running.evaluations(),
            running.prompts()));
    assertEquals("finished", tile("progress").noteProperty().get());
    assertEquals("finished", tile("memory").cornerProperty().get());
    assertEquals("0.6 of 16 GB", number("memory"));
    assertTrue(tile("load").staleProperty().get());
  }

  @Test
  void aTileWithoutItsNumberShowsADash() {
    tiles.show(snapshot(3, RunState.RUNNING));
    assertEquals(TileViewModel.NOTHING, tile("memory").valueProperty().get());
    assertEquals(TileViewModel.NOTHING, tile("strength").valueProperty().get());
    assertEquals("measuring the pace", tile("progress").noteProperty().get());
  }

  private TileViewModel tile(String name) {
    return tiles.tiles().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private String number(String name) {
    return tile(name).valueProperty().get() + " " + tile(name).unitProperty().get();
  }

  private static RunSnapshot snapshot(int step, RunState state) {
    Map<String, SeriesView> nothing = Map.of();
    return new RunSnapshot(
        WorkspaceFacts.UNKNOWN,
        Optional.of(SyntheticRun.head(step, state)),
        nothing,
        java.util.List.of(),
        java.util.List.of(),
        java.util.List.of());
  }
}
