package org.leadlight.app.runs;

import java.util.Map;
import java.util.OptionalLong;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.leadlight.app.shell.Texts;
import org.leadlight.app.workbench.DeviceNames;
import org.leadlight.app.workbench.Numbers;
import org.leadlight.workspace.RunState;
import org.leadlight.workspace.RunTableRow;

/** Binds the runs that wait: their order, who is held, and how many train at the same time. */
public final class QueueController {

  private final QueueViewModel model;
  private final Texts texts;

  @FXML private ListView<RunLine> waitingList;
  @FXML private Button upButton;
  @FXML private Button downButton;
  @FXML private Button holdButton;
  @FXML private FlowPane limits;

  /** A controller for a queue. */
  public QueueController(QueueViewModel model, Texts texts) {
    this.model = model;
    this.texts = texts;
  }

  @FXML
  private void initialize() {
    waitingList.setItems(model.waiting());
    waitingList.setPlaceholder(new Label(texts.get("runs.queue.empty")));
    waitingList.setCellFactory(list -> new WaitingCell());
    waitingList
        .getSelectionModel()
        .selectedItemProperty()
        .subscribe(line -> model.selectedProperty().set(line));
    model.selectedProperty().subscribe(this::select);
    model.waiting().addListener((ListChangeListener<RunLine>) change -> allow());
    model.selectedProperty().flatMap(RunLine::rowProperty).subscribe(row -> allow());
    waitingList.addEventFilter(KeyEvent.KEY_PRESSED, this::press);
    model.maximaProperty().subscribe(this::showLimits);
  }

  /** A run that waits, in one line. */
  private final class WaitingCell extends ListCell<RunLine> {
    WaitingCell() {
      setPrefWidth(0); // as wide as the list; what has no room ends in an ellipsis
    }

    @Override
    protected void updateItem(@Nullable RunLine line, boolean empty) {
      super.updateItem(line, empty);
      textProperty().unbind();
      if (empty || line == null) {
        setText(null);
      } else {
        textProperty().bind(line.rowProperty().map(row -> words(row, getIndex() + 1)));
      }
    }
  }

  private String words(RunTableRow row, int place) {
    String key = row.run().state() == RunState.HELD ? "runs.queue.held" : "runs.queue.waits";
    return texts.format(key, place, row.run().id(), row.run().name().replaceAll("\\R", " "));
  }

  private void select(@Nullable RunLine line) {
    if (line == null) {
      waitingList.getSelectionModel().clearSelection();
    } else if (line != waitingList.getSelectionModel().getSelectedItem()) {
      waitingList.getSelectionModel().select(line);
    }
  }

  private void allow() {
    RunLine line = model.selectedProperty().get();
    upButton.setDisable(!model.canMove(-1));
    downButton.setDisable(!model.canMove(1));
    holdButton.setDisable(line == null);
    boolean held = line != null && line.row().run().state() == RunState.HELD;
    holdButton.setText(texts.get(held ? "runs.queue.release" : "runs.queue.hold"));
  }

  private void press(KeyEvent press) {
    if (press.isAltDown() && press.getCode() == KeyCode.UP) {
      model.move(-1);
      press.consume();
    } else if (press.isAltDown() && press.getCode() == KeyCode.DOWN) {
      model.move(1);
      press.consume();
    } else if (press.getCode() == KeyCode.SPACE) {
      model.toggleHold();
      press.consume();
    }
  }

  @FXML
  private void moveUp() {
    model.move(-1);
  }

  @FXML
  private void moveDown() {
    model.move(1);
  }

  @FXML
  private void toggleHold() {
    model.toggleHold();
  }

  private void showLimits(Map<String, Integer> maxima) {
    limits.getChildren().clear();
    maxima.forEach((device, maximum) -> limits.getChildren().add(limit(device, maximum)));
  }

  private HBox limit(String device, int maximum) {
    String name = DeviceNames.name(texts, device);
    TextField field = new TextField(Integer.toString(maximum));
    field.setId("limit-" + device.replace(':', '-'));
    field.getStyleClass().add("number");
    field.setPrefColumnCount(2);
    field.setAccessibleText(texts.format("runs.limit.accessible", name));
    field.setOnAction(entered -> limit(device, maximum, field));
    field
        .focusedProperty()
        .subscribe(
            (had, has) -> {
              if (had && !has) {
                limit(device, maximum, field);
              }
            });
    HBox row = new HBox(new Label(name), field);
    row.getStyleClass().add("row");
    return row;
  }

  /** What is no number from 1 to 99 is put back. */
  private void limit(String device, int before, TextField field) {
    OptionalLong typed = Numbers.parseWhole(field.getText());
    if (typed.isPresent() && typed.getAsLong() >= 1 && typed.getAsLong() <= 99) {
      model.limit(device, (int) typed.getAsLong());
    } else {
      field.setText(Integer.toString(before));
    }
  }
}
