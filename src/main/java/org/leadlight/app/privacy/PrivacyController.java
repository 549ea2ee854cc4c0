package org.leadlight.app.privacy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.leadlight.app.chart.FigureView;
import org.leadlight.app.shell.Breadth;
import org.leadlight.app.shell.Texts;
import org.leadlight.app.workbench.PathChooser;
import org.leadlight.plot.attack.AttackFigure;
import org.leadlight.plot.attack.AttackTheme;
import org.leadlight.plot.attack.AttackWords;
import org.leadlight.plot.attack.BaselinePlot;
import org.leadlight.plot.attack.RankBars;
import org.leadlight.plot.attack.ReadingPlot;
import org.leadlight.plot.attack.SharePlot;
import org.leadlight.run.attack.AttackReport;
import org.leadlight.run.attack.AttackRole;
import org.leadlight.run.attack.AttackRow;
import org.leadlight.run.attack.AttackStage;
import org.leadlight.workspace.Attack;

/** Binds what attackers read of a run. */
public final class PrivacyController {

  private static final String FONT = "Leadlight Sans";
  private static final PseudoClass FAULT = PseudoClass.getPseudoClass("fault");
  private static final double RIGHT = 472;

  private final PrivacyViewModel model;
  private final ObservableValue<Boolean> dark;
  private final Texts texts;
  private final AttackWords attackers = AttackWords.load();
  private final PrivacyWords words;
  private final PathChooser chooser;
  private Optional<AttackReport> shown = Optional.empty();
  private boolean showing; // what is chosen then was not chosen by a person

  @FXML private BorderPane root;
  @FXML private ComboBox<RunChoice> runBox;
  @FXML private Label stateLabel;
  @FXML private HBox progressBox;
  @FXML private ProgressBar attackBar;
  @FXML private Label progressLabel;
  @FXML private Button cancelButton;
  @FXML private SplitMenuButton attackButton;
  @FXML private Button exportButton;
  @FXML private Label faultLabel;
  @FXML private HBox failedBox;
  @FXML private Label failedLabel;
  @FXML private Label newsLabel;
  @FXML private VBox invitation;
  @FXML private Label hintLabel;
  @FXML private ScrollPane scroll;
  @FXML private Label worstLabel;
  @FXML private Label worstOfLabel;
  @FXML private Label worstWhoLabel;
  @FXML private Label besideLabel;
  @FXML private Label keptLabel;
  @FXML private Label keptOfLabel;
  @FXML private Label strengthLabel;
  @FXML private Label leakLabel;
  @FXML private Label leakChip;
  @FXML private Label noiseLabel;
  @FXML private Label noiseChip;
  @FXML private Label failuresLabel;
  @FXML private Label promiseLabel;
  @FXML private Label scopeLabel;
  @FXML private GridPane columns;
  @FXML private VBox left;
  @FXML private VBox right;
  @FXML private Label readingsOf;
  @FXML private FigureView readings;
  @FXML private Label ranksOf;
  @FXML private FigureView ranks;
  @FXML private FigureView releases;
  @FXML private Label noReleases;
  @FXML private FigureView layers;
  @FXML private Label noLayers;
  @FXML private Label baselinesOf;
  @FXML private FigureView baselines;
  @FXML private Label noBaselines;

  /**
   * A controller for the screen of privacy.
   *
   * @param dark whether the window is dark
   * @param chooser asks where a report goes
   */
  public PrivacyController(
      PrivacyViewModel model, ObservableValue<Boolean> dark, Texts texts, PathChooser chooser) {
    this.model = model;
    this.dark = dark;
    this.texts = texts;
    this.words = new PrivacyWords(texts, attackers);
    this.chooser = chooser;
  }

  @FXML
  private void initialize() {
    runBox.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(@Nullable RunChoice run) {
            return run == null ? "" : words.choice(run);
          }

          @Override
          public @Nullable RunChoice fromString(String typed) {
            return null;
          }
        });
    runBox.valueProperty().subscribe(this::choose);
    showWhenNeeded(faultLabel, model.faultProperty());
    showWhenNeeded(newsLabel, model.newsProperty());
    failuresLabel.pseudoClassStateChanged(FAULT, true);
    failedBox.pseudoClassStateChanged(FAULT, true);
    promiseLabel.setText(attackers.promise());
    readingsOf.setText(attackers.measure());
    List.of(readings, ranks, releases, layers, baselines).forEach(view -> view.setFontFamily(FONT));
    Breadth.narrow(root).subscribe(this::arrange);
    dark.subscribe(isDark -> showFigures());
    model.readingProperty().subscribe(this::show);
  }

  private static void showWhenNeeded(Label label, ObservableValue<String> text) {
    label.textProperty().bind(text);
    label.visibleProperty().bind(label.textProperty().isNotEmpty());
    label.managedProperty().bind(label.visibleProperty());
  }

  /** Two columns, or one below the other where the window is narrow. */
  private void arrange(boolean narrow) {
    ColumnConstraints wide = new ColumnConstraints();
    wide.setHgrow(Priority.ALWAYS);
    wide.setMinWidth(0);
    ColumnConstraints fixed = new ColumnConstraints(RIGHT);
    columns.getColumnConstraints().setAll(narrow ? List.of(wide) : List.of(wide, fixed));
    GridPane.setConstraints(left, 0, 0);
    GridPane.setConstraints(right, narrow ? 0 : 1, narrow ? 1 : 0);
  }

  private void choose(@Nullable RunChoice run) {
    if (!showing && run != null) {
      model.choose(run.id());
    }
  }

  private void show(PrivacyReading reading) {
    showing = true;
    if (!runBox.getItems().equals(reading.runs())) {
      runBox.getItems().setAll(reading.runs());
    }
    runBox.setValue(reading.choice().orElse(null));
    showing = false;
    runBox.setDisable(reading.runs().isEmpty());
    showAttack(reading);
    boolean isReported = reading.report().isPresent();
    showOnly(invitation, !isReported);
    showOnly(scroll, isReported);
    exportButton.setDisable(!isReported);
    hintLabel.setText(words.hint(reading));
    if (!reading.report().equals(shown)) {
      shown = reading.report();
      shown.ifPresent(this::showReport);
      showFigures();
    }
  }

  private void showAttack(PrivacyReading reading) {
    boolean open = reading.isAttacked();
    progressBox.setVisible(open);
    attackBar.setProgress(
        reading.newest().flatMap(Attack::stage).map(AttackStage::whole).orElse(0.0));
    progressLabel.setText(open ? reading.newest().map(words::progress).orElse("") : "");
    attackButton.setDisable(!PrivacyViewModel.canAttack(reading));
    attackButton.setText(
        texts.get(reading.report().isPresent() ? "privacy.attack.again" : "privacy.attack"));
    Optional<Attack> failed = PrivacyViewModel.failed(reading);
    showOnly(failedBox, failed.isPresent());
    failedLabel.setText(failed.map(words::failure).orElse(""));
    stateLabel.setText(reading.newest().map(words::state).orElse(""));
    stateLabel.setVisible(reading.newest().isPresent());
    stateLabel.getStyleClass().removeAll("running", "finished", "failed", "interrupted");
    reading
        .newest()
        .ifPresent(
            attack ->
                stateLabel
                    .getStyleClass()
                    .add(attack.state().name().toLowerCase(java.util.Locale.ROOT)));
  }

  private static void showOnly(Node node, boolean isShown) {
    node.setVisible(isShown);
    node.setManaged(isShown);
  }

  private void showReport(AttackReport report) {
    Optional<String> worst = words.worst(report);
    worstLabel.setText(worst.orElse(""));
    showOnly(worstLabel, worst.isPresent());
    worstOfLabel.setText(words.worstOf(report));
    worstOfLabel.pseudoClassStateChanged(FAULT, worst.isEmpty());
    worstWhoLabel.setText(words.worstWho(report));
    besideLabel.setText(words.beside(report));
    keptLabel.setText(words.kept(report));
    keptOfLabel.setText(words.keptOf(report));
    strengthLabel.setText(words.strength(report));
    control(report, AttackRole.MUST_LEAK, leakLabel, leakChip);
    control(report, AttackRole.MUST_NOT_LEAK, noiseLabel, noiseChip);
    failuresLabel.setText(words.failures(report));
    showOnly(failuresLabel, !failuresLabel.getText().isEmpty());
    scopeLabel.setText(words.scope(report));
  }

  private void control(AttackReport report, AttackRole role, Label said, Label chip) {
    said.setText(words.control(report, role));
    chip.setText(words.verdict(report, role));
    chip.getStyleClass().removeAll("finished", "failed");
    chip.getStyleClass().add(PrivacyWords.holds(report, role) ? "finished" : "failed");
  }

  private void showFigures() {
    if (shown.isEmpty()) {
      return;
    }
    AttackReport report = shown.get();
    AttackTheme theme = dark.getValue() ? AttackTheme.DARK : AttackTheme.LIGHT;
    readings.show(new ReadingPlot(report, attackers), theme);
    Optional<AttackRow> ranked =
        report.headline().or(() -> report.rows(AttackRole.ATTACK).stream().findFirst());
    ranksOf.setText(ranked.map(attackers::full).orElse(""));
    ranks.show(ranked.map(row -> new RankBars(row, attackers)).orElse(null), theme);
    curve(releases, noReleases, SharePlot.ofReleases(report, attackers), theme);
    curve(layers, noLayers, SharePlot.ofLayers(report, attackers), theme);
    Optional<BaselinePlot> others = BaselinePlot.of(report, attackers);
    baselinesOf.setText(others.map(attackers::measure).orElse(""));
    showOnly(baselinesOf, others.isPresent());
    curve(baselines, noBaselines, others, theme);
  }

  private static void curve(
      FigureView view, Label missing, Optional<? extends AttackFigure> plot, AttackTheme theme) {
    @Nullable AttackFigure figure = plot.orElse(null);
    showOnly(view, figure != null);
    showOnly(missing, figure == null);
    view.show(figure, theme);
  }

  @FXML
  private void attack() {
    model.attack();
  }

  @FXML
  private void attackQuickly() {
    model.attackQuickly();
  }

  @FXML
  private void startAgain() {
    model.startAgain();
  }

  @FXML
  private void cancel() {
    model.cancel();
  }

  @FXML
  private void export() {
    model.save(this::target);
  }

  private Optional<Path> target(long run) {
    return chooser.target(
        texts.get("privacy.save"), "run-" + run + "-privacy.html", root.getScene().getWindow());
  }
}
