package org.leadlight.cli;

import java.util.Locale;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.leadlight.run.UserMistakeException;
import org.leadlight.workspace.RunSummary;
import org.leadlight.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The runs that wait for a device. */
@Command(
    name = "queue",
    mixinStandardHelpOptions = true,
    description = "The runs that wait for a device, in the order in which they are taken.",
    subcommands = {
      QueueCommand.ListCommand.class,
      QueueCommand.Move.class,
      QueueCommand.Hold.class,
      QueueCommand.Release.class,
      QueueCommand.Limit.class
    })
final class QueueCommand {

  private static void require(boolean waits, RunArgument run) {
    if (!waits) {
      throw new UserMistakeException(
          "Run " + run.id() + " does not wait so; queue list shows those that do.");
    }
  }

  /** Lists those that wait. */
  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Lists the runs that wait, the next first.")
  static final class ListCommand implements Runnable {
    @Mixin private final WorkspaceOption workspace = new WorkspaceOption();

    @Override
    public void run() {
      try (Workspace opened = workspace.open()) {
        int place = 1;
        for (RunSummary run : opened.queue().waiting()) {
          System.out.println(
              String.format(
                  Locale.ROOT,
                  "%3d.  run %-5d %-7s %-8s %s",
                  place++,
                  run.id(),
                  run.state().words(),
                  run.spec().training().device(),
                  run.name()));
        }
      }
    }
  }

  /** Moves one. */
  @Command(
      name = "move",
      mixinStandardHelpOptions = true,
      description = "Puts a waiting run before another one, or at the end.")
  static final class Move implements Runnable {
    @Mixin private final RunArgument run = new RunArgument();

    @Option(names = "--before", paramLabel = "RUN", description = "Which run comes after it then.")
    private @Nullable Long before;

    @Override
    public void run() {
      try (Workspace opened = run.open()) {
        run.find(opened);
        OptionalLong next = before == null ? OptionalLong.empty() : OptionalLong.of(before);
        require(opened.queue().move(run.id(), next), run);
      }
    }
  }

  /** Holds one. */
  @Command(
      name = "hold",
      mixinStandardHelpOptions = true,
      description = "Keeps a waiting run from being taken.")
  static final class Hold implements Runnable {
    @Mixin private final RunArgument run = new RunArgument();

    @Override
    public void run() {
      try (Workspace opened = run.open()) {
        run.find(opened);
        require(opened.queue().hold(run.id()), run);
      }
    }
  }

  /** Lets one go. */
  @Command(
      name = "release",
      mixinStandardHelpOptions = true,
      description = "Lets a held run be taken by the next worker.")
  static final class Release implements Runnable {
    @Mixin private final RunArgument run = new RunArgument();

    @Override
    public void run() {
      try (Workspace opened = run.open()) {
        run.find(opened);
        require(opened.queue().release(run.id()), run);
      }
    }
  }

  /** Says how many may train at once. */
  @Command(
      name = "limit",
      mixinStandardHelpOptions = true,
      description = "Says how many runs may train at the same time on a device; one by default.")
  static final class Limit implements Runnable {
    @Mixin private final WorkspaceOption workspace = new WorkspaceOption();

    @Parameters(index = "0", paramLabel = "DEVICE", description = "cpu or cuda:N.")
    private String device = "";

    @Parameters(index = "1", paramLabel = "MAXIMUM", description = "1 or more.")
    private int maximum;

    @Override
    public void run() {
      try (Workspace opened = workspace.open()) {
        opened.queue().limit(device, maximum);
      }
    }
  }
}
