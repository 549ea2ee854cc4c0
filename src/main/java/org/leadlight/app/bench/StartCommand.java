package org.leadlight.app.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.leadlight.app.desktop.DesktopCheck;
import org.leadlight.app.desktop.TemporaryFolder;
import org.leadlight.run.UserMistakeException;
import org.leadlight.workspace.ProgramCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Times how long the program takes to its first frame, in processes of its own. */
@Command(
    name = "start",
    mixinStandardHelpOptions = true,
    description =
        "Times the first frame of the window against that of an empty stage, with and without the"
            + " ahead-of-time cache, on the display or, where there is none, without.")
public final class StartCommand implements Runnable {

  @Option(names = "--rounds", paramLabel = "N", description = "Starts of each kind (7).")
  private int rounds = 7;

  @Override
  public void run() {
    if (rounds < 1) {
      throw new UserMistakeException("--rounds must be at least 1.");
    }
    boolean display = DesktopCheck.displayFault().isEmpty();
    Map<String, ProgramCommand> programs = programs();
    try (TemporaryFolder folder = TemporaryFolder.make()) {
      measure(folder.path(), display, programs);
    } catch (IOException e) {
      throw new UserMistakeException("The starts cannot be timed: " + e.getMessage() + ".", e);
    }
  }

  private static Map<String, ProgramCommand> programs() {
    ProgramCommand program = ProgramCommand.ofThisProcess();
    Map<String, ProgramCommand> programs = new LinkedHashMap<>();
    if (program.cache().isPresent()) {
      programs.put("with the cache", program);
    } else {
      System.out.println(
          "There is no ahead-of-time cache here; 'mvn package' makes one for the program in"
              + " target/leadlight.");
    }
    programs.put("without a cache", program.withoutCache());
    return programs;
  }

  /** Round 0 warms the disk's memory and unpacks what is bundled. */
  private void measure(Path workspace, boolean display, Map<String, ProgramCommand> programs)
      throws IOException {
    Map<String, List<StartTime>> times = new LinkedHashMap<>();
    for (int round = 0; round <= rounds; round++) {
      for (StartedThing thing : StartedThing.values()) {
        for (Map.Entry<String, ProgramCommand> program : programs.entrySet()) {
          StartTime time = StartTime.of(program.getValue(), thing, workspace, display);
          if (round > 0) {
            times
                .computeIfAbsent(thing.words() + ", " + program.getKey(), key -> new ArrayList<>())
                .add(time);
          }
        }
      }
    }
    System.out.printf(
        Locale.ROOT,
        "Process start to first frame, %s, median (least to most) of %d, in turns:%n",
        display ? "on the display" : "without a display, software pipeline",
        rounds);
    times.forEach(StartCommand::report);
  }

  private static void report(String what, List<StartTime> times) {
    System.out.printf(
        Locale.ROOT,
        "  %-32s %s, processor %s%n",
        what,
        summary(times.stream().mapToDouble(StartTime::seconds).sorted().toArray()),
        summary(times.stream().mapToDouble(StartTime::processorSeconds).sorted().toArray()));
  }

  private static String summary(double[] sorted) {
    return String.format(
        Locale.ROOT,
        "%.2f s (%.2f to %.2f)",
        sorted[sorted.length / 2],
        sorted[0],
        sorted[sorted.length - 1]);
  }
}
