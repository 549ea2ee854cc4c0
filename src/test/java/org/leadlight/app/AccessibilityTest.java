package org.leadlight.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TitledPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leadlight.app.OpenWindow.Look;
import org.leadlight.app.shell.Screen;
import org.leadlight.app.workbench.FakeBackend;
import org.leadlight.app.workbench.RunState;
import org.leadlight.app.workbench.SyntheticRun;
import org.leadlight.run.Factories;

/** What a screen reader is told: walks the whole window in every state. */
final class AccessibilityTest {

  private static final Map<String, String> FAULTS =
      Map.of("loss." + Factories.ENTROPY, "plenty", "training.steps", "0");

  @TempDir private Path folder;

  @Test
  void everyControlOfAnEmptyWindowHasAName() throws Exception {
    everyControlHasAName(new FakeBackend(), Look.of(1440, 900));
  }

  @Test
  void everyControlOfARunningWindowHasAName() throws Exception {
    everyControlHasAName(running(), Look.of(1440, 900));
  }

  @Test
  void everyControlOfANarrowWindowHasAName() throws Exception {
    everyControlHasAName(running(), Look.of(1100, 700));
  }

  @Test
  void everyControlOfASteeredRunHasAName() throws Exception {
    FakeBackend backend = new FakeBackend();
    backend.next = SyntheticRun.steered(RunState.RUNNING);
    everyControlHasAName(
        backend,
        Look.of(1440, 900),
        opened -> opened.window().workbench().steering().steeringProperty().set(true));
  }

  @Test
  void everyControlOfThePrivacyOfARunHasAName() throws Exception {
    everyControlHasAName(
        new FakeBackend(),
        Look.of(1440, 900),
        opened -> opened.window().screens().shownProperty().set(Screen.PRIVACY));
  }

  @Test
  void everyControlOfARecipeWithFaultsHasAName() throws Exception {
    everyControlHasAName(new FakeBackend(), Look.of(1440, 900).typing(FAULTS));
  }

  @Test
  void aTileSaysItsNameItsNumberAndItsUnit() throws Exception {
    try (OpenWindow opened = OpenWindow.open(folder, running(), Look.of(1440, 900))) {
      opened.pulses(20);
      String spoken =
          opened.on(() -> opened.scene().lookup("#tile-similarity").getAccessibleText());
      assertEquals("Similarity: 95.5 % kept, step 400, 92.5 to 97.5", spoken);
    }
  }

  private static FakeBackend running() {
    FakeBackend backend = new FakeBackend();
    backend.next = SyntheticRun.update();
    return backend;
  }

  private void everyControlHasAName(FakeBackend backend, Look look) throws Exception {
    everyControlHasAName(backend, look, opened -> {});
  }

  private void everyControlHasAName(FakeBackend backend, Look look, Consumer<OpenWindow> arrange)
      throws Exception {
    try (OpenWindow opened = OpenWindow.open(folder, backend, look)) {
      opened.pulses(10);
      opened.on(
          () -> {
            arrange.accept(opened);
            opened.scene().getRoot().lookupAll(".titled-pane").forEach(AccessibilityTest::unfold);
            return null;
          });
      opened.pulses(5);
      List<Node> all = opened.on(() -> nodes(opened.scene().getRoot()));
      List<Node> focusable = all.stream().filter(Node::isFocusTraversable).toList();
      assertTrue(focusable.size() > 10, "only " + focusable.size() + " controls were found");
      List<String> nameless =
          focusable.stream()
              .filter(AccessibilityTest::isSeen)
              .filter(node -> !hasName(node, all))
              .map(Node::toString)
              .toList();
      assertEquals(List.of(), nameless, "controls that a screen reader cannot name");
    }
  }

  private static void unfold(Node pane) {
    ((TitledPane) pane).setExpanded(true);
  }

  private static boolean hasName(Node node, List<Node> all) {
    String text = node instanceof Labeled labeled ? labeled.getText() : "";
    String label =
        all.stream()
            .filter(other -> other instanceof Label named && named.getLabelFor() == node)
            .map(other -> ((Label) other).getText())
            .findFirst()
            .orElse("");
    return isName(node.getAccessibleText(), node) || isName(text, node) || isName(label, node);
  }

  private static boolean isName(String words, Node node) {
    return words != null && !words.isBlank() && !words.equals(node.getId());
  }

  static boolean isSeen(Node node) {
    for (Node each = node; each != null; each = each.getParent()) {
      if (!each.isVisible()) {
        return false;
      }
    }
    return true;
  }

  /** Every node, from the root, in the order of the tab key. */
  static List<Node> nodes(Node root) {
    List<Node> all = new ArrayList<>();
    all.add(root);
    if (root instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> all.addAll(nodes(child)));
    }
    return all;
  }
}
