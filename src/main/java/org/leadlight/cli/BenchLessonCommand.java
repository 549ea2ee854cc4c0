package org.leadlight.cli;

import java.util.Arrays;
import java.util.Locale;
import org.leadlight.run.UserMistakeException;
import org.leadlight.run.lesson.LessonDial;
import org.leadlight.run.lesson.LessonQuestion;
import org.leadlight.run.lesson.LessonTopic;
import org.leadlight.workspace.LessonAsking;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Times the dials of the lessons, from a place of the dial to new words in hand. */
@Command(
    name = "lesson",
    mixinStandardHelpOptions = true,
    description = {
      "Times the dials of the lessons: each is dragged back and forth, one place after the other"
          + " as",
      "fast as the answers come, from the question to the new words, numbers and picture in hand."
    })
final class BenchLessonCommand implements Runnable {

  private static final double MOST = 0.95;
  private static final String MESSAGE =
      "Guest [[Uma Garwell]] of [[Westhaven]] sent a mail. She asks us to drop the table for four"
          + " set for Thursday at 2:00 pm. It costs $136. She was furious. What is the mood?";

  @Mixin private final WorkspaceOption workspace = new WorkspaceOption();

  @Option(names = "--places", paramLabel = "N", description = "Places to time, each lesson (60).")
  private int places = 60;

  @Option(names = "--warm-up", paramLabel = "N", description = "Places before them (20).")
  private int warmUp = 20;

  @Override
  public void run() {
    if (places < 1 || warmUp < 0) {
      throw new UserMistakeException("--places must be at least 1 and --warm-up at least 0.");
    }
    double[] all = new double[places * LessonTopic.values().length];
    int filled = 0;
    try (LessonAsking asking =
        new LessonAsking(workspace.folder(), told -> System.err.println(told))) {
      for (LessonTopic topic : LessonTopic.values()) {
        double[] millis = drag(asking, topic);
        System.out.println(line(topic.number() + "  " + topic.id(), millis));
        System.arraycopy(millis, 0, all, filled, millis.length);
        filled += millis.length;
      }
    }
    System.out.println(line("all", all));
  }

  private double[] drag(LessonAsking asking, LessonTopic topic) {
    double[] millis = new double[places];
    for (int i = -warmUp; i < places; i++) {
      LessonQuestion question =
          LessonQuestion.first(topic, MESSAGE).at(place(topic.dial(), i + warmUp));
      String choice =
          topic.choices().isEmpty()
              ? ""
              : topic.choices().get(Math.floorMod(i, topic.choices().size()));
      long begun = System.nanoTime();
      if (asking.ask(question.choosing(choice)).isEmpty()) {
        throw new UserMistakeException("The question was withdrawn.");
      }
      if (i >= 0) {
        millis[i] = (System.nanoTime() - begun) / 1e6;
      }
    }
    return millis;
  }

  /** To and fro over the whole dial. */
  private static double place(LessonDial dial, int number) {
    int way = dial.free() ? 40 : dial.stops().size() - 1;
    int at = Math.floorMod(number, 2 * way);
    int step = at <= way ? at : 2 * way - at;
    return dial.free() ? dial.at((double) step / way) : dial.stops().get(step);
  }

  private static String line(String name, double[] millis) {
    double[] sorted = millis.clone();
    Arrays.sort(sorted);
    return String.format(
        Locale.ROOT,
        "%-18s median %4.0f ms, %.0f %% within %4.0f ms, longest %4.0f ms, n = %d",
        name,
        quantile(sorted, 0.5),
        100 * MOST,
        quantile(sorted, MOST),
        sorted[sorted.length - 1],
        sorted.length);
  }

  private static double quantile(double[] sorted, double share) {
    return sorted[(int) Math.ceil(share * sorted.length) - 1];
  }
}
