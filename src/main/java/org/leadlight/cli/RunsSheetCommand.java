package org.leadlight.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.leadlight.run.UserMistakeException;
import org.leadlight.workspace.AtomicFile;
import org.leadlight.workspace.Workspace;
import org.leadlight.workspace.sheet.RunSheet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes the reproducibility sheet of a run. */
@Command(
    name = "sheet",
    mixinStandardHelpOptions = true,
    description =
        "Writes what the numbers of a run rest on: recipe, live changes, seed, program, machine,"
            + " model and data, result; as Markdown or JSON.")
final class RunsSheetCommand implements Runnable {

  @Mixin private final RunArgument run = new RunArgument();

  @Option(names = "--json", description = "Writes JSON; its recipe is one that train reads.")
  private boolean json;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Writes to this file instead of the terminal.")
  private @Nullable Path file;

  @Override
  public void run() {
    try (Workspace opened = run.open()) {
      RunSheet sheet = RunSheet.of(opened, run.find(opened));
      write(json ? sheet.json() : sheet.markdown());
    }
  }

  private void write(String text) {
    Path target = file;
    if (target == null) {
      System.out.print(text);
      return;
    }
    try {
      AtomicFile.publish(target, temporary -> Files.writeString(temporary, text));
    } catch (IOException e) {
      throw new UserMistakeException(
          "The sheet cannot be written to " + target + "; choose a file in another folder.", e);
    }
  }
}
