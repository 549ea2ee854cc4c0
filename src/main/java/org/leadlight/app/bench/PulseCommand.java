package org.leadlight.app.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.leadlight.app.OffscreenWindow;
import org.leadlight.app.Window;
import org.leadlight.app.desktop.JavaFx;
import org.leadlight.app.desktop.TemporaryFolder;
import org.leadlight.app.pictures.SmallTraining;
import org.leadlight.run.UserMistakeException;
import org.leadlight.workspace.ProgramCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Watches the FX thread of a window that is idle, that a training streams into, that opens a run.
 */
@Command(
    name = "pulse",
    mixinStandardHelpOptions = true,
    description =
        "Times what the window's thread does from pulse to pulse, without a display: idle, while a"
            + " training streams into it, and while a long run opens; each in a process of its"
            + " own.")
public final class PulseCommand implements Callable<Integer> {

  /** What happens while the window is watched. */
  enum Scenario {
    IDLE("idle"),
    TRAINING("a training streams in"),
    OPENING("a long run opens");

    private final String words;

    Scenario(String words) {
      this.words = words;
    }
  }

  private static final int WARM_UP_PULSES = 60;
  private static final int PULSES = 600;
  private static final int PULSES_AFTER = 120;
  private static final int TRAINING_STEPS = 120;

  @Option(names = "--steps", paramLabel = "N", description = "Steps of the long run (20000).")
  private int steps = 20_000;

  @Option(names = "--series", paramLabel = "N", description = "Its curves (25).")
  private int series = 25;

  @Option(names = "--only", hidden = true, description = "Watches one of them in this process.")
  private @Nullable Scenario only;

  @Override
  public Integer call() {
    int least = LongRun.usualNames().size();
    if (steps < 1 || series < least) {
      throw new UserMistakeException(
          "--steps must be at least 1 and --series at least " + least + ".");
    }
    return only == null ? watchAll() : watch(only);
  }

  private int watchAll() {
    System.out.println("Milliseconds, median / 95th percentile / most; software pipeline:");
    int end = 0;
    for (Scenario scenario : Scenario.values()) {
      List<String> arguments =
          List.of(
              "bench",
              "pulse",
              "--steps=" + steps,
              "--series=" + series,
              "--only=" + scenario.name());
      try {
        Process process =
            new ProcessBuilder(ProgramCommand.ofThisProcess().line(List.of(), arguments))
                .inheritIO()
                .start();
        end = Math.max(end, process.onExit().join().exitValue());
      } catch (IOException e) {
        throw new UserMistakeException("No process can be started: " + e.getMessage() + ".", e);
      }
    }
    return end;
  }

  /** Ends with 1 when a task may have used more than the limit. */
  private int watch(Scenario scenario) {
    JavaFx.startHeadless(() -> {});
    try (TemporaryFolder folder = TemporaryFolder.make()) {
      if (scenario == Scenario.OPENING) {
        write(folder.path());
      }
      PulseReport report = watch(scenario, folder.path());
      System.out.println(report.line(scenario.words));
      return report.holds() ? 0 : 1;
    }
  }

  private void write(Path folder) {
    new History(1, new LongRun(steps, series)).writeTo(folder, count -> {});
  }

  private PulseReport watch(Scenario scenario, Path folder) {
    PulseWatch watch = new PulseWatch();
    OffscreenWindow.Options options =
        new OffscreenWindow.Options(
            Window.WIDTH, Window.HEIGHT, "benchmark", Map.of(), watch.executor());
    try (OffscreenWindow window = OffscreenWindow.open(folder, options)) {
      if (scenario != Scenario.OPENING) {
        window.startReading();
      }
      JavaFx.awaitPulses(WARM_UP_PULSES);
      JavaFx.run(watch::start);
      JavaFx.awaitPulses(2);
      JavaFx.run(watch::reset);
      play(scenario, folder, window);
      return JavaFx.call(watch::report);
    }
  }

  private void play(Scenario scenario, Path folder, OffscreenWindow window) {
    switch (scenario) {
      case IDLE -> JavaFx.awaitPulses(PULSES);
      case TRAINING -> {
        try (SmallTraining training = SmallTraining.start(folder, 2 * TRAINING_STEPS)) {
          training.awaitHalf();
        }
      }
      case OPENING -> {
        window.startReading();
        window.await(shown -> shown.curve("component/composite_loss").size() == steps);
        JavaFx.awaitPulses(PULSES_AFTER);
      }
    }
  }
}
