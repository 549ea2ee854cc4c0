package org.leadlight.app.workbench;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.leadlight.app.shell.Shortcut;
import org.leadlight.app.shell.TextSize;
import org.leadlight.app.shell.Texts;
import org.leadlight.run.Inspection;

/** Binds the panel of what leaves the device. */
public final class WordsController {

  private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");
  private static final PseudoClass OPEN = PseudoClass.getPseudoClass("open");
  private static final double BESIDE_LEGEND = 460; // what title, prompts and button need
  private static final double ROOMY_WIDTH = 1240;
  private static final double ROOMY_HEIGHT = 760;

  private final WordsViewModel model;
  private final Texts texts;

  @FXML private VBox wordsRoot;
  @FXML private Button foldButton;
  @FXML private ComboBox<PromptChoice> choiceBox;
  @FXML private ComboBox<String> readerBox;
  @FXML private Button typeButton;
  @FXML private TextField typedField;
  @FXML private HBox legend;
  @FXML private HBox narrowLegend;
  @FXML private VBox wordsBody;
  @FXML private HBox reading;
  @FXML private ScrollPane wordsScroll;
  @FXML private SentWordsPane sentWords;
  @FXML private Label messageLabel;
  @FXML private Label cleanAnswer;
  @FXML private Label transformedAnswer;
  @FXML private StackPane verdict;
  @FXML private Label keptChip;
  @FXML private Label changedChip;
  @FXML private Label noteLabel;
  @FXML private EvaluationSlider evaluations;
  @FXML private Label newestLabel;

  /** A controller for a panel. */
  public WordsController(WordsViewModel model, Texts texts) {
    this.model = model;
    this.texts = texts;
  }

  @FXML
  private void initialize() {
    bindFold();
    bindChoice();
    bindReader();
    bindTyping();
    bindLegends();
    bindWords();
    bindAnswers();
    bindTimeline();
  }

  /** Binds the pane that the panel is the drawer of. */
  void bind(DrawerPane pane) {
    DrawerViewModel drawer = model.drawer();
    pane.openProperty().bind(drawer.openProperty());
    pane.overProperty().bind(drawer.roomyProperty().not());
    pane.sizeProperty().bindBidirectional(drawer.heightProperty());
    pane.nameHandle(texts.get("words.handle"));
    pane.sceneProperty().flatMap(Scene::widthProperty).subscribe(width -> measure(pane.getScene()));
    pane.sceneProperty()
        .flatMap(Scene::heightProperty)
        .subscribe(height -> measure(pane.getScene()));
    TextSize.factor(pane).subscribe(zoom -> measure(pane.getScene()));
  }

  private void measure(@Nullable Scene scene) {
    if (scene != null && scene.getWidth() > 0 && scene.getHeight() > 0) {
      double zoom = zoom();
      boolean isRoomy =
          scene.getWidth() >= ROOMY_WIDTH * zoom && scene.getHeight() >= ROOMY_HEIGHT * zoom;
      model.drawer().roomyProperty().set(isRoomy);
    }
  }

  private double zoom() {
    return TextSize.factor(wordsRoot).getValue();
  }

  private double besideLegend() {
    return BESIDE_LEGEND * zoom();
  }

  private void bindFold() {
    foldButton.setTooltip(
        new Tooltip(texts.format("words.fold.hint", Shortcut.WORDS.keys().getDisplayText())));
    model
        .drawer()
        .openProperty()
        .subscribe(isOpen -> foldButton.pseudoClassStateChanged(OPEN, isOpen));
    show(wordsBody, model.drawer().openProperty());
  }

  /** Opens the panel, or folds it to its header. */
  @FXML
  public void fold() {
    model.drawer().setOpen(!model.drawer().openProperty().get());
  }

  private void bindChoice() {
    choiceBox.setConverter(new ChoiceNames());
    choiceBox.valueProperty().bindBidirectional(model.choiceProperty());
    choiceBox.valueProperty().subscribe(chosen -> wordsScroll.setVvalue(0));
    model
        .choicesProperty()
        .subscribe(
            choices -> {
              choiceBox.getItems().setAll(choices);
              choiceBox.setDisable(choices.isEmpty());
            });
    show(choiceBox, model.typingProperty().map(isTyping -> !isTyping));
  }

  private void bindReader() {
    readerBox.setConverter(new ReaderNames());
    readerBox.getItems().setAll(WordsViewModel.READERS);
    readerBox.valueProperty().bindBidirectional(model.readerProperty());
    readerBox.setTooltip(new Tooltip(texts.get("words.reader.hint")));
  }

  private void bindTyping() {
    show(typeButton, model.typingProperty().map(isTyping -> !isTyping));
    show(typedField, model.typingProperty());
    typedField.textProperty().bindBidirectional(model.typedProperty());
    typedField.addEventFilter(KeyEvent.KEY_PRESSED, this::leave);
  }

  @FXML
  private void beginTyping() {
    model.beginTyping();
    typedField.requestFocus();
    typedField.selectAll();
  }

  @FXML
  private void ask() {
    model.ask();
  }

  private void leave(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE) {
      model.endTyping();
      typeButton.requestFocus();
      event.consume();
    }
  }

  private void bindLegends() {
    ObservableValue<Boolean> narrow =
        wordsRoot
            .widthProperty()
            .map(width -> width.doubleValue() < besideLegend() + legend.prefWidth(-1));
    show(legend, narrow.map(isNarrow -> !isNarrow));
    show(narrowLegend, narrow);
  }

  private void bindWords() {
    sentWords.setSpoken(new SpokenWords(texts)::of);
    sentWords.setAccessibleText(texts.get("words.accessible"));
    model
        .inspectionProperty()
        .map(shown -> shown.map(SentWords::of).orElse(List.of()))
        .subscribe(sentWords::show);
    fadeWhileAsking(sentWords);
    SettingController.showFault(messageLabel, model.messageProperty());
    reading.visibleProperty().bind(model.messageProperty().isEmpty());
    model
        .refusedProperty()
        .subscribe(
            isRefused -> messageLabel.pseudoClassStateChanged(SettingController.WRONG, isRefused));
  }

  private void bindAnswers() {
    bindAnswer(cleanAnswer, Inspection::cleanAnswer, "words.answer.clean");
    bindAnswer(transformedAnswer, Inspection::transformedAnswer, "words.answer.transformed");
    ObservableValue<Boolean> kept =
        model.inspectionProperty().map(shown -> shown.map(Inspection::answerKept).orElse(false));
    ObservableValue<Boolean> changed =
        model
            .inspectionProperty()
            .map(shown -> shown.map(read -> !read.answerKept()).orElse(false));
    show(keptChip, kept);
    show(changedChip, changed);
    fadeWhileAsking(verdict);
    noteLabel.textProperty().bind(model.noteProperty());
  }

  private void fadeWhileAsking(Node node) {
    model.askingProperty().subscribe(asking -> node.pseudoClassStateChanged(STALE, asking));
  }

  private void bindAnswer(Label label, Function<Inspection, String> answer, String name) {
    ObservableValue<String> words =
        model
            .inspectionProperty()
            .map(shown -> shown.map(answer).map(this::answerText).orElse("\u2013"));
    label.textProperty().bind(words.map(VisibleText::onOneLine));
    label
        .accessibleTextProperty()
        .bind(words.map(said -> texts.format("words.spoken.answer", texts.get(name), said)));
    Tooltip whole = new Tooltip();
    whole.setWrapText(true);
    whole.setMaxWidth(480);
    whole.textProperty().bind(words);
    label.setTooltip(whole);
    fadeWhileAsking(label);
  }

  private String answerText(String answer) {
    return answer.isBlank() ? texts.get("words.answer.empty") : answer;
  }

  private void bindTimeline() {
    evaluations.bind(model.timeline());
    model.timeline().axisProperty().subscribe(this::describe);
  }

  private void describe(EvaluationAxis axis) {
    String changes = axis.changes().stream().map(String::valueOf).collect(Collectors.joining(", "));
    evaluations.name(
        texts.get("words.evaluation"),
        changes.isEmpty() ? "" : texts.format("words.evaluation.changes", changes));
    newestLabel.setText(
        axis.steps().isEmpty()
            ? texts.get("words.evaluation.none")
            : texts.format("words.evaluation.newest", axis.steps().getLast()));
  }

  private static void show(Node node, ObservableValue<Boolean> shown) {
    node.visibleProperty().bind(shown);
    node.managedProperty().bind(node.visibleProperty());
  }

  /** The readers as the list names them. */
  private final class ReaderNames extends StringConverter<String> {
    @Override
    public String toString(@Nullable String reader) {
      return reader == null ? "" : texts.get("words.reader." + reader);
    }

    @Override
    public String fromString(String text) {
      throw new UnsupportedOperationException("The list is not typed into.");
    }
  }

  /** The fixed prompts as the list names them. */
  private final class ChoiceNames extends StringConverter<PromptChoice> {
    @Override
    public String toString(@Nullable PromptChoice choice) {
      return choice == null
          ? texts.get("words.prompts")
          : texts.format("words.prompt", choice.position(), choice.count(), choice.title());
    }

    @Override
    public PromptChoice fromString(String text) {
      throw new UnsupportedOperationException("The list is not typed into.");
    }
  }
}
