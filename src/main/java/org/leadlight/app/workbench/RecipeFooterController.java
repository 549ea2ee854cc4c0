package org.leadlight.app.workbench;

import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.leadlight.app.shell.Texts;
import org.leadlight.run.Advice;
import org.leadlight.run.Fault;
import org.leadlight.workspace.estimate.Estimate;

/** Binds the foot of the recipe: what it will need, and what is wrong with it. */
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
    workbench.steering().steeringProperty().subscribe(steering -> showBand(faults()));
    SettingController.showOnlyWhile(
        estimateRow, workbench.steering().steeringProperty().map(steering -> !steering));
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
    boolean next = !workbench.steering().steeringProperty().get();
    boolean shown = next && (!faults.isEmpty() || !advice.isEmpty());
    bandBox.setVisible(shown);
    bandBox.setManaged(shown);
    bandBox.pseudoClassStateChanged(FAULT, !faults.isEmpty());
    if (shown && !faults.isEmpty()) {
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
}
