package org.leadlight.app.workbench;

import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.leadlight.app.shell.Texts;
import org.leadlight.workspace.CommandKind;
import org.leadlight.workspace.Keep;

/** Binds the buttons: what starts the next recipe, and what is asked of the run shown. */
public final class RunButtonsController {

  private static final String ACCENT = "accent";

  private final WorkbenchViewModel workbench;
  private final RecipeViewModel recipe;
  private final RunCommands commands;
  private final Texts texts;

  @FXML private VBox discardBox;
  @FXML private Label discardLabel;
  @FXML private Button discardButton;
  @FXML private Button keepButton;
  @FXML private StackPane startBox;
  @FXML private Button startButton;
  @FXML private Button finishButton;
  @FXML private Button pauseButton;
  @FXML private SplitMenuButton stopButton;
  @FXML private MenuItem stopBest;
  @FXML private MenuButton moreButton;
  @FXML private MenuItem finishItem;
  @FXML private MenuItem evaluateItem;
  @FXML private MenuItem checkpointItem;
  @FXML private MenuItem replayItem;
  @FXML private Menu branchMenu;

  RunButtonsController(RecipePanel panel) {
    this.workbench = panel.workbench();
    this.recipe = panel.workbench().recipe();
    this.commands = workbench.commands();
    this.texts = panel.texts();
  }

  @FXML
  private void initialize() {
    ObservableValue<Boolean> steering = workbench.steering().steeringProperty();
    SettingController.showOnlyWhile(finishButton, steering);
    SettingController.showOnlyWhile(startButton, steering.map(now -> !now));
    bindStart();
    SettingController.showOnlyWhile(discardBox, commands.discardingProperty());
    commands
        .discardingProperty()
        .subscribe(
            asking -> {
              if (asking) {
                keepButton.requestFocus(); // the harmless answer is the one at hand
              }
            });
    commands.headProperty().subscribe(this::showHead);
    steering.subscribe(now -> showHead(commands.headProperty().get()));
    commands.askedProperty().subscribe(asked -> showHead(commands.headProperty().get()));
    branchMenu.setOnShowing(shown -> fillBranches());
  }

  private void bindStart() {
    startButton
        .disableProperty()
        .bind(recipe.startableProperty().not().or(workbench.startingProperty()));
    startButton
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                this::startText, workbench.startingProperty(), workbench.stateProperty()));
    Tooltip why = new Tooltip();
    recipe
        .faultsProperty()
        .subscribe(
            faults -> {
              if (faults.isEmpty()) {
                Tooltip.uninstall(startBox, why);
                startButton.setAccessibleHelp("");
              } else {
                why.setText(
                    texts.format("recipe.start.why", faults.size(), faults.getFirst().sentence()));
                Tooltip.install(startBox, why); // a disabled button shows none of its own
                startButton.setAccessibleHelp(why.getText());
              }
            });
  }

  private String startText() {
    if (workbench.startingProperty().get()) {
      return texts.get("recipe.starting");
    }
    RunState state = workbench.stateProperty().get();
    return texts.get(state != null && state.isGoingOn() ? "recipe.queue" : "recipe.start");
  }

  private void showHead(Optional<RunHead> head) {
    boolean obeying = commands.isObeying();
    boolean waiting = commands.isWaiting();
    CommandKind asked = commands.askedProperty().get();
    pauseButton.setText(texts.get(pauseText(waiting, asked)));
    pauseButton.setDisable(!(obeying || waiting)); // else the focus would leave it for Stop
    boolean wanted = waiting && workbench.steering().steeringProperty().get();
    pauseButton.getStyleClass().remove(ACCENT);
    if (wanted) {
      pauseButton.getStyleClass().add(ACCENT);
    }
    stopButton.setDisable(!commands.isStoppable());
    finishButton.setDisable(!obeying);
    finishItem.setDisable(!obeying);
    evaluateItem.setDisable(!obeying || asked == CommandKind.EVALUATE);
    checkpointItem.setDisable(!obeying || asked == CommandKind.CHECKPOINT);
    replayItem.setDisable(head.isEmpty());
    List<Long> checkpoints = head.map(run -> run.past().checkpoints()).orElse(List.of());
    branchMenu.setDisable(checkpoints.isEmpty());
    moreButton.setDisable(head.isEmpty());
    head.ifPresent(run -> discardLabel.setText(texts.format("run.discard.ask", run.id())));
    if (branchMenu.getItems().isEmpty() && !checkpoints.isEmpty()) {
      fillBranches(); // a menu without entries never shows
    }
  }

  private static String pauseText(boolean waiting, @Nullable CommandKind asked) {
    if (asked == CommandKind.PAUSE) {
      return "run.pausing";
    }
    if (asked == CommandKind.RESUME) {
      return "run.resuming";
    }
    return waiting ? "run.resume" : "run.pause";
  }

  private void fillBranches() {
    List<Long> checkpoints =
        commands.headProperty().get().map(run -> run.past().checkpoints()).orElse(List.of());
    branchMenu.getItems().setAll(checkpoints.reversed().stream().map(this::branch).toList());
  }

  private MenuItem branch(long step) {
    int changes = commands.branchChanges(step).size();
    String words =
        switch (changes) {
          case 0 -> texts.format("run.branch.same", step);
          case 1 -> texts.format("run.branch.one", step);
          default -> texts.format("run.branch.many", step, changes);
        };
    MenuItem item = new MenuItem(words);
    item.setMnemonicParsing(false);
    item.setOnAction(chosen -> commands.branch(step));
    return item;
  }

  @FXML
  private void start() {
    workbench.start();
  }

  @FXML
  private void pause() {
    commands.pauseOrResume();
  }

  @FXML
  private void finish() {
    commands.finish();
  }

  @FXML
  private void evaluate() {
    commands.evaluate();
  }

  @FXML
  private void checkpoint() {
    commands.checkpoint();
  }

  @FXML
  private void replay() {
    commands.replay();
  }

  @FXML
  private void stop() {
    commands.stop(Keep.LAST);
  }

  @FXML
  private void stopWithBest() {
    commands.stop(Keep.BEST);
  }

  @FXML
  private void askDiscard() {
    commands.discardingProperty().set(commands.isStoppable());
  }

  @FXML
  private void discard() {
    commands.stop(Keep.DISCARD);
  }

  @FXML
  private void keepWeights() {
    commands.discardingProperty().set(false);
  }
}
