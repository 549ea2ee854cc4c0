package org.leadlight.app.learn;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TitledPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.transform.Transform;
import javafx.stage.Stage;
import javafx.util.Subscription;
import org.controlsfx.control.SegmentedButton;
import org.leadlight.app.chart.FigureView;
import org.leadlight.app.learn.LearnViewModel.Answered;
import org.leadlight.app.shell.Breadth;
import org.leadlight.app.shell.Texts;
import org.leadlight.app.workbench.PathChooser;
import org.leadlight.app.workbench.SentWords;
import org.leadlight.app.workbench.SentWordsPane;
import org.leadlight.app.workbench.SpokenWords;
import org.leadlight.plot.attack.AttackTheme;
import org.leadlight.plot.lesson.LessonPictures;
import org.leadlight.plot.lesson.LessonWords;
import org.leadlight.run.Inspection;
import org.leadlight.run.lesson.LessonQuestion;
import org.leadlight.run.lesson.LessonReading;
import org.leadlight.run.lesson.LessonTopic;

/** Binds the lesson that is shown. */
public final class LearnController {

  private static final String FONT = "Leadlight Sans";
  private static final PseudoClass PRESENTING = PseudoClass.getPseudoClass("presenting");
  private static final double RIGHT = 488; // of the column of words
  private static final double PRESENTED_WIDTH = 1160; // of what is then magnified
  private static final double COPY_SCALE = 2;

  private final LearnViewModel model;
  private final ObservableValue<Boolean> dark;
  private final Texts texts;
  private final PathChooser chooser;
  private final LessonWords words;
  private final DialView dial;
  private final FormulaView formula;
  private final NumbersView numbers;
  private Optional<LessonTopic> laidOut = Optional.empty();
  private Subscription fullScreen = Subscription.EMPTY; // while it is presented

  @FXML private BorderPane root;
  @FXML private VBox listPane;
  @FXML private HBox header;
  @FXML private Label numberLabel;
  @FXML private Label titleLabel;
  @FXML private Button trainButton;
  @FXML private Button againButton;
  @FXML private Button lessonCopy;
  @FXML private Button handOutButton;
  @FXML private Button presentButton;
  @FXML private Button previousButton;
  @FXML private Button nextButton;
  @FXML private Label faultLabel;
  @FXML private HBox newsBox;
  @FXML private Label lessonNews;
  @FXML private Node openLink;
  @FXML private ScrollPane scroll;
  @FXML private VBox lesson;
  @FXML private Label sentenceLabel;
  @FXML private HBox dialPlace;
  @FXML private Label refusalLabel;
  @FXML private GridPane columns;
  @FXML private VBox left;
  @FXML private VBox right;
  @FXML private Label pictureLabel;
  @FXML private Label pictureOfLabel;
  @FXML private ProgressBar growthBar;
  @FXML private FigureView picture;
  @FXML private HBox choicePlace;
  @FXML private TextField messageField;
  @FXML private SentWordsPane lessonWords;
  @FXML private Label cleanAnswer;
  @FXML private Label transformedAnswer;
  @FXML private Label keptChip;
  @FXML private Label changedChip;
  @FXML private HBox numbersPlace;
  @FXML private VBox formulaPlace;
  @FXML private VBox notices;
  @FXML private TitledPane questionFold;
  @FXML private Label answerLabel;

  /**
   * A controller for the screen of lessons.
   *
   * @param dark whether the window is dark
   * @param chooser asks where a hand-out goes
   */
  public LearnController(
      LearnViewModel model, ObservableValue<Boolean> dark, Texts texts, PathChooser chooser) {
    this.model = model;
    this.dark = dark;
    this.texts = texts;
    this.chooser = chooser;
    this.words = model.words();
    this.dial = new DialView(model, texts);
    this.formula = new FormulaView(words);
    this.numbers = new NumbersView(words);
  }

  @FXML
  private void initialize() {
    listPane.getChildren().add(new LessonList(model, texts));
    HBox.setHgrow(dial, Priority.ALWAYS);
    dialPlace.getChildren().setAll(dial);
    HBox.setHgrow(numbers, Priority.ALWAYS);
    numbersPlace.getChildren().setAll(numbers);
    formulaPlace.getChildren().add(formula);
    picture.setFontFamily(FONT);
    lessonWords.setSpoken(new SpokenWords(texts)::of);
    lessonWords.setAccessibleText(texts.get("words.accessible"));
    messageField.setOnAction(typed -> model.type(messageField.getText()));
    messageField.focusedProperty().subscribe((was, is) -> leaveMessage(is));
    showWhenNeeded(faultLabel, model.faultProperty());
    showWhenNeeded(refusalLabel, model.refusalProperty());
    lessonNews.textProperty().bind(model.newsProperty());
    newsBox.visibleProperty().bind(model.newsProperty().isNotEmpty());
    newsBox.managedProperty().bind(newsBox.visibleProperty());
    ObservableValue<Boolean> isEmpty = model.answeredProperty().map(Optional::isEmpty);
    handOutButton.disableProperty().bind(isEmpty);
    lessonCopy.disableProperty().bind(isEmpty);
    trainButton.disableProperty().bind(model.startingProperty());
    model.trainedProperty().subscribe(run -> showOnly(openLink, run.isPresent()));
    Breadth.narrow(root).subscribe(this::arrange);
    bindPresenting();
    model.questionProperty().subscribe(this::show);
    model.answeredProperty().subscribe(now -> now.ifPresent(this::show));
    dark.subscribe(isDark -> showPicture());
  }

  /** What was typed is sent when the field is left, too; an empty one takes the message back. */
  private void leaveMessage(boolean isEntered) {
    if (!isEntered) {
      model.type(messageField.getText());
      messageField.setText(model.questionProperty().get().prompt());
    }
  }

  private static void showWhenNeeded(Label label, ObservableValue<String> text) {
    label.textProperty().bind(text);
    label.visibleProperty().bind(label.textProperty().isNotEmpty());
    label.managedProperty().bind(label.visibleProperty());
  }

  private static void showOnly(Node node, boolean isShown) {
    node.setVisible(isShown);
    node.setManaged(isShown);
  }

  /** Two columns, or one below the other where the window is narrow. */
  private void arrange(boolean narrow) {
    ColumnConstraints wide = new ColumnConstraints();
    wide.setHgrow(Priority.ALWAYS);
    wide.setMinWidth(0);
    ColumnConstraints fixed = new ColumnConstraints(RIGHT);
    columns.getColumnConstraints().setAll(narrow ? List.of(wide) : List.of(wide, fixed));
    for (int row = 0; row < 2; row++) {
      place(2 * row, narrow, 0, row);
      place(2 * row + 1, narrow, 1, row);
    }
  }

  private void place(int child, boolean narrow, int column, int row) {
    Node node = columns.getChildren().get(child);
    GridPane.setConstraints(node, narrow ? 0 : column, narrow ? child : row);
  }

  private void bindPresenting() {
    Magnified magnified = new Magnified(lesson);
    scroll.setContent(magnified);
    model
        .presentingProperty()
        .subscribe(
            isPresenting -> {
              root.pseudoClassStateChanged(PRESENTING, isPresenting);
              showOnly(listPane, !isPresenting);
              presentButton.setText(
                  texts.get(isPresenting ? "learn.present.end" : "learn.present"));
              fillScreen(isPresenting);
              magnify(magnified);
              if (isPresenting) {
                dial.first().requestFocus();
              }
            });
    root.widthProperty().subscribe(width -> magnify(magnified));
    root.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
  }

  private void magnify(Magnified magnified) {
    boolean isPresenting = model.presentingProperty().get();
    magnified
        .factorProperty()
        .set(isPresenting ? Math.clamp(root.getWidth() / PRESENTED_WIDTH, 1.2, 3) : 1);
  }

  private void fillScreen(boolean isPresenting) {
    fullScreen.unsubscribe();
    if (root.getScene() != null
        && root.getScene().getWindow() instanceof Stage stage
        && stage.isFullScreen() != isPresenting) {
      stage.setFullScreen(isPresenting);
      if (isPresenting) {
        fullScreen = stage.fullScreenProperty().subscribe(this::leaveFullScreen);
      }
    }
  }

  private void leaveFullScreen(boolean isFull) {
    if (!isFull) {
      model.presentingProperty().set(false);
    }
  }

  /** While it is presented the arrows go between lessons, but not out of a field. */
  private void key(KeyEvent event) {
    if (!model.presentingProperty().get()
        || root.getScene().getFocusOwner() instanceof TextInputControl) {
      return;
    }
    switch (event.getCode()) {
      case RIGHT, PAGE_DOWN -> model.go(1);
      case LEFT, PAGE_UP -> model.go(-1);
      case ESCAPE -> model.presentingProperty().set(false);
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void show(LessonQuestion question) {
    LessonTopic topic = question.topic();
    if (!laidOut.equals(Optional.of(topic))) {
      laidOut = Optional.of(topic);
      layOut(topic);
    }
    if (!messageField.isFocused()) {
      messageField.setText(question.prompt());
    }
    for (Node segment : choicePlace.getChildren()) {
      if (segment instanceof SegmentedButton segments) {
        segments
            .getButtons()
            .forEach(button -> button.setSelected(question.choice().equals(button.getUserData())));
      }
    }
  }

  private void layOut(LessonTopic topic) {
    numberLabel.setText(texts.format("learn.number", topic.number()));
    titleLabel.setText(words.of(topic, "title"));
    sentenceLabel.setText(words.of(topic, "sentence"));
    pictureLabel.setText(words.of(topic, "picture"));
    pictureOfLabel.setText(words.of(topic, "picture.of"));
    picture.show(null, theme());
    growthBar.setVisible(false);
    showOnly(trainButton, LearnViewModel.canTrain(topic));
    showOnly(againButton, topic == LessonTopic.TRUST || topic == LessonTopic.WHAT_LEAVES);
    showOnly(messageField, topic.isTyped());
    previousButton.setDisable(topic.ordinal() == 0);
    nextButton.setDisable(topic.ordinal() == LessonTopic.values().length - 1);
    choicePlace.getChildren().setAll(topic.choices().isEmpty() ? List.of() : choices(topic));
    notices.getChildren().setAll(notices(topic));
    questionFold.setExpanded(false);
    questionFold.setText(texts.format("learn.question", words.of(topic, "question")));
    answerLabel.setText(words.of(topic, "answer"));
    scroll.setVvalue(0);
  }

  private List<Node> choices(LessonTopic topic) {
    SegmentedButton segments = new SegmentedButton();
    segments.getStyleClass().add("lesson-choice");
    for (String choice : topic.choices()) {
      ToggleButton button = new ToggleButton(words.choice(choice));
      button.setId("choice-" + choice);
      button.setUserData(choice);
      button.setOnAction(
          pressed -> {
            button.setSelected(true);
            model.switchTo(choice);
          });
      segments.getButtons().add(button);
    }
    return List.of(segments);
  }

  private List<Node> notices(LessonTopic topic) {
    List<Node> rows = new ArrayList<>();
    int number = 1;
    for (String notice : words.all(topic, "notice")) {
      Label mark = new Label(Integer.toString(number++));
      mark.getStyleClass().add("muted");
      mark.setMinWidth(Region.USE_PREF_SIZE);
      Label text = new Label(notice);
      text.setWrapText(true);
      HBox row = new HBox(mark, text);
      row.getStyleClass().add("notice");
      rows.add(row);
    }
    return rows;
  }

  private void show(Answered now) {
    Inspection inspection = now.reading().inspection();
    lessonWords.show(SentWords.of(inspection));
    answer(cleanAnswer, inspection.cleanAnswer());
    answer(transformedAnswer, inspection.transformedAnswer());
    showOnly(keptChip, inspection.answerKept());
    showOnly(changedChip, !inspection.answerKept());
    numbers.show(now);
    formula.show(now);
    growthBar.setVisible(now.reading().isGrowing());
    growthBar.setProgress((double) now.reading().sampled() / Math.max(1, now.reading().wanted()));
    pictureOfLabel.setText(about(now.question().topic(), now.reading()));
    showPicture();
  }

  private void answer(Label label, String said) {
    label.setText(said.isBlank() ? texts.get("words.answer.empty") : said);
  }

  private String about(LessonTopic topic, LessonReading reading) {
    String of = words.of(topic, "picture.of");
    if (reading.wanted() == 0) {
      return of;
    }
    String key = reading.isGrowing() ? "learn.growing" : "learn.grown";
    return texts.format(key, of, reading.sampled(), reading.wanted());
  }

  private AttackTheme theme() {
    return dark.getValue() ? AttackTheme.DARK : AttackTheme.LIGHT;
  }

  private void showPicture() {
    model
        .answeredProperty()
        .get()
        .ifPresent(
            now -> picture.show(LessonPictures.of(now.question(), now.reading(), words), theme()));
  }

  @FXML
  private void train() {
    model.train();
  }

  @FXML
  private void openTrained() {
    model.openTrained();
  }

  @FXML
  private void drawAgain() {
    model.drawAgain();
  }

  /** Fills the screen with the lesson in large type, or goes back. */
  @FXML
  public void present() {
    model.presentingProperty().set(!model.presentingProperty().get());
  }

  @FXML
  private void previous() {
    model.go(-1);
  }

  @FXML
  private void next() {
    model.go(1);
  }

  @FXML
  private void handOut() {
    LessonTopic topic = model.questionProperty().get().topic();
    Optional<Path> target =
        chooser.target(
            texts.get("learn.save"),
            "lesson-" + topic.number() + ".html",
            root.getScene().getWindow());
    model.handOut(target);
  }

  @FXML
  private void copy() {
    ClipboardContent content = new ClipboardContent();
    content.putImage(image());
    Clipboard.getSystemClipboard().setContent(content);
    model.tellCopied();
  }

  /** The lesson as it stands, as large as it is. */
  WritableImage image() {
    SnapshotParameters parameters = new SnapshotParameters();
    parameters.setTransform(Transform.scale(COPY_SCALE, COPY_SCALE));
    parameters.setFill(Color.web(dark.getValue() ? "#0D1117" : "#FFFFFF"));
    return lesson.snapshot(parameters, null);
  }
}
