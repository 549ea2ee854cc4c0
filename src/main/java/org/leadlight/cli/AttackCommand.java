package org.leadlight.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.leadlight.run.UserMistakeException;
import org.leadlight.run.attack.AttackPlan;
import org.leadlight.run.attack.AttackReport;
import org.leadlight.run.attack.AttackerKind;
import org.leadlight.workspace.Attack;
import org.leadlight.workspace.WeightsFile;
import org.leadlight.workspace.WorkerLauncher;
import org.leadlight.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lets attackers read what a run's transform releases. */
@Command(
    name = "attack",
    mixinStandardHelpOptions = true,
    description =
        "Lets attackers read what the transform of a run releases, each beside its controls; the"
            + " report stays with the run. Ctrl-C takes the attack back.")
final class AttackCommand implements Callable<Integer> {

  private static final double MOST_EFFORT = 100;

  @Mixin private final RunArgument run = new RunArgument();
  @Mixin private final VictimOptions victims = new VictimOptions();

  @Option(
      names = "--attackers",
      split = ",",
      paramLabel = "NAME",
      description = "Which attackers, such as nearest_l2,mlp; all when not given.")
  private List<String> attackers = new ArrayList<>();

  @Option(names = "--seeds", paramLabel = "N", description = "Seeds whose readings are pooled (1).")
  private int seeds = 1;

  @Option(
      names = "--effort",
      split = ",",
      paramLabel = "SHARE",
      description =
          "Shares of each attacker's own budget, such as 0.25,0.5,1: one row for each (1).")
  private List<Double> efforts = List.of(1.0);

  @Option(
      names = "--step",
      paramLabel = "N",
      description = "Attacks the weights after that step; the result's when not given.")
  private @Nullable Long step;

  @Option(names = "--json", description = "Prints the report as one JSON object.")
  private boolean json;

  @Option(
      names = "--background",
      description = "Leaves it to a process of its own and returns at once.")
  private boolean background;

  @Option(
      names = "--baselines",
      description =
          "Also measures simpler mechanisms at the same usefulness; always done with all attackers.")
  private boolean baselines;

  @Option(names = "--cancel", description = "Takes back the attack that waits or is at work.")
  private boolean cancel;

  @Override
  public Integer call() {
    try (Workspace opened = run.open()) {
      run.find(opened);
      opened.attacks().observe();
      if (cancel) {
        return takeBack(opened);
      }
      AttackPlan plan = plan(attackers, efforts, seeds, victims);
      boolean whole = baselines || attackers.isEmpty();
      long id = opened.attacks().request(run.id(), stepOf(opened), plan, whole);
      if (background) {
        new WorkerLauncher(opened.folder()).startAttacks();
        System.out.println("attack " + id + " on run " + run.id() + " is left to a worker");
        return 0;
      }
      return attack(opened, id, System.out);
    }
  }

  private int takeBack(Workspace opened) {
    boolean done =
        opened
            .attacks()
            .newest(run.id())
            .filter(one -> opened.attacks().cancel(one.id()))
            .isPresent();
    if (!done) {
      throw new UserMistakeException("No attack on run " + run.id() + " waits or is at work.");
    }
    System.out.println("the attack was taken back");
    return 0;
  }

  private long stepOf(Workspace opened) {
    if (step != null) {
      return step;
    }
    return opened
        .weights()
        .find(run.id(), OptionalLong.empty())
        .map(WeightsFile::step)
        .orElseThrow(
            () ->
                new UserMistakeException(
                    "Run "
                        + run.id()
                        + " keeps no weights that could be attacked; train it first."));
  }

  /**
   * A plan by its options.
   *
   * @param attackers their names, none for all
   * @throws UserMistakeException when an option is at fault
   */
  static AttackPlan plan(
      List<String> attackers, List<Double> efforts, int seeds, VictimOptions victims) {
    List<AttackerKind> chosen =
        attackers.isEmpty()
            ? List.of(AttackerKind.values())
            : attackers.stream().map(AttackCommand::kind).toList();
    VictimOptions.atLeast("--seeds", seeds, 1);
    for (double effort : efforts) {
      if (!(effort > 0 && effort <= MOST_EFFORT)) {
        throw new UserMistakeException(
            "--effort has %s; it must be above 0 and at most %.0f.".formatted(effort, MOST_EFFORT));
      }
    }
    return new AttackPlan(
        chosen, efforts, AttackPlan.RELEASES, seeds, victims.count(), victims.skipped(), 0);
  }

  private static AttackerKind kind(String name) {
    return AttackerKind.of(name.strip())
        .orElseThrow(
            () ->
                new UserMistakeException(
                    "There is no attacker "
                        + name
                        + "; there are "
                        + Stream.of(AttackerKind.values())
                            .map(AttackerKind::id)
                            .collect(Collectors.joining(", "))
                        + "."));
  }

  private int attack(Workspace opened, long id, PrintStream out) {
    boolean terminal = System.console() != null && System.console().isTerminal();
    new ForegroundAttack(opened, json ? System.err : out).attack(id);
    Attack ended = opened.attacks().find(id).orElseThrow();
    return switch (ended.state()) {
      case FINISHED -> print(opened.attacks().report(id).orElseThrow(), out, terminal);
      case FAILED -> throw new UserMistakeException(ended.message());
      default -> {
        out.println("the attack was taken back");
        yield 1;
      }
    };
  }

  private int print(AttackReport report, PrintStream out, boolean terminal) {
    out.print(
        json ? report.toJson() + System.lineSeparator() : new AttackTable(report, terminal).text());
    return 0;
  }
}
