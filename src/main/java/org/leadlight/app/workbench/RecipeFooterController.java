package org.leadlight.app.workbench;

import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.leadlight.app.shell.Texts;
import org.leadlight.run.Advice;
import org.leadlight.run.Fault;
import org.leadlight.workspace.estimate.Estimate;

/** Binds the foot of the recipe: what it will need, what is wrong with it, Start and Stop. */
public final class RecipeFooterController {

  private static final PseudoClass FAULT = PseudoClass.getPseudoClass("fault");

  private static final double NARROW = 330;

  private final RecipePanel panel;
  private final WorkbenchViewModel workbench;
  private final RecipeViewModel recipe;
  private final Texts texts;

  @FXML private VBox footer;
  @FXML private HBox estimateRow;
  @FXML private Label estimateTitle;
  @FXML private Label estimate;
  @FXML private HBox bandBox;
  @FXML private Label band;
  @FXML private Hyperlink bandLink;
  @FXML private StackPane startBox;
  @FXML private Button startButton;
  @FXML private Button stopButton;

  RecipeFooterController(RecipePanel panel) {
    this.panel = panel;
    this.workbench = panel.workbench();
    this.recipe = panel.recipe();
    this.texts = panel.texts();
  }

  @FXML
  private void initialize() {
    panel.controls().anchorAt(footer);
    estimateTitle
        .textProperty()
        .bind(
            footer
                .widthProperty()
                .map(width -> width.doubleValue() < NARROW)
                .map(narrow -> texts.get(narrow ? "estimate.title.short" : "estimate.title")));
    EstimateText words = new EstimateText(texts);
    panel.facts().estimateProperty().subscribe(found -> show(found, words));
    recipe.faultsProperty().subscribe(this::showBand);
    recipe.adviceProperty().subscribe(advice -> showBand(faults()));
    bindStart();
    stopButton.disableProperty().bind(workbench.stoppableProperty().not());
  }

  private void show(Optional<Estimate> found, EstimateText words) {
    estimate.setText(found.map(words::of).orElse("–"));
    String basis = found.map(words::basis).orElse(texts.get("estimate.none"));
    Tooltip.install(estimateRow, new Tooltip(basis));
    estimate.setAccessibleText(texts.get("estimate.title") + ": " + estimate.getText());
    estimate.setAccessibleHelp(basis);
  }

  private List<Fault> faults() {
    return recipe.faultsProperty().get();
  }

  private void showBand(List<Fault> faults) {
    List<Advice> advice = recipe.adviceProperty().get();
    boolean shown = !faults.isEmpty() || !advice.isEmpty();
    bandBox.setVisible(shown);
    bandBox.setManaged(shown);
    bandBox.pseudoClassStateChanged(FAULT, !faults.isEmpty());
    if (!faults.isEmpty()) {
      band.setText(faults.getFirst().sentence());
      bandLink.setText(
          faults.size() == 1
              ? texts.get("faults.show")
              : texts.format("faults.all", faults.size()));
    } else if (shown) {
      band.setText(advice.getFirst().sentence());
      bandLink.setText(
          advice.size() == 1 ? texts.get("advice.why") : texts.format("faults.all", advice.size()));
    }
    bandLink.setAccessibleText(bandLink.getText() + ": " + band.getText());
  }

  @FXML
  private void openBand() {
    List<Fault> faults = faults();
    List<Advice> advice = recipe.adviceProperty().get();
    RecipeLists lists = new RecipeLists(panel);
    if (faults.size() == 1) {
      panel.controls().focus(faults.getFirst().path());
    } else if (!faults.isEmpty()) {
      panel.leaflet().open(footer, texts.get("faults.title"), lists.faults(faults));
    } else if (advice.size() == 1) {
      lists.showPage(advice.getFirst());
    } else if (!advice.isEmpty()) {
      panel.leaflet().open(footer, texts.get("advice.title"), lists.advice(advice));
    }
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

  @FXML
  private void start() {
    workbench.start();
  }

  @FXML
  private void stop() {
    workbench.stop();
  }
}
