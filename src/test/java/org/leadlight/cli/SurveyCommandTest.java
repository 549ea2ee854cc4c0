package org.leadlight.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leadlight.TinyRun;
import org.leadlight.run.RecipeFormat;
import org.leadlight.run.RunSpec;
import org.leadlight.run.attack.Survey;
import org.leadlight.workspace.CommandKind;
import org.leadlight.workspace.CommandRequest;
import org.leadlight.workspace.RunSummary;
import org.leadlight.workspace.Workspace;

class SurveyCommandTest {

  @TempDir private Path folder;

  /** A recipe of a workspace of its own: what waits in this one would be trained by a worker. */
  private Path recipe() throws IOException {
    Path recipe = folder.resolve("tiny.json");
    if (!Files.exists(recipe)) {
      try (Workspace other = Workspace.open(folder.resolve("other"))) {
        long run = TinyRun.enqueue(other, 2);
        Files.writeString(recipe, other.run(run).orElseThrow().recipe());
      }
    }
    return recipe;
  }

  private long enqueue(Workspace workspace, String... assignments) throws IOException {
    RunSpec spec = RecipeFormat.read(Files.readString(recipe()));
    return workspace.enqueue("", RecipeFormat.with(spec, List.of(assignments)));
  }

  private Terminal survey(Object... words) throws IOException {
    List<Object> all =
        new ArrayList<>(List.of("survey", recipe(), "--attackers", "nearest_l2", "--victims", "4"));
    all.addAll(List.of(words));
    all.addAll(List.of("--workspace", folder));
    return Terminal.run(all.toArray());
  }

  @Test
  void whatIsThereIsNotMadeAgain() throws IOException {
    Path picture = folder.resolve("survey.svg");
    Object[] wanted = {
      "--seeds", "2", "--alphas", "0.3", "--noise", "1.5", "--json", "-o", picture
    };
    Terminal first = survey(wanted);
    assertEquals(0, first.exitCode(), first.err());
    Survey survey = Survey.fromJson(first.out());
    assertEquals(
        List.of("0.3 0", "0.6 0", "0.6 1"),
        survey.points().stream().map(point -> point.alpha() + " " + point.seed()).toList());
    assertEquals(2, survey.seeds().size());
    assertEquals(1.5, survey.noise().getFirst().level());
    assertTrue(survey.noise().getFirst().worst().orElseThrow().value() > 0.1);
    assertTrue(Files.readString(picture).contains(">0.6<"));
    List<String> made = rows();
    assertEquals(3, made.size());
    Terminal again = survey(wanted);
    assertEquals(first.out(), again.out());
    assertEquals(made, rows());
    Terminal more = survey("--seeds", "3", "--alphas", "none", "--noise", "1.5");
    assertEquals(0, more.exitCode(), more.err());
    assertEquals(4, rows().size());
    assertTrue(more.out().contains("| 0.6 | 2 | "), more.out());
    assertTrue(more.out().contains("Not run, and perhaps worse: "), "only the nearest word read");
  }

  @Test
  void anInterruptedRunGoesOnAndASteeredOneIsNotTaken() throws IOException {
    survey("--seeds", "0").isRefusedWith("--seeds is 0");
    try (Workspace workspace = Workspace.open(folder)) {
      TinyRun.train(
          workspace,
          enqueue(workspace),
          taken -> {
            if (taken == 1) {
              workspace
                  .commands()
                  .request(1, new CommandRequest(CommandKind.SET, "{\"alpha\":0.4}"));
            }
          });
      long second = enqueue(workspace, "training.steps=4");
      TinyRun.cutOff(workspace, second, taken -> {}, 3);
    }
    Terminal steered = survey("--seeds", "1", "--alphas", "none", "--noise", "1.5");
    assertEquals(0, steered.exitCode(), steered.err());
    assertEquals(3, rows().size(), "the steered run is not the recipe");
    Terminal cut =
        survey("--set", "training.steps=4", "--seeds", "1", "--alphas", "none", "--noise", "1.5");
    assertEquals(0, cut.exitCode(), cut.err());
    assertEquals(3, rows().size(), "the interrupted run went on");
  }

  /** Every run with its state and its attacks. */
  private List<String> rows() {
    try (Workspace workspace = Workspace.open(folder)) {
      return workspace.runs().stream().map(run -> row(workspace, run)).toList();
    }
  }

  private static String row(Workspace workspace, RunSummary run) {
    return run.id() + " " + run.state() + " " + workspace.attacks().of(run.id());
  }
}
