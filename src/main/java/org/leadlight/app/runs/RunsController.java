package org.leadlight.app.runs;

import java.util.Comparator;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import org.jspecify.annotations.Nullable;
import org.leadlight.app.shell.Breadth;
import org.leadlight.app.shell.Texts;
import org.leadlight.run.Figure;
import org.leadlight.workspace.RunSummary;
import org.leadlight.workspace.RunTableRow;

/** Binds the table of runs, its header and its foot. */
public final class RunsController {

  private final RunsViewModel model;
  private final Texts texts;
  private final RunWords words;

  @FXML private BorderPane root;
  @FXML private Label summaryLabel;
  @FXML private Label newsLabel;
  @FXML private Label faultLabel;
  @FXML private TableView<RunLine> table;
  @FXML private Label footLabel;

  /** A controller for a screen of runs. */
  public RunsController(RunsViewModel model, Texts texts) {
    this.model = model;
    this.texts = texts;
    this.words = new RunWords(texts);
  }

  @FXML
  private void initialize() {
    summaryLabel
        .textProperty()
        .bind(model.readingProperty().map(reading -> words.summary(reading.rows())));
    footLabel.textProperty().bind(model.readingProperty().map(words::foot));
    newsLabel.textProperty().bind(model.errands().newsProperty());
    showWhenNeeded(faultLabel, model.errands().faultProperty());
    table.setItems(model.lines());
    table.setPlaceholder(new Label(texts.get("runs.empty")));
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_SUBSEQUENT_COLUMNS);
    addColumns();
    bindSelection();
    table.setRowFactory(view -> opening(new TableRow<>()));
    table.addEventHandler(KeyEvent.KEY_PRESSED, this::press);
  }

  /** A label that takes no place while it says nothing. */
  static void showWhenNeeded(Label label, ObservableValue<String> text) {
    label.textProperty().bind(text);
    label.visibleProperty().bind(label.textProperty().isNotEmpty());
    label.managedProperty().bind(label.visibleProperty());
  }

  private void addColumns() {
    text("number", 46, row -> Long.toString(row.run().id()), by(row -> row.run().id()), true);
    text("name", 156, row -> row.run().name(), ofText(RunSummary::name), false);
    text("state", 128, row -> words.state(row.run()), ofText(words::state), false);
    text("steps", 98, row -> words.steps(row.run()), by(row -> row.run().step()), true);
    text("device", 56, row -> words.device(row.run()), ofText(words::device), false);
    share("kept", RunWords.KEPT);
    share("read", RunWords.READ);
    text("disk", 76, words::disk, by(RunTableRow::weightBytes), true);
    TableColumn<RunLine, RunTableRow> origin =
        text("origin", 134, row -> words.origin(row.run()), ofText(words::origin), false);
    TableColumn<RunLine, RunTableRow> message =
        text("message", 150, row -> row.run().message(), ofText(RunSummary::message), false);
    Breadth.narrow(root).subscribe(narrow -> origin.setVisible(!narrow));
    Breadth.narrow(root).subscribe(narrow -> message.setVisible(!narrow));
  }

  private void share(String key, String figure) {
    TableColumn<RunLine, RunTableRow> column =
        text(
            key,
            92,
            row -> words.share(row, figure),
            by(row -> RunWords.figure(row, figure).map(Figure::value).orElse(Double.NaN)),
            true);
    column.getStyleClass().add(key);
  }

  private static Comparator<RunTableRow> by(ToDoubleFunction<RunTableRow> number) {
    return Comparator.comparingDouble(number);
  }

  private static Comparator<RunTableRow> ofText(Function<RunSummary, String> text) {
    return Comparator.comparing(row -> text.apply(row.run()));
  }

  private TableColumn<RunLine, RunTableRow> text(
      String key,
      double width,
      Function<RunTableRow, String> words,
      Comparator<RunTableRow> order,
      boolean isNumber) {
    TableColumn<RunLine, RunTableRow> column = new TableColumn<>(texts.get("runs.column." + key));
    column.setId("runs-" + key);
    column.setPrefWidth(width);
    column.setMinWidth(Math.min(width, 100));
    column.setComparator(order);
    column.setCellValueFactory(cell -> cell.getValue().rowProperty());
    column.setCellFactory(view -> new WordsCell(words));
    if (isNumber) {
      column.getStyleClass().add("number");
    }
    table.getColumns().add(column);
    return column;
  }

  /** A cell that says something of a run. */
  private static final class WordsCell extends TableCell<RunLine, RunTableRow> {
    private final Function<RunTableRow, String> words;

    WordsCell(Function<RunTableRow, String> words) {
      this.words = words;
    }

    @Override
    protected void updateItem(@Nullable RunTableRow row, boolean empty) {
      super.updateItem(row, empty);
      setText(empty || row == null ? null : words.apply(row).replaceAll("\\R", " "));
    }
  }

  private void bindSelection() {
    var selection = table.getSelectionModel();
    selection
        .selectedItemProperty()
        .subscribe(
            line -> {
              if (line != null) {
                model.selectedProperty().set(line);
              }
            });
    model
        .selectedProperty()
        .subscribe(
            line -> {
              if (line != null && line != selection.getSelectedItem()) {
                selection.select(line);
                table.scrollTo(line);
              }
            });
  }

  private TableRow<RunLine> opening(TableRow<RunLine> row) {
    row.addEventHandler(MouseEvent.MOUSE_CLICKED, click -> open(click, row));
    return row;
  }

  private void open(MouseEvent click, TableRow<RunLine> row) {
    if (click.getClickCount() == 2 && !row.isEmpty()) {
      model.openInWorkbench();
    }
  }

  private void press(KeyEvent press) {
    if (press.getCode() == KeyCode.ENTER) {
      model.openInWorkbench();
      press.consume();
    }
  }
}
