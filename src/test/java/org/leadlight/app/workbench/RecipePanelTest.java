package org.leadlight.app.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TitledPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leadlight.app.shell.Appearance;
import org.leadlight.app.shell.FxmlFile;
import org.leadlight.app.shell.Texts;
import org.leadlight.app.shell.Views;
import org.leadlight.run.Factories;
import org.leadlight.run.FactoryDeclaration;
import org.leadlight.run.MadeUpFactory;
import org.leadlight.run.RecipeFormat;
import org.leadlight.run.Recipes;
import org.leadlight.run.Side;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** The recipe panel by mouse and keyboard, in a window of its own. */
final class RecipePanelTest {

  private static final String ENTROPY = "#field-" + Factories.ENTROPY;

  private final FxRobot robot = new FxRobot();
  private final Texts texts = Texts.load();
  private final FakeChooser chooser = new FakeChooser();
  @TempDir private Path folder;
  private Stage stage;
  private WorkbenchViewModel workbench;
  private FakeBackend backend;

  @BeforeEach
  void startToolkit() throws TimeoutException {
    FxToolkit.registerPrimaryStage();
  }

  @AfterEach
  void closeWindow() {
    robot.interact(stage::close);
  }

  @Test
  void theInfoButtonOpensFormulaRangeDirectionAndPitfallAndEscapeCloses() {
    open(Factories.DISTILLATION);
    robot.clickOn("#info-loss-" + Factories.ENTROPY);
    String said = said();
    assertTrue(said.contains("Entropy"), said);
    assertTrue(said.contains("Range") && said.contains("Direction"), said);
    assertTrue(said.contains("Pitfall"), said);
    robot.push(KeyCode.ESCAPE);
    assertEquals(List.of(), popUps());
  }

  @Test
  void theExplanationOfALossLeadsToItsPageInTheGuide() {
    open(Factories.DISTILLATION);
    robot.clickOn("#info-loss-" + Factories.ENTROPY);
    robot.clickOn(".guide-link");
    assertTrue(said().contains("What to do:"), said());
  }

  @Test
  void f1ExplainsWhateverHasTheFocus() {
    open(Factories.DISTILLATION);
    robot.interact(() -> robot.lookup(ENTROPY).query().requestFocus());
    robot.push(KeyCode.F1);
    assertTrue(said().contains("Entropy"));
    robot.push(KeyCode.ESCAPE);
    robot.interact(() -> robot.lookup("#slider-layer").query().requestFocus());
    robot.push(KeyCode.F1);
    assertTrue(said().contains("Distillation layer"));
  }

  @Test
  void onePopOverIsOpenAtATimeAndNoneOutlivesTheWindow() {
    open(Factories.DISTILLATION);
    press("#info-loss-alpha");
    press("#info-preset");
    assertEquals(1, popUps().size());
    robot.interact(stage::close);
    assertEquals(List.of(), popUps());
  }

  @Test
  void everyControlIsExplainedAndEveryExplanationHasItsControl() {
    open(Factories.all().toArray(FactoryDeclaration[]::new));
    Set<String> explained = new TreeSet<>();
    for (FactoryDeclaration factory : Factories.all()) {
      robot.interact(() -> workbench.recipe().factoryProperty().set(factory));
      for (Node node : all(stage.getScene().getRoot())) {
        if (node instanceof Button button && button.getStyleClass().contains("info")) {
          explained.add(button.getId().substring("info-".length()));
        }
      }
    }
    Set<String> written = new TreeSet<>();
    for (String key : texts.bundle().keySet()) {
      if (key.startsWith("explain.") && key.endsWith(".pitfall") && !key.contains(".part.")) {
        String name = key.substring("explain.".length(), key.length() - ".pitfall".length());
        written.add(name.replace('.', '-'));
        Explanations.PARTS.forEach(part -> texts.get("explain." + name + "." + part));
      }
    }
    assertEquals(written, explained);
  }

  @Test
  void everyControlHasANameForAScreenReader() {
    open(Factories.DISTILLATION);
    Set<String> nameless = new HashSet<>();
    for (Node node : all(stage.getScene().getRoot())) {
      boolean container = node instanceof ScrollPane || node instanceof TitledPane;
      if (node instanceof Control control && control.isFocusTraversable() && !container) {
        String text = control instanceof javafx.scene.control.Labeled l ? l.getText() : "";
        boolean inside = control.getParent() instanceof ComboBox<?>;
        if (control.getAccessibleText() == null && (text == null || text.isEmpty()) && !inside) {
          nameless.add(control.toString());
        }
      }
    }
    assertEquals(Set.of(), nameless);
  }

  @Test
  void aPresetIsChosenByKeyboardAndOneDifferenceSetBackByClick() {
    open(Factories.DISTILLATION);
    robot.interact(() -> robot.lookup("#presets").query().requestFocus());
    robot.push(KeyCode.DOWN);
    assertEquals(0.3, alpha());
    assertFalse(robot.lookup("#differs").query().isVisible());
    type("#field-alpha", "0.45");
    type(ENTROPY, "0.2");
    assertEquals("2 differ", robot.lookup("#differs").queryAs(Hyperlink.class).getText());
    assertTrue(isMarked("#alphaLabel"));
    press("#differs");
    assertTrue(said().contains("0.45, preset 0.3"), said());
    robot.clickOn("Set back");
    assertEquals(0.3, alpha());
    assertFalse(isMarked("#alphaLabel"));
    assertFalse(said().contains("0.45"), said());
    robot.clickOn("Set back");
    assertEquals(List.of(), popUps());
  }

  @Test
  void theListOfFaultsLeadsToEachControlEvenInAFold() {
    open(Factories.DISTILLATION);
    type(ENTROPY, "plenty");
    robot.interact(() -> setting("training.steps").textProperty().set("0"));
    Button start = robot.lookup("#startButton").queryButton();
    assertTrue(start.isDisabled());
    assertTrue(start.getAccessibleHelp().startsWith("Start waits for 2 to be mended:"));
    robot.interact(() -> robot.lookup("#bandLink").query().requestFocus());
    robot.push(KeyCode.SPACE);
    List<Hyperlink> links = List.copyOf(robot.lookup(".fault-link").queryAllAs(Hyperlink.class));
    assertEquals(
        List.of(
            "\"plenty\" is not a number; type one such as 0.3.",
            "training.steps is 0; allowed is at least 1 and at most 100000000."),
        links.stream().map(Hyperlink::getText).toList());
    robot.clickOn(links.getLast());
    WaitForAsyncUtils.waitForFxEvents(10);
    assertSame(robot.lookup("#setting-training-steps").query(), stage.getScene().getFocusOwner());
    assertTrue(robot.lookup("#trainingFold").queryAs(TitledPane.class).isExpanded());
    type("#setting-training-steps", "5");
    press("#bandLink"); // the one that is left
    WaitForAsyncUtils.waitForFxEvents();
    assertSame(robot.lookup(ENTROPY).query(), stage.getScene().getFocusOwner());
  }

  @Test
  void aWarningOpensItsPage() {
    open(Factories.DISTILLATION);
    assertEquals("Why", robot.lookup("#bandLink").queryAs(Hyperlink.class).getText());
    press("#bandLink");
    assertTrue(said().contains("One seed is one sample"), said());
    robot.push(KeyCode.ESCAPE);
    robot.interact(() -> setting("transform.mean").textProperty().set("raw"));
    press("#bandLink");
    robot.clickOn(
        robot.lookup(".explanation .hyperlink").queryAllAs(Hyperlink.class).stream()
            .filter(link -> link.getText().startsWith("One seed only"))
            .findFirst()
            .orElseThrow());
    assertTrue(said().contains("One seed is one sample"), said());
  }

  @Test
  void theSimilarityModeStandsBesideItsWeightAndTheCatalystsNumbersBeneath() {
    open(Factories.DISTILLATION);
    assertFalse(isSeen("#setting-loss-characteristic_length"));
    robot.clickOn("#switch-" + Factories.CATALYST);
    assertTrue(isSeen("#setting-loss-characteristic_length"));
    assertTrue(isSeen("#setting-loss-input_embedding_similarity_mode"));
    robot.clickOn("#switch-" + Factories.SIMILARITY);
    assertFalse(isSeen("#setting-loss-input_embedding_similarity_mode"));
  }

  @Test
  void theBoundOfTheMeanIsAskedForOnlyWhenItCounts() {
    open(Factories.DISTILLATION);
    assertFalse(
        robot
            .lookup("#setting-transform-mean_bound")
            .query()
            .getParent()
            .getParent()
            .getParent()
            .isVisible());
    robot.interact(() -> setting("transform.mean").textProperty().set("bounded"));
    assertTrue(
        robot
            .lookup("#setting-transform-mean_bound")
            .query()
            .getParent()
            .getParent()
            .getParent()
            .isVisible());
  }

  @Test
  void theScaleSuggestedForTheModelIsTakenOverByOneClick() {
    open(Factories.DISTILLATION);
    press("#suggestion");
    var transform = workbench.recipe().specProperty().get().transform();
    assertEquals(0.00015, transform.scaleMinimum());
    assertEquals(13, transform.scaleMaximum());
  }

  @Test
  void aTypedSourceCountsOnEnterAndShowsItsNameWhenLeft() throws Exception {
    open(Factories.DISTILLATION);
    ComboBox<?> box = robot.lookup("#setting-model-source").queryAs(ComboBox.class);
    await(() -> box.getEditor().getText().equals("Bundled demo, 2.3 M"));
    robot.clickOn(box.getEditor());
    assertEquals("bundled:frontdesk", box.getEditor().getText());
    robot.push(KeyCode.SHORTCUT, KeyCode.A).write("/m/nowhere").push(KeyCode.ENTER);
    assertEquals("/m/nowhere", workbench.recipe().specProperty().get().model().source());
    assertTrue(backend.started.isEmpty(), "Enter must not press Start");
    robot.interact(() -> robot.lookup("#field-alpha").query().requestFocus());
    await(() -> box.getEditor().getText().equals("nowhere"));
    assertTrue(setting("model.source").faultProperty().get().contains("does not exist"));
  }

  @Test
  void leavingASourceUntouchedChangesNothing() throws Exception {
    open(Factories.DISTILLATION);
    ComboBox<?> box = robot.lookup("#setting-data-train").queryAs(ComboBox.class);
    robot.clickOn(box.getEditor());
    robot.interact(() -> robot.lookup("#field-alpha").query().requestFocus());
    await(() -> box.getEditor().getText().equals("frontdesk-train, 4,000"));
    assertEquals(Recipes.DEMONSTRATION, workbench.recipe().specProperty().get());
  }

  @Test
  void theLastEntryAsksForAFolderAndThinkingBetterOfItChangesNothing() throws Exception {
    open(Factories.DISTILLATION);
    ComboBox<?> box = robot.lookup("#setting-model-source").queryAs(ComboBox.class);
    chooseLast(box);
    assertEquals("bundled:frontdesk", workbench.recipe().specProperty().get().model().source());
    chooser.answer = Optional.of(Path.of("/m/mine"));
    chooseLast(box);
    await(() -> workbench.recipe().specProperty().get().model().source().equals("/m/mine"));
    assertEquals(2, chooser.asked);
  }

  @Test
  void aRecipeIsSavedAndOpenedAgain() throws Exception {
    open(Factories.DISTILLATION);
    Path file = folder.resolve("mine.json");
    chooser.answer = Optional.of(file);
    type("#field-alpha", "0.45");
    fire("saveItem");
    await(() -> Files.exists(file));
    assertEquals(
        workbench.recipe().specProperty().get(), RecipeFormat.read(Files.readString(file)));
    type("#field-alpha", "0.1");
    fire("openItem");
    await(() -> alpha() == 0.45);
  }

  @Test
  void aBrokenRecipeIsOneSentenceAndChangesNothing() throws Exception {
    open(Factories.DISTILLATION);
    Path file = folder.resolve("broken.json");
    Files.writeString(file, "{\"loss\": {\"alpha\": 7, \"colour\": 1}}");
    chooser.answer = Optional.of(file);
    fire("openItem");
    await(() -> !workbench.noticeProperty().get().isEmpty());
    assertEquals(
        file + " is no recipe that can be used: loss.colour is not a setting; loss has: ",
        workbench.noticeProperty().get().replaceAll("has: .*", "has: "));
    assertEquals(Recipes.DEMONSTRATION, workbench.recipe().specProperty().get());
  }

  @Test
  void theRecipeIsCopiedAsACommand() {
    open(Factories.DISTILLATION);
    type("#field-alpha", "0.45");
    fire("copyItem");
    String[] copied = new String[1];
    robot.interact(() -> copied[0] = Clipboard.getSystemClipboard().getString());
    assertEquals("leadlight train --set loss.alpha=0.45", copied[0]);
  }

  @Test
  void controlZTakesTheLastChangeBack() {
    open(Factories.DISTILLATION);
    robot.clickOn("#switch-" + Factories.COSINE);
    assertEquals(0, workbench.recipe().specProperty().get().loss().value(Factories.COSINE));
    robot.push(KeyCode.SHORTCUT, KeyCode.Z);
    assertEquals(Recipes.DEMONSTRATION, workbench.recipe().specProperty().get());
  }

  @Test
  void oneFactoryOffersNoChoiceAndASecondOneDoes() {
    open(Factories.DISTILLATION);
    assertTrue(robot.lookup("#factory").tryQuery().isEmpty());
    robot.interact(stage::close);
    FactoryDeclaration second =
        MadeUpFactory.of("second", MadeUpFactory.weight("own_weight", Side.KEEP_THE_ANSWERS, 2));
    open(Factories.DISTILLATION, second);
    robot.clickOn("#factory-second");
    assertTrue(robot.lookup("#field-own_weight").tryQuery().isPresent());
    assertTrue(robot.lookup(ENTROPY).tryQuery().isEmpty());
    assertFalse(isSeen("#slider-alpha"));
    assertFalse(isSeen("#slider-layer"));
    robot.clickOn("#factory-distillation");
    assertTrue(isSeen("#slider-alpha"));
    assertTrue(robot.lookup(ENTROPY).tryQuery().isPresent());
  }

  @Test
  void theEstimateStandsInTheFooter() throws Exception {
    open(Factories.DISTILLATION);
    await(
        () ->
            robot
                .lookup("#estimate")
                .queryAs(Label.class)
                .getText()
                .equals("55–75 s, 0.6 GB on this CPU"));
  }

  private void open(FactoryDeclaration... factories) {
    backend = new FakeBackend();
    robot.interact(
        () -> {
          RecipeViewModel recipe =
              new RecipeViewModel(List.of(factories), Recipes.DEMONSTRATION, 6);
          workbench = new WorkbenchViewModel(recipe, backend, Runnable::run, Runnable::run, texts);
          RecipeFacts facts =
              new RecipeFacts(recipe, backend.sources(), Runnable::run, Runnable::run, texts);
          RecipeFiles files =
              new RecipeFiles(workbench, Runnable::run, Platform::runLater, texts, chooser);
          RecipeHistory history = new RecipeHistory(recipe, System::nanoTime);
          Parent panel =
              new Views(texts)
                  .load(
                      FxmlFile.SIDE,
                      new SideController(workbench, facts, history, files, new Views(texts)));
          Scene scene = new Scene(panel, 336, 1000);
          new Appearance().applyTo(scene);
          stage = new Stage();
          stage.setScene(scene);
          stage.show();
        });
    WaitForAsyncUtils.waitForFxEvents();
  }

  private SettingViewModel setting(String name) {
    RecipeViewModel recipe = workbench.recipe();
    List<SettingViewModel> all = new ArrayList<>(recipe.sources());
    all.addAll(recipe.transform());
    all.addAll(recipe.training());
    return all.stream().filter(field -> field.name().equals(name)).findFirst().orElseThrow();
  }

  private double alpha() {
    return workbench.recipe().specProperty().get().loss().value(Factories.ALPHA);
  }

  private boolean isMarked(String label) {
    return robot.lookup(label).query().getPseudoClassStates().stream()
        .anyMatch(state -> state.getPseudoClassName().equals("changed"));
  }

  private boolean isSeen(String query) {
    return robot.lookup(query).tryQuery().map(FakeChooser::isSeen).orElse(false);
  }

  private void type(String query, String words) {
    robot.clickOn(query).push(KeyCode.SHORTCUT, KeyCode.A).write(words);
  }

  private void press(String query) {
    robot.interact(
        () -> {
          Node node = robot.lookup(query).query();
          ((javafx.scene.control.ButtonBase) node).fire();
        });
  }

  private void fire(String item) {
    robot.interact(
        () ->
            robot.lookup("#menu").queryAs(javafx.scene.control.MenuButton.class).getItems().stream()
                .filter(each -> item.equals(each.getId()))
                .findFirst()
                .orElseThrow()
                .fire());
    WaitForAsyncUtils.waitForFxEvents();
  }

  private void chooseLast(ComboBox<?> box) {
    robot.interact(() -> box.getSelectionModel().selectLast());
    WaitForAsyncUtils.waitForFxEvents();
  }

  private static List<Window> popUps() {
    return Window.getWindows().stream()
        .filter(window -> window instanceof org.controlsfx.control.PopOver && window.isShowing())
        .toList();
  }

  /** Everything that is written in what is open. */
  private static String said() {
    return popUps().stream()
        .map(window -> ((PopupWindow) window).getScene().getRoot())
        .flatMap(root -> all(root).stream())
        .map(
            node ->
                switch (node) {
                  case ListCell<?> cell -> "";
                  case Label label -> label.getText();
                  case Hyperlink link -> link.getText();
                  case Text text when text.getParent() instanceof TextFlow -> text.getText();
                  default -> "";
                })
        .filter(words -> words != null && !words.isEmpty())
        .collect(Collectors.joining(" "));
  }

  private static List<Node> all(Parent root) {
    List<Node> nodes = new ArrayList<>();
    nodes.add(root);
    for (Node child : root.getChildrenUnmodifiable()) {
      if (child instanceof Parent parent) {
        nodes.addAll(all(parent));
      } else {
        nodes.add(child);
      }
    }
    return nodes;
  }

  private static void await(java.util.concurrent.Callable<Boolean> condition) throws Exception {
    WaitForAsyncUtils.waitFor(15, TimeUnit.SECONDS, condition);
    WaitForAsyncUtils.waitForFxEvents();
  }

  /** Gives the answer it was told to give. */
  private static final class FakeChooser implements PathChooser {
    private Optional<Path> answer = Optional.empty();
    private int asked;

    static boolean isSeen(Node node) {
      for (Node at = node; at != null; at = at.getParent()) {
        if (!at.isVisible()) {
          return false;
        }
      }
      return true;
    }

    @Override
    public Optional<Path> folder(String title, Window owner) {
      asked++;
      return answer;
    }

    @Override
    public Optional<Path> file(String title, List<String> endings, Window owner) {
      asked++;
      return answer;
    }

    @Override
    public Optional<Path> target(String title, String suggestion, Window owner) {
      asked++;
      return answer;
    }
  }
}
