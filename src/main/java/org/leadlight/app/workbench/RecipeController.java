package org.leadlight.app.workbench;

import atlantafx.base.controls.ProgressSliderSkin;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.leadlight.app.shell.FxmlFile;
import org.leadlight.app.shell.Texts;
import org.leadlight.app.shell.Views;
import org.leadlight.run.RunSpec;
import org.leadlight.run.Side;

/** Binds the recipe panel. */
public final class RecipeController {

  private static final PseudoClass FAULT = PseudoClass.getPseudoClass("fault");

  private final WorkbenchViewModel workbench;
  private final RecipeViewModel recipe;
  private final Views views;
  private final Texts texts;

  @FXML private VBox sources;
  @FXML private VBox alphaBox;
  @FXML private Label alphaLabel;
  @FXML private TextField alphaField;
  @FXML private Slider alphaSlider;
  @FXML private Label alphaFault;
  @FXML private VBox keepWeights;
  @FXML private VBox hideWeights;
  @FXML private VBox layerBox;
  @FXML private Label layerLabel;
  @FXML private Label layerValue;
  @FXML private Slider layerSlider;
  @FXML private TitledPane transformFold;
  @FXML private Label transformSummary;
  @FXML private VBox transform;
  @FXML private TitledPane trainingFold;
  @FXML private Label trainingSummary;
  @FXML private VBox training;
  @FXML private Label band;
  @FXML private Button startButton;
  @FXML private Button stopButton;

  /** A controller for the recipe of a workbench. */
  public RecipeController(WorkbenchViewModel workbench, Views views) {
    this.workbench = workbench;
    this.recipe = workbench.recipe();
    this.views = views;
    this.texts = views.texts();
  }

  @FXML
  private void initialize() {
    addSettings(sources, recipe.sources());
    addSettings(transform, recipe.transform());
    addSettings(training, recipe.training());
    addWeights(keepWeights, recipe.weights(Side.KEEP_THE_ANSWERS));
    addWeights(hideWeights, recipe.weights(Side.HIDE_THE_PROMPT));
    bindAlpha();
    bindLayer();
    transformSummary.textProperty().bind(recipe.specProperty().map(this::transformTitle));
    trainingSummary.textProperty().bind(recipe.specProperty().map(this::trainingTitle));
    transformFold.setText(texts.get("recipe.transform"));
    trainingFold.setText(texts.get("recipe.training"));
    bindFooter();
  }

  private void addSettings(Pane pane, List<SettingViewModel> settings) {
    settings.stream()
        .map(field -> views.load(FxmlFile.SETTING, new SettingController(field, texts)))
        .forEach(pane.getChildren()::add);
  }

  private void addWeights(Pane pane, List<TunableViewModel> weights) {
    weights.stream()
        .map(weight -> views.load(FxmlFile.WEIGHT, new WeightController(weight, texts)))
        .forEach(pane.getChildren()::add);
  }

  private void bindAlpha() {
    recipe.alpha().ifPresentOrElse(this::bindAlpha, () -> hide(alphaBox));
  }

  private void bindAlpha(TunableViewModel alpha) {
    WeightController.bindSlider(alphaSlider, alpha, alphaLabel.getText());
    WeightController.bindField(alphaField, alpha, alphaLabel.getText());
    SettingController.showFault(alphaFault, alpha.faultProperty());
  }

  private void bindLayer() {
    if (!recipe.layerOffered()) {
      hide(layerBox);
      return;
    }
    layerSlider.setSkin(new ProgressSliderSkin(layerSlider));
    layerSlider.setId("slider-layer");
    layerSlider.setAccessibleText(layerLabel.getText());
    layerSlider.setLabelFormatter(new LayerNames());
    layerSlider.maxProperty().bind(recipe.layersProperty());
    layerSlider.valueProperty().bindBidirectional(recipe.layerProperty());
    layerValue.textProperty().bind(recipe.layerProperty().map(this::layerSentence));
  }

  private String layerSentence(Number layer) {
    return layer.intValue() >= recipe.layersProperty().get()
        ? texts.get("recipe.layer.logits")
        : texts.format("recipe.layer.after", layer.intValue());
  }

  private String transformTitle(RunSpec spec) {
    return texts.format(
        "recipe.transform.summary",
        Numbers.plain(spec.transform().scaleMinimum()),
        Numbers.plain(spec.transform().scaleMaximum()),
        texts.get("mean." + spec.transform().mean().name().toLowerCase(java.util.Locale.ROOT)));
  }

  private String trainingTitle(RunSpec spec) {
    return texts.format(
        "recipe.training.summary",
        spec.training().steps(),
        spec.training().batchSize(),
        Numbers.plain(spec.training().learningRate()));
  }

  private void bindFooter() {
    ObservableValue<String> sentence =
        Bindings.createStringBinding(
            this::bandText, recipe.faultsProperty(), recipe.adviceProperty());
    SettingController.showFault(band, sentence);
    recipe
        .startableProperty()
        .subscribe(startable -> band.pseudoClassStateChanged(FAULT, !startable));
    startButton
        .disableProperty()
        .bind(recipe.startableProperty().not().or(workbench.startingProperty()));
    startButton
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                this::startText, workbench.startingProperty(), workbench.stateProperty()));
    stopButton.disableProperty().bind(workbench.stoppableProperty().not());
  }

  private String startText() {
    if (workbench.startingProperty().get()) {
      return texts.get("recipe.starting");
    }
    RunState state = workbench.stateProperty().get();
    return texts.get(state != null && state.isGoingOn() ? "recipe.queue" : "recipe.start");
  }

  private String bandText() {
    int faults = recipe.faultsProperty().get().size();
    if (faults == 1) {
      return recipe.faultsProperty().get().getFirst().sentence();
    }
    if (faults > 1) {
      return texts.format(
          "recipe.faults", faults, recipe.faultsProperty().get().getFirst().sentence());
    }
    return recipe.adviceProperty().get().stream()
        .findFirst()
        .map(org.leadlight.run.Advice::sentence)
        .orElse("");
  }

  @FXML
  private void start() {
    workbench.start();
  }

  @FXML
  private void stop() {
    workbench.stop();
  }

  private static void hide(Pane pane) {
    pane.setVisible(false);
    pane.setManaged(false);
  }

  /** Ticks of the layer slider: the index, and the word for the last. */
  private final class LayerNames extends StringConverter<Double> {
    @Override
    public String toString(Double layer) {
      return layer.intValue() >= recipe.layersProperty().get()
          ? texts.get("recipe.layer.tick")
          : Integer.toString(layer.intValue());
    }

    @Override
    public Double fromString(String name) {
      return Numbers.parse(name).orElse(recipe.layersProperty().get());
    }
  }
}
