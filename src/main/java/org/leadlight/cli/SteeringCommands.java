package org.leadlight.cli;

import java.util.List;
import java.util.Locale;
import org.leadlight.workspace.CommandKind;
import org.leadlight.workspace.CommandRequest;
import org.leadlight.workspace.Keep;
import org.leadlight.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The commands that ask something of a run and need no more than its number. */
final class SteeringCommands {

  private SteeringCommands() {}

  /** All of them. */
  static List<Object> all() {
    return List.of(new Pause(), new Finish(), new Stop(), new Evaluate(), new Keeping());
  }

  private static void ask(RunArgument run, CommandRequest request) {
    try (Workspace opened = run.open()) {
      run.find(opened);
      System.out.println(new Decision(opened, run.id()).of(request));
    }
  }

  /** Pauses a run. */
  @Command(
      name = "pause",
      mixinStandardHelpOptions = true,
      description = "Pauses a run between two steps; it still answers. resume lets it go on.")
  static final class Pause implements Runnable {
    @Mixin private final RunArgument run = new RunArgument();

    @Override
    public void run() {
      ask(run, CommandRequest.of(CommandKind.PAUSE));
    }
  }

  /** Ends a run early. */
  @Command(
      name = "finish",
      mixinStandardHelpOptions = true,
      description = "Ends a run early, measured and kept as if every step had been taken.")
  static final class Finish implements Runnable {
    @Mixin private final RunArgument run = new RunArgument();

    @Override
    public void run() {
      ask(run, CommandRequest.of(CommandKind.FINISH));
    }
  }

  /** Stops a run. */
  @Command(
      name = "stop",
      mixinStandardHelpOptions = true,
      description = "Stops a run, or takes it out of the queue.")
  static final class Stop implements Runnable {
    @Mixin private final RunArgument run = new RunArgument();

    @Option(
        names = "--keep",
        paramLabel = "best|last|discard",
        converter = KeepConverter.class,
        description =
            "Which weights are its result: those of its best evaluation, the last (default), or"
                + " none.")
    private Keep keep = Keep.LAST;

    @Override
    public void run() {
      try (Workspace opened = run.open()) {
        run.find(opened);
        System.out.println(
            opened.queue().withdraw(run.id())
                ? "taken out of the queue"
                : new Decision(opened, run.id()).of(CommandRequest.stop(keep)));
      }
    }
  }

  /** Reads what to keep. */
  static final class KeepConverter implements ITypeConverter<Keep> {
    @Override
    public Keep convert(String text) {
      try {
        return Keep.valueOf(text.toUpperCase(Locale.ROOT));
      } catch (IllegalArgumentException unknown) {
        throw new TypeConversionException("'" + text + "' is none of best, last, discard");
      }
    }
  }

  /** Evaluates now. */
  @Command(
      name = "evaluate",
      mixinStandardHelpOptions = true,
      description = "Measures a run now, as at every interval.")
  static final class Evaluate implements Runnable {
    @Mixin private final RunArgument run = new RunArgument();

    @Override
    public void run() {
      ask(run, CommandRequest.of(CommandKind.EVALUATE));
    }
  }

  /** Keeps a checkpoint now. */
  @Command(
      name = "checkpoint",
      mixinStandardHelpOptions = true,
      description = "Keeps a checkpoint of a run now; it is never thinned out.")
  static final class Keeping implements Runnable {
    @Mixin private final RunArgument run = new RunArgument();

    @Override
    public void run() {
      ask(run, CommandRequest.of(CommandKind.CHECKPOINT));
    }
  }
}
