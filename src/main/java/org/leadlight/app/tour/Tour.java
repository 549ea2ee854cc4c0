package org.leadlight.app.tour;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The steps of a tour, in order.
 *
 * @param steps at least one, each under a name of its own
 */
public record Tour(List<TourStep> steps) {

  /** Where the tour of the workbench lies on the class path. */
  public static final String WORKBENCH = "/assets/tour/workbench.json";

  /**
   * Keeps its own copy.
   *
   * @throws IllegalArgumentException without a step, or with two of one name
   */
  public Tour {
    steps = List.copyOf(steps);
    Set<String> names = new HashSet<>();
    if (steps.isEmpty() || !steps.stream().map(TourStep::name).allMatch(names::add)) {
      throw new IllegalArgumentException("A tour has steps, each under a name of its own.");
    }
  }

  /** Reads the tour of the workbench. */
  public static Tour ofTheWorkbench() {
    try (InputStream in =
        Objects.requireNonNull(Tour.class.getResourceAsStream(WORKBENCH), WORKBENCH)) {
      return parse(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a tour: {@code {"steps": [{"name": .., "node": .., "ends": .., "passable": true}, ..]}},
   * where {@code ends} is a {@link TourAction#word} and {@code passable} may be left out.
   */
  static Tour parse(byte[] json) {
    List<TourStep> steps = new ArrayList<>();
    for (JsonNode step : JsonMapper.shared().readTree(json).path("steps")) {
      steps.add(
          new TourStep(
              step.required("name").stringValue(),
              step.required("node").stringValue(),
              TourAction.of(step.required("ends").stringValue()),
              step.path("passable").asBoolean(false)));
    }
    return new Tour(steps);
  }

  /** Where the step of a name stands, counted from 0; empty when there is none. */
  OptionalInt find(String name) {
    return IntStream.range(0, steps.size())
        .filter(i -> steps.get(i).name().equals(name))
        .findFirst();
  }
}
