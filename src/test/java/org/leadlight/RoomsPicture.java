package org.leadlight;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The rooms of the program and which uses which, as a drawing: every room stands above those it
 * uses, and an arrow that other arrows already imply is left out.
 */
final class RoomsPicture {

  private static final int WIDTH = 860;
  private static final int ROW = 92;
  private static final int BOX_WIDTH = 112;
  private static final int BOX_HEIGHT = 36;
  private static final int MARGIN = 28;

  private final SortedMap<String, SortedSet<String>> uses = new TreeMap<>();

  /**
   * The drawing of some uses.
   *
   * @param uses which rooms each room uses; without circles
   */
  RoomsPicture(Map<String, ? extends Set<String>> uses) {
    uses.forEach((room, used) -> this.uses.put(room, new TreeSet<>(used)));
    uses.values()
        .forEach(used -> used.forEach(room -> this.uses.putIfAbsent(room, new TreeSet<>())));
  }

  /** The drawing as SVG, the same for the same uses. */
  String svg() {
    Map<String, int[]> places = places();
    int height = places.values().stream().mapToInt(place -> place[1]).max().orElse(0);
    StringBuilder svg = new StringBuilder();
    line(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\""
            + " aria-label=\"The rooms of the program and which uses which\""
            + " font-family=\"Inter, 'Segoe UI', 'DejaVu Sans', sans-serif\" font-size=\"14\">",
        WIDTH,
        height + BOX_HEIGHT + MARGIN);
    line(
        svg,
        "<defs><marker id=\"tip\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"7\"");
    line(
        svg,
        "  markerHeight=\"7\" orient=\"auto\"><path d=\"M0 0L8 4L0 8z\""
            + " fill=\"#59636E\"/></marker></defs>");
    line(svg, "<rect width=\"100%%\" height=\"100%%\" fill=\"#FFFFFF\"/>");
    uses.keySet()
        .forEach(
            room -> shown(room).forEach(used -> arrow(svg, places.get(room), places.get(used))));
    places.forEach((room, place) -> box(svg, room, place));
    return svg.append("</svg>\n").toString();
  }

  /** The rooms used by a room that it does not already use through another. */
  SortedSet<String> shown(String room) {
    SortedSet<String> shown = new TreeSet<>(uses.get(room));
    uses.get(room).forEach(used -> shown.removeAll(reached(used)));
    return shown;
  }

  private Set<String> reached(String room) {
    Set<String> all = new TreeSet<>();
    for (String used : uses.get(room)) {
      all.add(used);
      all.addAll(reached(used));
    }
    return all;
  }

  private int level(String room) {
    return uses.get(room).stream().mapToInt(used -> level(used) + 1).max().orElse(0);
  }

  private Map<String, int[]> places() {
    SortedMap<Integer, List<String>> rows = new TreeMap<>();
    uses.keySet()
        .forEach(room -> rows.computeIfAbsent(level(room), row -> new ArrayList<>()).add(room));
    int top = rows.lastKey();
    Map<String, int[]> places = new LinkedHashMap<>();
    rows.forEach(
        (level, row) -> {
          int step = WIDTH / (row.size() + 1);
          for (int i = 0; i < row.size(); i++) {
            places.put(row.get(i), new int[] {step * (i + 1), MARGIN + (top - level) * ROW});
          }
        });
    return places;
  }

  /** Rooms far apart are joined along the edge, so that no line runs through those between. */
  private static void arrow(StringBuilder svg, int[] from, int[] to) {
    int straight = (from[0] + to[0]) / 2;
    int edge = to[0] <= WIDTH / 2 ? MARGIN : WIDTH - MARGIN;
    int middle = to[1] - from[1] > 2 * ROW ? edge : straight;
    line(
        svg,
        "<path d=\"M%d %dQ%d %d %d %d\" fill=\"none\" stroke=\"#59636E\" stroke-width=\"1.3\""
            + " marker-end=\"url(#tip)\"/>",
        from[0],
        from[1] + BOX_HEIGHT,
        middle,
        (from[1] + to[1] + BOX_HEIGHT) / 2,
        to[0],
        to[1] - 2);
  }

  private static void box(StringBuilder svg, String room, int[] place) {
    line(
        svg,
        "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"6\" fill=\"#F6F8FA\""
            + " stroke=\"#0E7C66\"/>",
        place[0] - BOX_WIDTH / 2,
        place[1],
        BOX_WIDTH,
        BOX_HEIGHT);
    line(
        svg,
        "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\" fill=\"#1F2328\">%s</text>",
        place[0],
        place[1] + 23,
        room);
  }

  private static void line(StringBuilder svg, String format, Object... arguments) {
    svg.append(String.format(Locale.ROOT, format, arguments)).append('\n');
  }
}
