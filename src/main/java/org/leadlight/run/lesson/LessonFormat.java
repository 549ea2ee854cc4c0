package org.leadlight.run.lesson;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.leadlight.run.Figure;
import org.leadlight.run.Inspection;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The JSON form of a reading; a figure is an array of value, count, low and high. */
final class LessonFormat {

  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private LessonFormat() {}

  static String write(LessonReading reading) {
    ObjectNode tree = JSON.createObjectNode();
    tree.put("inspection", reading.inspection().toJson());
    ObjectNode figures = tree.putObject("figures");
    reading.figures().forEach((key, figure) -> write(figures.putArray(key), figure));
    ArrayNode series = tree.putArray("series");
    for (LessonSeries each : reading.series()) {
      ArrayNode points = series.addObject().put("key", each.key()).putArray("points");
      for (LessonPoint point : each.points()) {
        ArrayNode numbers = points.addArray().add(point.dial());
        write(numbers, point.x());
        write(numbers, point.y());
      }
    }
    ArrayNode grids = tree.putArray("grids");
    for (LessonGrid grid : reading.grids()) {
      grids
          .addObject()
          .put("key", grid.key())
          .put("columns", grid.columns())
          .put("scale", grid.scale())
          .put("values", grid.encoded());
    }
    tree.put("sampled", reading.sampled()).put("wanted", reading.wanted());
    return tree.toString();
  }

  private static void write(ArrayNode numbers, Figure figure) {
    numbers.add(figure.value()).add(figure.count()).add(figure.low()).add(figure.high());
  }

  static LessonReading read(String json) {
    JsonNode tree = JSON.readTree(json);
    Map<String, Figure> figures = new LinkedHashMap<>();
    tree.path("figures")
        .properties()
        .forEach(e -> figures.put(e.getKey(), figure(e.getValue(), 0)));
    List<LessonSeries> series = new ArrayList<>();
    for (JsonNode each : tree.path("series")) {
      List<LessonPoint> points = new ArrayList<>();
      for (JsonNode point : each.path("points")) {
        points.add(
            new LessonPoint(point.path(0).doubleValue(), figure(point, 1), figure(point, 5)));
      }
      series.add(new LessonSeries(each.path("key").stringValue(), points));
    }
    List<LessonGrid> grids = new ArrayList<>();
    for (JsonNode grid : tree.path("grids")) {
      grids.add(
          LessonGrid.decoded(
              grid.path("key").stringValue(),
              grid.path("columns").intValue(),
              grid.path("values").stringValue(),
              grid.path("scale").doubleValue()));
    }
    return new LessonReading(
        Inspection.fromJson(tree.path("inspection").stringValue()),
        figures,
        series,
        grids,
        tree.path("sampled").longValue(),
        tree.path("wanted").longValue());
  }

  /** NaN and infinities are no numbers of JSON; Jackson writes them as texts. */
  private static Figure figure(JsonNode numbers, int from) {
    return new Figure(
        number(numbers.path(from)),
        numbers.path(from + 1).longValue(),
        number(numbers.path(from + 2)),
        number(numbers.path(from + 3)));
  }

  private static double number(JsonNode node) {
    return node.isNumber() ? node.doubleValue() : Double.parseDouble(node.stringValue());
  }
}
