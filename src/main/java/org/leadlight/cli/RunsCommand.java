package org.leadlight.cli;

import java.util.List;
import java.util.Locale;
import org.leadlight.workspace.LivenessMonitor;
import org.leadlight.workspace.RunSummary;
import org.leadlight.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** Looks at the runs of a workspace. */
@Command(
    name = "runs",
    mixinStandardHelpOptions = true,
    description = "Looks at the runs of a workspace.",
    subcommands = {
      RunsCommand.ListCommand.class,
      RunsCommand.ShowCommand.class,
      RunsSheetCommand.class
    })
final class RunsCommand {

  /** Lists every run. */
  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Lists every run, the newest first.")
  static final class ListCommand implements Runnable {

    @Mixin private final WorkspaceOption workspace = new WorkspaceOption();

    @Option(names = "--json", description = "Prints a JSON list.")
    private boolean json;

    @Override
    public void run() {
      try (Workspace opened = workspace.open()) {
        new LivenessMonitor(opened).observe();
        if (json) {
          ArrayNode list = JsonMapper.builder().build().createArrayNode();
          opened
              .runs()
              .forEach(run -> list.add(RunReport.of(opened, run.id()).orElseThrow().json()));
          System.out.println(list);
        } else {
          print(opened);
        }
      }
    }

    private static void print(Workspace opened) {
      List<RunSummary> runs = opened.runs();
      if (runs.isEmpty()) {
        System.out.println(
            "No run yet in " + opened.folder() + "; leadlight train makes the first.");
        return;
      }
      System.out.printf(
          "%5s  %-12s %7s/%-7s  %-8s %s%n", "run", "state", "step", "steps", "on", "name");
      runs.forEach(run -> System.out.println(line(run)));
    }

    private static String line(RunSummary run) {
      return String.format(
          Locale.ROOT,
          "%5d  %-12s %7d/%-7d  %-8s %s",
          run.id(),
          run.state().name().toLowerCase(Locale.ROOT),
          run.step(),
          run.steps(),
          run.device(),
          run.name());
    }
  }

  /** Shows one run. */
  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "Shows one run with its last evaluation and its recipe.")
  static final class ShowCommand implements Runnable {

    @Mixin private final RunArgument run = new RunArgument();

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Override
    public void run() {
      try (Workspace opened = run.open()) {
        RunSummary found = run.find(opened);
        RunReport report = RunReport.of(opened, run.id()).orElseThrow();
        System.out.print(
            json
                ? report.json() + System.lineSeparator()
                : report.table() + found.recipe() + System.lineSeparator());
      }
    }
  }
}
