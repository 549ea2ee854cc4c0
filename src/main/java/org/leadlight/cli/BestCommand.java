package org.leadlight.cli;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadlight.run.BestMeasure;
import org.leadlight.run.Evaluation;
import org.leadlight.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows or chooses which evaluation of a run is its best. */
@Command(
    name = "best",
    mixinStandardHelpOptions = true,
    description = "Shows the best evaluation of a run; --by chooses what makes one the best.")
final class BestCommand implements Runnable {

  @Mixin private final RunArgument run = new RunArgument();

  @Option(
      names = "--by",
      paramLabel = "MEASURE",
      description =
          "answers_kept, recovered_private, or weighted:W for answers kept minus W times private"
              + " words read. Never the total, which is not comparable across changes of weights.")
  private @Nullable String by;

  @Override
  public void run() {
    try (Workspace opened = run.open()) {
      run.find(opened);
      if (by != null) {
        opened.judgeBy(run.id(), BestMeasure.parse(by));
      }
      BestMeasure measure = run.find(opened).bestBy();
      Optional<Evaluation> best = measure.best(opened.evaluations(run.id()));
      System.out.println(
          best.map(
                  evaluation ->
                      String.format(
                          Locale.ROOT,
                          "after step %d, %s %.4f",
                          evaluation.step(),
                          measure.text(),
                          measure.value(evaluation)))
              .orElse("no evaluation after the first step yet"));
    }
  }
}
