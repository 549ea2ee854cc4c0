package org.leadlight.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.leadlight.run.Evaluation;
import org.leadlight.run.Figure;
import org.leadlight.workspace.MetricRow;
import org.leadlight.workspace.RunSummary;
import org.leadlight.workspace.Workspace;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A run as the command line shows it: one JSON object, or a table for people. */
final class RunReport {

  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final Map<String, String> TITLES =
      Map.ofEntries(
          Map.entry("answers_kept", "answers kept"),
          Map.entry("reference_answers", "answers right"),
          Map.entry("top1_agreement", "top-1 agreement"),
          Map.entry("kl", "KL, nats"),
          Map.entry("noise_rms", "noise, x rms(E)"),
          Map.entry("recovered_all", "words read, all"),
          Map.entry("recovered_private", "words read, private"),
          Map.entry("nearest_cosine_all", "  by cosine, all"),
          Map.entry("nearest_cosine_private", "  by cosine, private"),
          Map.entry("sign_flipped_all", "  sign flipped, all"),
          Map.entry("sign_flipped_private", "  sign flipped, private"),
          Map.entry("ridge_all", "  ridge map, all"),
          Map.entry("ridge_private", "  ridge map, private"),
          Map.entry("averaged_nearest_16_all", "  16 averaged, all"),
          Map.entry("averaged_nearest_16_private", "  16 averaged, private"));

  private final RunSummary run;
  private final Optional<MetricRow> last;
  private final List<Evaluation> evaluations;
  private final List<Long> checkpoints;

  private RunReport(
      RunSummary run,
      Optional<MetricRow> last,
      List<Evaluation> evaluations,
      List<Long> checkpoints) {
    this.run = run;
    this.last = last;
    this.evaluations = evaluations;
    this.checkpoints = checkpoints;
  }

  static Optional<RunReport> of(Workspace workspace, long id) {
    return workspace
        .run(id)
        .map(
            run ->
                new RunReport(
                    run,
                    workspace.lastMetric(id),
                    workspace.evaluations(id),
                    workspace.weights().checkpointSteps(id)));
  }

  /**
   * id, name, state, step, steps, device, message, components, evaluations, best (step),
   * checkpoints (steps), parametersSha256, recipe.
   */
  ObjectNode json() {
    ObjectNode tree = JSON.createObjectNode();
    tree.put("id", run.id())
        .put("name", run.name())
        .put("state", run.state().name().toLowerCase(Locale.ROOT))
        .put("step", run.step())
        .put("steps", run.steps())
        .put("device", run.device())
        .put("message", run.message());
    ObjectNode components = tree.putObject("components");
    last.ifPresent(
        row -> {
          for (int i = 0; i < row.names().size(); i++) {
            if (row.names().get(i).startsWith("component/")) {
              components.put(row.names().get(i).substring(10), row.numbers()[i]);
            }
          }
        });
    ArrayNode list = tree.putArray("evaluations");
    for (Evaluation evaluation : evaluations) {
      ObjectNode one = list.addObject();
      one.put("step", evaluation.step());
      one.setAll(evaluation.toTree());
    }
    run.bestBy().best(evaluations).ifPresent(best -> tree.put("best", best.step()));
    ArrayNode kept = tree.putArray("checkpoints");
    checkpoints.forEach(kept::add);
    tree.put("parametersSha256", run.parametersSha256());
    tree.set("recipe", JSON.readTree(run.recipe()));
    return tree;
  }

  String table() {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "Run %d  %s  %s, step %d of %d%n",
            run.id(),
            run.name(),
            run.state().name().toLowerCase(Locale.ROOT),
            run.step(),
            run.steps()));
    if (!run.message().isEmpty()) {
      text.append(run.message()).append(System.lineSeparator());
    }
    if (!evaluations.isEmpty()) {
      Evaluation newest = evaluations.getLast();
      text.append(String.format(Locale.ROOT, "Evaluation after step %d:%n", newest.step()));
      newest.figures().forEach((key, figure) -> text.append(line(key, figure)));
    }
    run.bestBy()
        .best(evaluations)
        .ifPresent(
            best ->
                text.append(
                    String.format(
                        Locale.ROOT,
                        "Best by %s: after step %d.%n",
                        run.bestBy().text(),
                        best.step())));
    if (!checkpoints.isEmpty()) {
      text.append("Checkpoints after step ")
          .append(checkpoints.stream().map(String::valueOf).collect(Collectors.joining(", ")))
          .append('.')
          .append(System.lineSeparator());
    }
    return text.toString();
  }

  private static String line(String key, Figure figure) {
    String title = TITLES.getOrDefault(key, key);
    boolean share = !key.equals("kl") && !key.equals("noise_rms");
    if (!share) {
      return String.format(
          Locale.ROOT, "  %-24s %9.3f %24s n = %d%n", title, figure.value(), "", figure.count());
    }
    return String.format(
        Locale.ROOT,
        "  %-24s %8.1f %%  (95 %%: %5.1f to %5.1f %%)   n = %d%n",
        title,
        100 * figure.value(),
        100 * figure.low(),
        100 * figure.high(),
        figure.count());
  }
}
