package org.leadlight.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.leadlight.run.LiveSettings;
import org.leadlight.workspace.CommandRequest;
import org.leadlight.workspace.SteeredRecipe;
import org.leadlight.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Turns numbers of a run while it trains. */
@Command(
    name = "set",
    mixinStandardHelpOptions = true,
    description =
        "Turns numbers of a run while it trains; all of them are one change, from one step on.")
final class SetCommand implements Runnable {

  @Mixin private final RunArgument run = new RunArgument();

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "key=value",
      description = "Such as alpha=0.6 or gaussian_entropy_log_loss_weight=off.")
  private List<String> assignments = new ArrayList<>();

  @Override
  public void run() {
    try (Workspace opened = run.open()) {
      Map<String, Double> values = LiveSettings.parse(assignments);
      SteeredRecipe recipe =
          new SteeredRecipe(run.find(opened).spec(), opened.commands().of(run.id()));
      LiveSettings.apply(recipe.now(), values); // a mistake is told at once
      System.out.println(new Decision(opened, run.id()).of(CommandRequest.set(values)));
    }
  }
}
