package org.leadlight.app.workbench;

import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.leadlight.app.shell.Leaflet;
import org.leadlight.app.shell.Texts;
import org.leadlight.workspace.Command;
import org.leadlight.workspace.CommandKind;

/** Everything that was asked of a run, the newest first, and a way back from each change. */
final class RunChangesList {

  private static final double WIDTH = 400;
  private static final int MANY = 7;
  private static final double HEIGHT = 340; // of more than many
  private static final double WORDS = 230;

  private final SteeringViewModel steering;
  private final Leaflet leaflet;
  private final Texts texts;

  private RunChangesList(SteeringViewModel steering, Leaflet leaflet, Texts texts) {
    this.steering = steering;
    this.leaflet = leaflet;
    this.texts = texts;
  }

  /** Opens the list of the run shown beside a node. */
  static void open(Node beside, SteeringViewModel steering, Leaflet leaflet, Texts texts) {
    steering
        .headProperty()
        .get()
        .ifPresent(
            run ->
                leaflet.open(
                    beside,
                    texts.format("changes.title", run.id()),
                    new RunChangesList(steering, leaflet, texts).content(run)));
  }

  /** How many changes there are, in words; empty for none. */
  static String count(Texts texts, RunHead run) {
    int count = run.changes().list().size();
    return switch (count) {
      case 0 -> "";
      case 1 -> texts.get("changes.one");
      default -> texts.format("changes.many", count);
    };
  }

  private Region content(RunHead run) {
    VBox content = new VBox();
    content.getStyleClass().add("explanation");
    content.setPrefWidth(WIDTH);
    Label heading = new Label(texts.format("changes.title", run.id()));
    heading.getStyleClass().add("panel-title");
    GridPane grid = new GridPane();
    grid.getStyleClass().add("differences");
    List<Command> commands = run.changes().steered().commands();
    for (Command command : commands.reversed()) {
      addRow(grid, run, command);
    }
    content.getChildren().addAll(heading, commands.size() > MANY ? scrolled(grid) : grid);
    return content;
  }

  private static ScrollPane scrolled(GridPane grid) {
    ScrollPane scroll = new ScrollPane(grid);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("recipe-scroll");
    scroll.setPrefHeight(HEIGHT);
    return scroll;
  }

  private void addRow(GridPane grid, RunHead run, Command command) {
    Label step = new Label(command.step() < 0 ? "" : texts.format("tile.step", command.step()));
    step.setMinWidth(Region.USE_PREF_SIZE);
    Label what = new Label(what(run, command));
    what.setWrapText(true);
    what.setMaxWidth(WORDS);
    Label state = new Label(state(command));
    state.getStyleClass().addAll("muted", "small");
    state.setWrapText(true);
    state.setMaxWidth(WORDS);
    int row = grid.getRowCount();
    grid.addRow(row, step, new VBox(what, state));
    if (isWayBack(run, command)) {
      grid.add(back(command), 2, row);
    }
  }

  private static boolean isWayBack(RunHead run, Command command) {
    return run.state().isSteerable()
        && run.changes().list().stream()
            .anyMatch(change -> change.id() == command.id() && change.isApplied());
  }

  private Button back(Command command) {
    Button back = new Button(texts.get("changes.back"));
    back.getStyleClass().add("small-button");
    back.setMinWidth(Region.USE_PREF_SIZE);
    String where = texts.format("changes.back.to", command.step() - 1);
    back.setAccessibleText(where);
    back.setTooltip(new Tooltip(where));
    back.setOnAction(
        pressed -> {
          leaflet.hide();
          steering.backTo(command.step() - 1);
        });
    return back;
  }

  private String what(RunHead run, Command command) {
    if (command.kind() != CommandKind.SET) {
      return texts.get("asked." + command.kind().name().toLowerCase(Locale.ROOT));
    }
    return run.changes().list().stream()
        .filter(change -> change.id() == command.id())
        .map(change -> ChangeText.full(texts, change.from(), change.to()))
        .filter(words -> !words.isEmpty())
        .findFirst()
        .orElse(texts.get("asked.same"));
  }

  private String state(Command command) {
    return switch (command.state()) {
      case REQUESTED -> texts.get("live.pending");
      case SCHEDULED -> texts.get("changes.scheduled");
      case APPLIED -> texts.get("changes.applied");
      case REJECTED -> texts.format("live.rejected.full", command.reason());
    };
  }
}
