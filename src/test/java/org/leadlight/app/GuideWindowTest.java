package org.leadlight.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.ImageView;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.stage.PopupWindow;
import javafx.stage.Window;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.leadlight.app.OpenWindow.Look;
import org.leadlight.app.guide.GuidePage;
import org.leadlight.app.shell.Screen;
import org.leadlight.app.workbench.FakeBackend;
import org.leadlight.app.workbench.SyntheticRun;
import org.leadlight.run.Factories;
import org.testfx.api.FxRobot;

/** The guide inside the window, without a network. */
final class GuideWindowTest {

  private static final Path PICTURES = Path.of("target", "pictures");

  private final FxRobot robot = new FxRobot();
  @TempDir private Path folder;

  private OpenWindow open(double width) throws Exception {
    FakeBackend backend = new FakeBackend();
    backend.next = SyntheticRun.update();
    OpenWindow opened = OpenWindow.open(folder, backend, Look.of(width, width > 1100 ? 900 : 700));
    opened.pulses(10);
    return opened;
  }

  private static void run(OpenWindow opened, Runnable task) throws Exception {
    opened.on(
        () -> {
          task.run();
          return true;
        });
    opened.pulses(4);
  }

  private static void await(OpenWindow opened, BooleanSupplier wanted) throws Exception {
    for (int i = 0; i < 200 && !opened.on(wanted::getAsBoolean); i++) {
      opened.pulses(2);
    }
    assertTrue(opened.on(wanted::getAsBoolean), "what was waited for did not come");
  }

  private static String title(OpenWindow opened) {
    return opened.scene().lookup("#guide .screen-title") instanceof Label label
        ? label.getText()
        : "";
  }

  private static List<Node> all(Node root) {
    List<Node> all = new ArrayList<>(List.of(root));
    if (root instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> all.addAll(all(child)));
    }
    return all;
  }

  private static Hyperlink link(OpenWindow opened, String words) {
    return all(opened.scene().lookup("#guide")).stream()
        .filter(Hyperlink.class::isInstance)
        .map(Hyperlink.class::cast)
        .filter(link -> link.getText().equals(words))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no link " + words));
  }

  @ParameterizedTest
  @EnumSource(Screen.class)
  void f1OpensThePageOfTheScreenAndPutsItAway(Screen screen) throws Exception {
    try (OpenWindow opened = open(1100)) {
      run(opened, () -> opened.window().screens().shownProperty().set(screen));
      run(opened, () -> opened.scene().lookup("#themeButton").requestFocus());
      robot.push(KeyCode.F1);
      opened.pulses(4);
      String name = screen.name().toLowerCase(Locale.ROOT);
      assertEquals(GuidePage.find(name).orElseThrow().title(), title(opened));
      robot.push(KeyCode.F1);
      opened.pulses(4);
      assertNull(opened.scene().lookup("#guide"));
    }
  }

  @Test
  void linksLeadFromPageToPageAndBackAgain() throws Exception {
    try (OpenWindow opened = open(1100)) {
      robot.clickOn("#keyboardButton");
      robot.clickOn("#guideLink");
      await(opened, () -> opened.scene().lookup("#guide") != null);
      robot.clickOn("#guideContents");
      opened.pulses(4);
      assertEquals("The idea", title(opened));
      run(opened, () -> link(opened, "alpha").fire());
      assertEquals("Alpha: the balance of two wishes", title(opened));
      robot.clickOn("#guideBack");
      opened.pulses(4);
      assertEquals("The idea", title(opened));
      robot.push(KeyCode.ESCAPE);
      opened.pulses(4);
      assertNull(opened.scene().lookup("#guide"));
    }
  }

  @Test
  void aLinkOfAPopOverOpensTheGuide() throws Exception {
    try (OpenWindow opened = open(1100)) {
      run(opened, () -> opened.window().workbench().steering().steeringProperty().set(false));
      Node info = opened.scene().lookup("#info-loss-" + Factories.SIMILARITY);
      run(opened, ((javafx.scene.control.Button) info)::fire);
      robot.clickOn(".guide-link");
      Hyperlink link = robot.lookup(".page-link").queryAs(Hyperlink.class);
      run(opened, link::fire);
      await(opened, () -> opened.scene().lookup("#guide") != null);
      assertEquals("A sign flip is not privacy", title(opened));
      assertFalse(
          opened.on(
              () ->
                  Window.getWindows().stream()
                      .filter(PopupWindow.class::isInstance)
                      .anyMatch(Window::isShowing)),
          "the pop-over stayed");
    }
  }

  @Test
  void theFocusComesBackWhereItWas() throws Exception {
    try (OpenWindow opened = open(1100)) {
      run(opened, () -> opened.scene().lookup("#charts").requestFocus());
      Node before = opened.scene().getFocusOwner();
      robot.push(KeyCode.F1);
      opened.pulses(4);
      assertTrue(opened.on(() -> opened.scene().getFocusOwner() instanceof ScrollPane));
      robot.push(KeyCode.ESCAPE);
      opened.pulses(4);
      assertSame(before, opened.scene().getFocusOwner());
    }
  }

  private static List<String> pages() throws Exception {
    Path guide = Path.of("docs", "guide");
    try (Stream<Path> files = Files.walk(guide)) {
      return files
          .filter(file -> file.toString().endsWith(".md"))
          .map(file -> guide.relativize(file).toString().replace('\\', '/').replace(".md", ""))
          .toList();
    }
  }

  @Test
  void everyPageFitsItsWidthAndShowsItsPictures() throws Exception {
    try (OpenWindow opened = open(1100)) {
      for (String name : pages()) {
        assertFits(opened, name);
      }
    }
  }

  private static void assertFits(OpenWindow opened, String name) throws Exception {
    run(opened, () -> opened.window().guide().open(name));
    Region guide = (Region) opened.scene().lookup("#guide");
    GuidePage page = GuidePage.find(name).orElseThrow();
    List<Node> pictures =
        all(guide).stream()
            .filter(node -> node.getAccessibleRole() == AccessibleRole.IMAGE_VIEW)
            .filter(node -> node instanceof Region)
            .toList();
    assertEquals(
        page.blocks().stream().filter(GuidePage.Picture.class::isInstance).count(),
        pictures.size(),
        name);
    for (Node picture : pictures) {
      await(opened, () -> isDrawn(picture));
      assertFalse(Objects.requireNonNull(picture.getAccessibleText()).isBlank());
    }
    for (Node node : all(opened.scene().lookup("#guidePage"))) {
      double right = node.localToScene(node.getBoundsInLocal()).getMaxX();
      assertTrue(right <= 1101, node + " of " + name + " reaches to " + right);
    }
    assertFalse(
        all(guide).stream()
            .anyMatch(node -> node instanceof javafx.scene.text.Text text && isMarkup(text)),
        "Markdown is shown as it is in " + name);
  }

  private static boolean isMarkup(javafx.scene.text.Text text) {
    return text.getText().contains("**") || text.getText().contains("](");
  }

  private static boolean isDrawn(Node picture) {
    Region region = (Region) picture;
    boolean read =
        region.getChildrenUnmodifiable().stream()
            .noneMatch(
                node ->
                    node instanceof ImageView view
                        && (view.getImage() == null || view.getImage().getProgress() < 1));
    return read && region.getHeight() > 40 && region.getWidth() > 200;
  }

  @ParameterizedTest
  @CsvSource({
    "index, 1440, false, 100, false",
    "losses/inverse_l2_power_law_catalyst_loss_weight, 1440, true, 100, false",
    "workbench, 1440, false, 100, true",
    "losses/input_embedding_similarity_loss_weight, 1100, false, 200, false",
    "privacy, 1100, true, 125, false"
  })
  void aPageCanBePictured(String name, int width, boolean dark, int percent, boolean wide)
      throws Exception {
    try (OpenWindow opened = open(width)) {
      run(opened, () -> opened.window().appearance().choose(dark));
      run(opened, () -> opened.window().appearance().textSizeProperty().set(percent));
      run(opened, () -> opened.window().guide().wideProperty().set(wide));
      run(opened, () -> opened.window().guide().open(name));
      opened.pulses(60);
      double right =
          opened.on(
              () ->
                  opened
                      .scene()
                      .lookup("#guide")
                      .localToScene(opened.scene().lookup("#guide").getLayoutBounds())
                      .getMaxX());
      assertEquals(width, right, 1);
      WritableImage image = opened.on(() -> opened.scene().getRoot().snapshot(null, null));
      Files.createDirectories(PICTURES);
      String file = "guide-%s-%d.png".formatted(name.replaceAll(".*/", ""), width);
      ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", PICTURES.resolve(file).toFile());
    }
  }
}
