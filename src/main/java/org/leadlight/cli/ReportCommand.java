package org.leadlight.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.leadlight.plot.attack.AttackPage;
import org.leadlight.run.UserMistakeException;
import org.leadlight.run.attack.AttackReport;
import org.leadlight.workspace.AtomicFile;
import org.leadlight.workspace.Attack;
import org.leadlight.workspace.Workspace;
import org.leadlight.workspace.sheet.RunSheet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes the newest report of the attacks on a run as one page. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description =
        "Writes what attackers read of a run as one HTML page with its figures, controls and exact"
            + " recipe.")
final class ReportCommand implements Runnable {

  @Mixin private final RunArgument run = new RunArgument();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Writes to this file instead of the terminal.")
  private @Nullable Path file;

  @Override
  public void run() {
    try (Workspace opened = run.open()) {
      RunSheet sheet = RunSheet.of(opened, run.find(opened));
      write(AttackPage.html(report(opened), sheet.json()));
    }
  }

  private AttackReport report(Workspace opened) {
    return opened
        .attacks()
        .newestFinished(run.id())
        .map(Attack::id)
        .flatMap(opened.attacks()::report)
        .orElseThrow(
            () ->
                new UserMistakeException(
                    "Run "
                        + run.id()
                        + " has no report yet; make one with: leadlight attack "
                        + run.id()));
  }

  private void write(String page) {
    Path target = file;
    if (target == null) {
      System.out.print(page);
      return;
    }
    try {
      AtomicFile.publish(target, temporary -> Files.writeString(temporary, page));
    } catch (IOException e) {
      throw new UserMistakeException(
          "The report cannot be written to " + target + "; choose a file in another folder.", e);
    }
    System.out.println("the report is in " + target.toAbsolutePath());
  }
}
