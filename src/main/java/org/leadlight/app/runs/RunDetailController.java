package org.leadlight.app.runs;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.leadlight.app.shell.Texts;
import org.leadlight.app.workbench.Numbers;
import org.leadlight.app.workbench.PathChooser;
import org.leadlight.run.BestMeasure;
import org.leadlight.run.BestMeasure.Kind;
import org.leadlight.run.UserMistakeException;
import org.leadlight.workspace.Keep;
import org.leadlight.workspace.RunState;
import org.leadlight.workspace.RunSummary;
import org.leadlight.workspace.RunTableRow;

/** Binds what is said of the selected run and what can be done with it. */
public final class RunDetailController {

  private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");

  private final RunsViewModel model;
  private final Texts texts;
  private final RunWords words;
  private final PathChooser chooser;
  private boolean showing; // what is set then was not chosen by a person

  @FXML private VBox detail;
  @FXML private Label hint;
  @FXML private Label nameLabel;
  @FXML private Label stateLabel;
  @FXML private Label stepsLabel;
  @FXML private Label messageLabel;
  @FXML private Label originLabel;
  @FXML private Label bestLabel;
  @FXML private ComboBox<Kind> measureBox;
  @FXML private TextField weightField;
  @FXML private Button resumeButton;
  @FXML private Button replayButton;
  @FXML private MenuButton stopMenu;
  @FXML private ComboBox<Long> stepBox;
  @FXML private TextField changesField;
  @FXML private Button branchButton;

  /**
   * A controller for the selected run.
   *
   * @param chooser asks where a sheet goes
   */
  public RunDetailController(RunsViewModel model, Texts texts, PathChooser chooser) {
    this.model = model;
    this.texts = texts;
    this.words = new RunWords(texts);
    this.chooser = chooser;
  }

  @FXML
  private void initialize() {
    measureBox.getItems().setAll(Kind.values());
    measureBox.setConverter(
        new Names<>(kind -> texts.get("runs.measure." + kind.name().toLowerCase(Locale.ROOT))));
    measureBox.valueProperty().subscribe((before, kind) -> judge());
    weightField.setOnAction(entered -> judge());
    weightField.focusedProperty().subscribe((had, has) -> judgeWhenLeft(has));
    weightField.visibleProperty().bind(measureBox.valueProperty().isEqualTo(Kind.WEIGHTED));
    stepBox.setConverter(new Names<>(step -> texts.format("runs.branch.step", step)));
    changesField.setOnAction(entered -> branch());
    model.selectedRow().subscribe(this::show);
    model.checkpointsProperty().subscribe(this::showCheckpoints);
  }

  /** Names of choices that are never typed. */
  private static final class Names<T> extends StringConverter<T> {
    private final Function<T, String> name;

    Names(Function<T, String> name) {
      this.name = name;
    }

    @Override
    public String toString(@Nullable T choice) {
      return choice == null ? "" : name.apply(choice);
    }

    @Override
    public @Nullable T fromString(String typed) {
      return null;
    }
  }

  private void show(@Nullable RunTableRow row) {
    showOnly(hint, row == null);
    showOnly(detail, row != null);
    if (row == null) {
      return;
    }
    RunSummary run = row.run();
    nameLabel.setText(texts.format("runs.name", run.id(), run.name().replaceAll("\\R", " ")));
    stateLabel.setText(words.state(run));
    mark(run.state());
    stepsLabel.setText(texts.format("runs.detail.steps", words.steps(run), words.device(run)));
    messageLabel.setText(run.message());
    showOnly(messageLabel, !run.message().isEmpty());
    messageLabel.pseudoClassStateChanged(DANGER, run.state() == RunState.FAILED);
    originLabel.setText(words.origin(run));
    bestLabel.setText(words.best(row));
    resumeButton.setDisable(!RunsViewModel.canResume(run.state()));
    stopMenu.setDisable(run.state().isEnd());
    replayButton.setDisable(run.startedAt() == 0);
    showMeasure(run.bestBy());
  }

  private static void showOnly(Node node, boolean isShown) {
    node.setVisible(isShown);
    node.setManaged(isShown);
  }

  private void mark(RunState state) {
    for (RunState each : RunState.values()) {
      stateLabel.getStyleClass().remove(each.words());
    }
    stateLabel.getStyleClass().add(state.words());
  }

  private void showMeasure(BestMeasure measure) {
    showing = true;
    measureBox.setValue(measure.kind());
    if (!weightField.isFocused()) {
      weightField.setText(Numbers.plain(measure.privateWeight()));
    }
    showing = false;
  }

  private void judgeWhenLeft(boolean hasFocus) {
    if (!hasFocus && weightField.isVisible()) {
      judge();
    }
  }

  private void judge() {
    Kind kind = measureBox.getValue();
    if (showing || kind == null) {
      return;
    }
    try {
      double weight =
          kind == Kind.WEIGHTED
              ? Numbers.parse(weightField.getText()).orElse(Double.NaN)
              : new BestMeasure(kind, 1).privateWeight();
      model.judgeBy(new BestMeasure(kind, weight));
    } catch (UserMistakeException mistake) {
      model.errands().refuse(mistake);
    }
  }

  private void showCheckpoints(List<Long> steps) {
    Long before = stepBox.getValue();
    boolean stays = before != null && steps.contains(before);
    stepBox.getItems().setAll(steps.reversed());
    stepBox.setValue(stays ? before : steps.isEmpty() ? null : steps.getLast());
    stepBox.setPromptText(texts.get("runs.branch.none"));
    stepBox.setDisable(steps.isEmpty());
    changesField.setDisable(steps.isEmpty());
    branchButton.setDisable(steps.isEmpty());
  }

  @FXML
  private void open() {
    model.openInWorkbench();
  }

  @FXML
  private void resume() {
    model.resume();
  }

  @FXML
  private void replay() {
    model.replay();
  }

  @FXML
  private void branch() {
    Long step = stepBox.getValue();
    if (step != null) {
      model.branch(step, changesField.getText());
    }
  }

  @FXML
  private void stopKeepingLast() {
    model.stop(Keep.LAST);
  }

  @FXML
  private void stopKeepingBest() {
    model.stop(Keep.BEST);
  }

  @FXML
  private void stopKeepingNone() {
    model.stop(Keep.DISCARD);
  }

  @FXML
  private void copySheet() {
    model.copySheet(SheetForm.MARKDOWN, RunDetailController::toClipboard);
  }

  private static void toClipboard(String text) {
    ClipboardContent content = new ClipboardContent();
    content.putString(text);
    Clipboard.getSystemClipboard().setContent(content);
  }

  @FXML
  private void saveMarkdown() {
    save(SheetForm.MARKDOWN);
  }

  @FXML
  private void saveJson() {
    save(SheetForm.JSON);
  }

  private void save(SheetForm form) {
    model.saveSheet(form, run -> target(run, form));
  }

  private Optional<Path> target(long run, SheetForm form) {
    return chooser.target(
        texts.get("runs.sheet.save"),
        "run-" + run + "-sheet." + form.ending(),
        detail.getScene().getWindow());
  }
}
