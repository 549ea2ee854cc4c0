package org.leadlight.workspace.sheet;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.leadlight.run.Evaluation;
import org.leadlight.workspace.Command;
import org.leadlight.workspace.CommandKind;
import org.leadlight.workspace.CommandState;
import org.leadlight.workspace.Origin;
import org.leadlight.workspace.RunSummary;
import org.leadlight.workspace.Workspace;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the numbers of a run rest on, gathered from its rows: recipe and live changes, seed,
 * program, machine, model and data, where it comes from, and what came of it.
 */
public final class RunSheet {

  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final ObjectNode tree;

  private RunSheet(ObjectNode tree) {
    this.tree = tree;
  }

  /**
   * Gathers the sheet of a run.
   *
   * @throws org.leadlight.workspace.WorkspaceException when the workspace cannot be read
   */
  public static RunSheet of(Workspace workspace, RunSummary run) {
    return new RunSheet(tree(workspace, run));
  }

  /** The sheet as JSON; its {@code recipe} is one that {@code train} reads. */
  public String json() {
    return JSON.writeValueAsString(tree) + "\n";
  }

  /** The sheet as a page in Markdown. */
  public String markdown() {
    return new SheetPage(tree).text();
  }

  private static ObjectNode tree(Workspace workspace, RunSummary run) {
    List<Evaluation> evaluations = workspace.evaluations(run.id());
    ObjectNode tree = JSON.createObjectNode();
    writeRun(tree.putObject("run"), run);
    writeOrigin(tree.putObject("origin"), run.origin());
    tree.putObject("seeds").put("training", run.spec().training().seed());
    writeChanges(tree.putArray("live_changes"), workspace.commands().of(run.id()));
    tree.set("provenance", JSON.readTree(workspace.provenance(run.id()).orElse("{}")));
    tree.set("runtime", JSON.readTree(workspace.runtime(run.id()).orElse("{}")));
    writeResult(tree.putObject("result"), run, evaluations);
    tree.set("recipe", JSON.readTree(run.recipe()));
    return tree;
  }

  private static void writeRun(ObjectNode node, RunSummary run) {
    node.put("id", run.id())
        .put("name", run.name())
        .put("state", run.state().words())
        .put("step", run.step())
        .put("steps", run.steps())
        .put("device", run.device())
        .put("message", run.message())
        .put("created", time(run.createdAt()))
        .put("started", time(run.startedAt()))
        .put("ended", time(run.endedAt()))
        .put("rewinds", run.rewinds());
  }

  private static String time(long milliseconds) {
    return milliseconds == 0
        ? ""
        : Instant.ofEpochMilli(milliseconds).truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static void writeOrigin(ObjectNode node, Origin origin) {
    if (origin.parent() > 0) {
      node.put("branch_of", origin.parent()).put("step", origin.parentStep());
    }
    if (origin.replayOf() > 0) {
      node.put("replay_of", origin.replayOf());
    }
  }

  /** What had or is to have an effect on the record, and the changes that were refused. */
  private static void writeChanges(ArrayNode list, List<Command> commands) {
    for (Command command : commands) {
      boolean pauses = command.kind() == CommandKind.PAUSE || command.kind() == CommandKind.RESUME;
      if (!pauses) {
        write(list.addObject(), command);
      }
    }
  }

  private static void write(ObjectNode node, Command command) {
    node.put("kind", lower(command.kind())).put("state", lower(command.state()));
    if (command.state() != CommandState.REQUESTED) {
      node.put("step", command.step());
    }
    switch (command.kind()) {
      case SET -> {
        ObjectNode values = node.putObject("values");
        command.request().values().forEach(values::put);
      }
      case STOP -> node.put("keep", lower(command.request().keep()));
      default -> {}
    }
    if (!command.reason().isEmpty()) {
      node.put("reason", command.reason());
    }
  }

  private static String lower(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT);
  }

  private static void writeResult(ObjectNode node, RunSummary run, List<Evaluation> evaluations) {
    node.put("parametersSha256", run.parametersSha256());
    if (run.resultStep() >= 0) {
      node.put("weights_after_step", run.resultStep());
    }
    node.put("best_by", run.bestBy().text());
    run.bestBy().best(evaluations).ifPresent(best -> write(node.putObject("best"), best));
    if (!evaluations.isEmpty()) {
      write(node.putObject("last"), evaluations.getLast());
    }
  }

  private static void write(ObjectNode node, Evaluation evaluation) {
    node.put("step", evaluation.step());
    node.set("figures", evaluation.toTree());
  }
}
