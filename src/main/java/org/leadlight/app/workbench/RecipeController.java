package org.leadlight.app.workbench;

import atlantafx.base.controls.ProgressSliderSkin;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.leadlight.app.shell.FxmlFile;
import org.leadlight.app.shell.ScrollToFocus;
import org.leadlight.app.shell.Texts;
import org.leadlight.app.workbench.RecipeSources.ModelFacts;
import org.leadlight.run.RecipeDifference;
import org.leadlight.run.RunSpec;
import org.leadlight.run.Side;

/** Binds the recipe panel. */
public final class RecipeController {

  private static final PseudoClass SCROLLING = PseudoClass.getPseudoClass("scrolling");

  private final RecipePanel panel;
  private final RecipeViewModel recipe;
  private final Texts texts;

  @FXML private BorderPane root;
  @FXML private ScrollPane scroll;
  @FXML private VBox head;
  @FXML private VBox alpha;
  @FXML private VBox keepWeights;
  @FXML private VBox hideWeights;
  @FXML private VBox others;
  @FXML private VBox layerBox;
  @FXML private HBox layerTitle;
  @FXML private Label layerLabel;
  @FXML private Label layerValue;
  @FXML private Label layerFixed;
  @FXML private Slider layerSlider;
  @FXML private TitledPane transformFold;
  @FXML private Label transformSummary;
  @FXML private VBox transform;
  @FXML private Hyperlink suggestion;
  @FXML private TitledPane trainingFold;
  @FXML private Label trainingSummary;
  @FXML private VBox training;

  /** A controller for the next recipe, or for that of the run that is steered. */
  RecipeController(RecipePanel panel) {
    this.panel = panel;
    this.recipe = panel.recipe();
    this.texts = panel.texts();
  }

  @FXML
  private void initialize() {
    head.getChildren().add(loadHead());
    fill(transformFold, transform, recipe.transform());
    fill(trainingFold, training, recipe.training());
    bindLayer();
    recipe.factoryProperty().subscribe(chosen -> showAlpha());
    recipe.countingProperty().subscribe(shown -> showWeights());
    transformSummary.textProperty().bind(recipe.specProperty().map(this::transformTitle));
    trainingSummary.textProperty().bind(recipe.specProperty().map(this::trainingTitle));
    transformFold.setText(texts.get("recipe.transform"));
    trainingFold.setText(texts.get("recipe.training"));
    if (panel.steering().isEmpty()) {
      panel.facts().modelFactsProperty().subscribe(this::offerScale);
      recipe.differencesProperty().subscribe(this::mark);
    } else {
      offerScale(Optional.empty());
    }
    ScrollToFocus.in(scroll);
    scroll
        .viewportBoundsProperty()
        .map(seen -> seen.getWidth() < scroll.getWidth() - 2)
        .subscribe(isScrolling -> root.pseudoClassStateChanged(SCROLLING, isScrolling));
  }

  private Node loadHead() {
    return panel
        .steering()
        .map(
            steering ->
                panel
                    .views()
                    .load(FxmlFile.STEERING_HEAD, new SteeringHeadController(panel, steering)))
        .orElseGet(() -> panel.views().load(FxmlFile.RECIPE_HEAD, new RecipeHeadController(panel)));
  }

  /** A fault may lie in a fold of the next recipe; that of a run is filled when it is opened. */
  private void fill(TitledPane fold, Pane pane, List<SettingViewModel> settings) {
    if (panel.steering().isEmpty()) {
      addSettings(pane, settings);
      return;
    }
    fold.expandedProperty()
        .subscribe(
            expanded -> {
              if (expanded && pane.getChildren().isEmpty()) {
                addSettings(pane, settings);
              }
            });
  }

  private void addSettings(Pane pane, List<SettingViewModel> settings) {
    settings.stream()
        .map(field -> panel.views().load(FxmlFile.SETTING, new SettingController(field, panel)))
        .forEach(pane.getChildren()::add);
  }

  /** Another factory may have none, or one of its own. */
  private void showAlpha() {
    alpha.getChildren().clear();
    recipe
        .alpha()
        .ifPresent(
            shared -> {
              panel.controls().remove(shared.path());
              alpha
                  .getChildren()
                  .add(panel.views().load(FxmlFile.ALPHA, new AlphaController(shared, panel)));
            });
    show(alpha, recipe.alpha().isPresent());
    show(layerBox, recipe.layerOffered());
  }

  /** Another factory brings weights of its own, and so may another distillation point. */
  private void showWeights() {
    showWeights(keepWeights, Side.KEEP_THE_ANSWERS);
    showWeights(hideWeights, Side.HIDE_THE_PROMPT);
    showWeights(others, Side.BALANCE);
    show(others, !others.getChildren().isEmpty());
  }

  private void showWeights(Pane pane, Side side) {
    pane.getChildren().clear();
    for (TunableViewModel weight : recipe.weights(side)) {
      panel.controls().remove(weight.path());
      recipe.settingsOf(weight).forEach(option -> panel.controls().remove(option.path()));
      pane.getChildren()
          .add(panel.views().load(FxmlFile.WEIGHT, new WeightController(weight, panel)));
    }
    if (panel.steering().isEmpty()) {
      mark(recipe.differencesProperty().get());
    }
  }

  private void bindLayer() {
    boolean fixed = panel.locks(RecipeViewModel.LAYER);
    layerSlider.setDisable(fixed);
    show(layerFixed, fixed);
    show(layerValue, !fixed); // the slider says it too
    layerSlider.setSkin(new ProgressSliderSkin(layerSlider));
    layerSlider.setId("slider-layer");
    layerSlider.setAccessibleText(layerLabel.getText());
    layerSlider.setLabelFormatter(new LayerNames());
    layerSlider.maxProperty().bind(recipe.layersProperty());
    layerSlider.majorTickUnitProperty().bind(recipe.layersProperty().map(RecipeController::tick));
    layerSlider.valueProperty().bindBidirectional(recipe.layerProperty());
    layerValue.textProperty().bind(recipe.layerProperty().map(this::layerSentence));
    explain(layerTitle, RecipeViewModel.LAYER, layerLabel, layerSlider);
    panel.controls().add(RecipeViewModel.LAYER, layerLabel, layerSlider);
  }

  private void explain(Pane title, String name, Label label, Node... controls) {
    title.getChildren().add(panel.explanations().button(name, label.getText(), controls));
  }

  /** As many layers between labels as leave them room. */
  private static double tick(Number layers) {
    return Math.max(1, Math.ceil(layers.doubleValue() / 8));
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
        texts.get("choice." + spec.transform().mean().name().toLowerCase(Locale.ROOT)));
  }

  private String trainingTitle(RunSpec spec) {
    return texts.format(
        "recipe.training.summary",
        spec.training().steps(),
        spec.training().batchSize(),
        Numbers.plain(spec.training().learningRate()));
  }

  private void offerScale(Optional<ModelFacts> facts) {
    Optional<ModelFacts> offered = facts.filter(known -> known.scaleMaximum() > 0);
    suggestion.setVisible(offered.isPresent());
    suggestion.setManaged(offered.isPresent());
    offered.ifPresent(
        known ->
            suggestion.setText(
                texts.format(
                    "recipe.scale.suggest",
                    Numbers.plain(Numbers.round(known.scaleMinimum(), 2)),
                    Numbers.plain(Numbers.round(known.scaleMaximum(), 2)))));
  }

  @FXML
  private void suggestScale() {
    suggestion.setVisited(false);
    panel
        .facts()
        .modelFactsProperty()
        .get()
        .ifPresent(
            known ->
                recipe.setScale(
                    Numbers.round(known.scaleMinimum(), 2),
                    Numbers.round(known.scaleMaximum(), 2)));
  }

  private void mark(List<RecipeDifference> differences) {
    panel
        .controls()
        .mark(differences.stream().map(RecipeDifference::path).collect(Collectors.toSet()));
  }

  private static void show(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
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
