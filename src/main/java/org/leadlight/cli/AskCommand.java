package org.leadlight.cli;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.leadlight.run.InspectedPrompt;
import org.leadlight.run.UserMistakeException;
import org.leadlight.workspace.Asking;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what a prompt becomes when it leaves the device. */
@Command(
    name = "ask",
    mixinStandardHelpOptions = true,
    description =
        "Shows what a prompt becomes with the transform of a run: what a reader of the embeddings"
            + " reads, and both answers.")
final class AskCommand implements Runnable {

  @Mixin private final WorkspaceOption workspace = new WorkspaceOption();

  @Parameters(index = "0", paramLabel = "RUN", description = "The number of the run.")
  private long run;

  @Parameters(
      index = "1",
      paramLabel = "PROMPT",
      description = "One message; [[double brackets]] mark private words and are not sent.")
  private String prompt = "";

  @Option(
      names = "--step",
      paramLabel = "N",
      description = "With the weights after that step; the newest when not given.")
  private @Nullable Long step;

  @Option(names = "--json", description = "Prints one JSON object.")
  private boolean json;

  @Override
  public void run() {
    try (Asking asking = new Asking(workspace.folder())) {
      InspectedPrompt answer =
          asking
              .ask(run, prompt, step == null ? OptionalLong.empty() : OptionalLong.of(step))
              .orElseThrow(() -> new UserMistakeException("The question was withdrawn."));
      InspectionReport report = new InspectionReport(run, answer);
      System.out.print(json ? report.json() + System.lineSeparator() : report.table());
    }
  }
}
