package org.leadlight.app.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.leadlight.app.desktop.JavaFx;
import org.leadlight.app.desktop.TemporaryFolder;
import org.leadlight.run.UserMistakeException;
import org.leadlight.workspace.RunTable;
import org.leadlight.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes a history of many long runs and times the window on it. */
@Command(
    name = "history",
    mixinStandardHelpOptions = true,
    description =
        "Makes a workspace of many long runs and times, without a display and in processes of"
            + " their own, how it is read, opened and zoomed.")
public final class HistoryCommand implements Callable<Integer> {

  @Option(names = "--runs", paramLabel = "N", description = "Runs, 2 or more (100).")
  private int runs = 100;

  @Option(names = "--steps", paramLabel = "N", description = "Steps of each (20000).")
  private int steps = 20_000;

  @Option(names = "--series", paramLabel = "N", description = "Curves of each (25).")
  private int series = 25;

  @Option(names = "--rounds", paramLabel = "N", description = "Processes that measure (5).")
  private int rounds = 5;

  @Option(
      names = "--folder",
      paramLabel = "DIR",
      description = "A workspace to fill up and keep; a temporary one when not given.")
  private @Nullable Path folder;

  @Option(names = "--only", hidden = true, description = "Opens this run in this process.")
  private @Nullable Long only;

  @Override
  public Integer call() {
    int least = LongRun.usualNames().size();
    if (runs < 2 || steps < 1 || rounds < 1 || series < least) {
      throw new UserMistakeException(
          "--runs must be at least 2, --steps and --rounds at least 1 and --series at least "
              + least
              + ".");
    }
    Path given = folder;
    if (given != null) {
      return in(given);
    }
    try (TemporaryFolder temporary = TemporaryFolder.make()) {
      return in(temporary.path());
    }
  }

  private int in(Path place) {
    Long run = only;
    if (run != null) {
      JavaFx.startHeadless(() -> {});
      System.out.println(new HistoryWatch(place).measure(run).line());
      return 0;
    }
    make(place);
    return report(measure(place));
  }

  private void make(Path place) {
    long before = System.nanoTime();
    int[] written = {0};
    new History(runs, new LongRun(steps, series)).writeTo(place, have -> written[0]++);
    double seconds = (System.nanoTime() - before) / 1e9;
    try (Workspace workspace = Workspace.open(place)) {
      System.out.printf(
          Locale.ROOT,
          "%d runs of %d steps and %d series, %d of them written in %.0f s; database %d bytes%n",
          workspace.runs().size(),
          steps,
          series,
          written[0],
          seconds,
          new RunTable(workspace).databaseBytes());
    }
  }

  private List<HistoryTimes> measure(Path place) {
    List<HistoryTimes> times = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      long run = 1 + round % (runs - 1); // never the newest, which the window shows by itself
      try {
        times.add(
            HistoryTimes.of(List.of("bench", "history", "--folder=" + place, "--only=" + run)));
      } catch (IOException e) {
        throw new UserMistakeException("The history is not timed: " + e.getMessage() + ".", e);
      }
    }
    return times;
  }

  /** Ends with 1 when a median is over its limit. */
  private int report(List<HistoryTimes> times) {
    System.out.printf(
        Locale.ROOT,
        "Milliseconds, median (least to most) of %d fresh processes, software pipeline:%n",
        rounds);
    int end = 0;
    for (HistoryFigure figure : HistoryFigure.values()) {
      List<Taken> taken = times.stream().map(each -> each.of(figure)).toList();
      System.out.println(figure.line(taken));
      end = figure.holds(taken) ? end : 1;
    }
    return end;
  }
}
