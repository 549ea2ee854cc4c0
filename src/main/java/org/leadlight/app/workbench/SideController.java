package org.leadlight.app.workbench;

import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.SegmentedButton;
import org.jspecify.annotations.Nullable;
import org.leadlight.app.shell.FxmlFile;
import org.leadlight.app.shell.Texts;
import org.leadlight.app.shell.Views;

/**
 * Binds the left side of the workbench: the switch between the run that is steered and the next
 * recipe, the sheet of the one that is chosen, and the buttons of both. The sheet of a run is built
 * when it is first looked at.
 */
public final class SideController {

  private static final double MARGIN = 16;
  private static final KeyCombination UNDO =
      new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN);

  private final RecipePanel panel;
  private final SteeringViewModel steering;
  private final Texts texts;

  private @Nullable Parent nextSheet;
  private @Nullable Parent runSheet;
  private long sheetOf = -1;

  @FXML private BorderPane root;
  @FXML private StackPane choice;
  @FXML private StackPane sheet;
  @FXML private VBox foot;

  /** A controller for both sides of a workbench. */
  public SideController(
      WorkbenchViewModel workbench,
      RecipeFacts facts,
      RecipeHistory history,
      RecipeFiles files,
      Views views) {
    this.panel = RecipePanel.of(workbench, facts, history, files, views);
    this.steering = workbench.steering();
    this.texts = views.texts();
  }

  @FXML
  private void initialize() {
    foot.getChildren()
        .add(
            panel
                .views()
                .load(
                    FxmlFile.RECIPE_FOOTER,
                    new RecipeFooterController(panel),
                    new RunButtonsController(panel)));
    addChoice();
    steering.steeringProperty().subscribe(this::show);
    root.addEventFilter(KeyEvent.KEY_PRESSED, this::undoByKey);
  }

  /** A text that can take its own last change back does so first. */
  private void undoByKey(KeyEvent pressed) {
    boolean ownUndo = pressed.getTarget() instanceof TextInputControl text && text.isUndoable();
    if (UNDO.match(pressed) && !ownUndo && !steering.steeringProperty().get()) {
      panel.history().undo();
      pressed.consume();
    }
  }

  private void addChoice() {
    ToggleButton run = segment("side-run");
    ToggleButton next = segment("side-next");
    next.setText(texts.get("recipe.title"));
    steering.headProperty().subscribe(head -> run.setText(steerText(head)));
    run.disableProperty().bind(steering.steerableProperty().not());
    choose(run, true);
    choose(next, false);
    steering
        .steeringProperty()
        .subscribe(
            now -> {
              run.setSelected(now);
              next.setSelected(!now);
            });
    SegmentedButton segments = new SegmentedButton(run, next);
    segments.setId("side");
    choice.getChildren().add(segments);
  }

  /** Half of the width each. */
  private ToggleButton segment(String id) {
    ToggleButton segment = new ToggleButton();
    segment.setId(id);
    segment.setMaxWidth(Double.MAX_VALUE);
    segment.prefWidthProperty().bind(choice.widthProperty().subtract(2 * MARGIN).divide(2));
    return segment;
  }

  /** Arrow keys choose too; pressing the chosen side again leaves it chosen. */
  private void choose(ToggleButton segment, boolean run) {
    segment.setOnAction(pressed -> segment.setSelected(true));
    segment
        .selectedProperty()
        .subscribe(
            (before, selected) -> {
              if (selected) {
                steering.steeringProperty().set(run);
              }
            });
  }

  private String steerText(Optional<RunHead> head) {
    return head.filter(run -> run.state().isSteerable())
        .map(run -> texts.format("steer.run", run.id()))
        .orElse(texts.get("steer.none"));
  }

  /** Shows a sheet; the focus stays on the same control of the other one. */
  private void show(boolean run) {
    Parent shown = run ? runSheet() : nextSheet();
    Scene scene = sheet.getScene();
    Node focused = scene == null ? null : scene.getFocusOwner();
    String id = focused != null && isIn(focused, sheet) ? focused.getId() : null;
    panel.leaflet().hide();
    sheet.getChildren().setAll(shown);
    if (id != null) {
      Node same = shown.lookup("#" + id);
      if (same != null && same.isFocusTraversable()) {
        same.requestFocus();
      }
    }
  }

  private static boolean isIn(Node node, Parent part) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (at == part) {
        return true;
      }
    }
    return false;
  }

  private Parent nextSheet() {
    Parent made = nextSheet;
    if (made == null) {
      made = panel.views().load(FxmlFile.RECIPE, new RecipeController(panel));
      nextSheet = made;
    }
    return made;
  }

  /** Another run may have other numbers, so it has a sheet of its own. */
  private Parent runSheet() {
    long id = steering.headProperty().get().map(RunHead::id).orElse(-1L);
    Parent made = runSheet;
    if (made == null || id != sheetOf) {
      made = panel.views().load(FxmlFile.RECIPE, new RecipeController(panel.steered()));
      runSheet = made;
      sheetOf = id;
    }
    return made;
  }
}
