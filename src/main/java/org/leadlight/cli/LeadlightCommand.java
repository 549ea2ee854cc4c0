package org.leadlight.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.leadlight.run.BuildInfo;
import org.leadlight.run.UserMistakeException;
import org.leadlight.worker.WorkerProcess;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** The program: the window when called without a command. */
@Command(
    name = "leadlight",
    mixinStandardHelpOptions = true,
    versionProvider = LeadlightCommand.Version.class,
    description = "Trains Stained Glass Transforms; without a command it opens the workbench.",
    subcommands = {
      TrainCommand.class,
      WorkerCommand.class,
      SetCommand.class,
      ResumeCommand.class,
      BranchCommand.class,
      ReplayCommand.class,
      QueueCommand.class,
      BestCommand.class,
      RunsCommand.class,
      AskCommand.class,
      AttackCommand.class,
      ReportCommand.class,
      SurveyCommand.class,
      ForwardCommand.class,
      LessonsCommand.class
    })
public final class LeadlightCommand implements Callable<Integer> {

  /** The exit code of a user's mistake. */
  public static final int MISTAKE = 2;

  @Mixin private final WorkspaceOption workspace = new WorkspaceOption();

  @Parameters(
      arity = "0..1",
      paramLabel = "RECIPE",
      description = "A recipe's file to show in the workbench.")
  private @Nullable Path recipe;

  private final DesktopParts desktop;

  /** The program with what the desktop gives it. */
  public LeadlightCommand(DesktopParts desktop) {
    this.desktop = desktop;
  }

  /** Trains the bundled demonstration in the terminal. */
  public static int demonstration(Path workspaceFolder) {
    return TrainCommand.demonstration(workspaceFolder);
  }

  /** Trains the runs that wait in a workspace until none does. */
  public static void work(Path workspaceFolder) {
    new WorkerProcess(workspaceFolder).run();
  }

  /** Runs the command line; a user's mistake is one sentence on standard error. */
  public int run(String... arguments) {
    CommandLine line = new CommandLine(this);
    CommandLine bench = new CommandLine(new BenchCommand());
    desktop.benchmarks().forEach(bench::addSubcommand);
    line.addSubcommand(bench);
    line.addSubcommand(new DoctorCommand(desktop.findings()));
    SteeringCommands.all().forEach(line::addSubcommand);
    desktop.commands().forEach(line::addSubcommand);
    line.setExecutionExceptionHandler(
        (exception, command, parsed) -> {
          if (exception instanceof UserMistakeException mistake) {
            System.err.println("leadlight: " + mistake.getMessage());
            return MISTAKE;
          }
          throw exception;
        });
    line.setParameterExceptionHandler(LeadlightCommand::refuse);
    return line.execute(arguments);
  }

  private static int refuse(ParameterException mistake, String[] arguments) {
    String command = mistake.getCommandLine().getCommandSpec().qualifiedName();
    System.err.printf("leadlight: %s; see '%s --help'.%n", mistake.getMessage(), command);
    return MISTAKE;
  }

  @Override
  public Integer call() {
    Optional<Path> file = Optional.ofNullable(recipe);
    if (file.isPresent() && !Files.isRegularFile(file.get())) {
      throw new UserMistakeException(
          "'"
              + file.get()
              + "' is neither a command nor the file of a recipe; see 'leadlight --help'.");
    }
    return desktop.window().open(workspace.folder(), file);
  }

  /** The version the build wrote down. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"leadlight " + BuildInfo.read().version()};
    }
  }
}
