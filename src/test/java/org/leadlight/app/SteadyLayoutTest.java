package org.leadlight.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.leadlight.app.OpenWindow.Look;
import org.leadlight.app.workbench.FakeBackend;
import org.leadlight.app.workbench.Points;
import org.leadlight.app.workbench.RunState;
import org.leadlight.app.workbench.RunUpdate;
import org.leadlight.app.workbench.SyntheticRun;

/** Nothing jumps while a run streams. */
final class SteadyLayoutTest {

  private static final int SNAPSHOTS = 100;

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"1440, 900", "1100, 700"})
  void tilesAndHeaderKeepTheirPlacesThroughAHundredSnapshots(int width, int height)
      throws Exception {
    FakeBackend backend = new FakeBackend();
    backend.next = SyntheticRun.update();
    try (OpenWindow opened = OpenWindow.open(folder, backend, Look.of(width, height))) {
      opened.pulses(30);
      Map<String, Bounds> before = opened.on(() -> places(opened));
      for (int i = 1; i <= SNAPSHOTS; i++) {
        RunUpdate next = step(412 + i);
        opened.on(
            () -> {
              backend.next = next;
              return null;
            });
        while (!backend.next.appended().isEmpty()) {
          opened.pulses(1); // until it was read
        }
      }
      opened.pulses(30);
      assertEquals(before, opened.on(() -> places(opened)));
      assertEquals(
          412L + SNAPSHOTS,
          opened.window().workbench().snapshotProperty().get().head().orElseThrow().step());
    }
  }

  /** The parts that a person looks at; the chip grows with its words and only keeps its place. */
  private static Map<String, Bounds> places(OpenWindow opened) {
    Map<String, Bounds> places = new LinkedHashMap<>();
    List<Node> nodes = new ArrayList<>(opened.scene().getRoot().lookupAll(".tile"));
    nodes.addAll(opened.scene().getRoot().lookupAll(".run-header"));
    nodes.addAll(opened.scene().getRoot().lookupAll(".chart-column"));
    nodes.addAll(opened.scene().getRoot().lookupAll(".charts-bar"));
    nodes.addAll(opened.scene().getRoot().lookupAll(".screen-title"));
    nodes.addAll(opened.scene().getRoot().lookupAll(".status-bar"));
    for (Node node : nodes) {
      places.put(places.size() + " " + node.getId(), node.localToScene(node.getLayoutBounds()));
    }
    return places;
  }

  private static RunUpdate step(int step) {
    RunUpdate first = SyntheticRun.update();
    Map<String, Points> next = new LinkedHashMap<>();
    first
        .appended()
        .forEach(
            (name, points) ->
                next.put(
                    name,
                    new Points(
                        new double[] {step},
                        new double[] {points.last() * (step % 7 == 0 ? 10 : 1)},
                        1)));
    return new RunUpdate(
        first.facts(),
        Optional.of(SyntheticRun.head(step, RunState.RUNNING)),
        next,
        List.of(),
        List.of(),
        List.of());
  }
}
