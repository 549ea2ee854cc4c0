package org.leadlight.app.pictures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leadlight.app.SyntheticWorkspace;
import org.leadlight.app.pictures.PictureLook.Theme;
import org.leadlight.run.UserMistakeException;
import org.testfx.api.FxToolkit;
import picocli.CommandLine;

class PicturesTest {

  private static final PictureSize SIZE = new PictureSize(1300, 800);

  @TempDir private Path folder;

  @BeforeAll
  static void startToolkit() throws Exception {
    FxToolkit.registerPrimaryStage();
  }

  @Test
  void everySceneOfARunAtItsEndIsWrittenInBothThemesAndLooksDifferent() throws IOException {
    SyntheticWorkspace.make(folder.resolve("workspace"));
    List<Path> written = new ArrayList<>();
    PictureLook look = new PictureLook(List.of(Theme.values()), SIZE, 1, 100, "here");
    PictureSet pictures = new PictureSet(folder.resolve("out"), look, written::add);
    pictures.take(Moment.END, folder.resolve("workspace"));
    Set<Integer> contents = new HashSet<>();
    for (Path file : written) {
      BufferedImage picture = ImageIO.read(file.toFile());
      assertEquals(1300, picture.getWidth());
      assertEquals(800, picture.getHeight());
      contents.add(java.util.Arrays.hashCode(Files.readAllBytes(file)));
    }
    long scenes = Scenes.all().stream().filter(scene -> scene.moment() == Moment.END).count();
    assertEquals(2 * scenes, written.size());
    assertEquals(written.size(), contents.size(), "two scenes look the same");
  }

  @Test
  void theScenesBeforeARunNeedNone() {
    List<Path> written = new ArrayList<>();
    PictureLook look = new PictureLook(List.of(Theme.LIGHT), SIZE, 1, 100, "here");
    new PictureSet(folder.resolve("out"), look, written::add)
        .take(Moment.EMPTY, folder.resolve("workspace"));
    assertTrue(written.contains(folder.resolve("out").resolve("empty-light.png")));
    assertTrue(written.contains(folder.resolve("out").resolve("faults-light.png")));
  }

  @Test
  void twiceTheScaleGivesTwiceThePixelsAndFinerLines() {
    SyntheticWorkspace.make(folder);
    BufferedImage once = picture(1);
    BufferedImage twice = picture(2);
    assertEquals(2 * once.getWidth(), twice.getWidth());
    assertEquals(2 * once.getHeight(), twice.getHeight());
    int finer = 0;
    for (int x = 0; x < once.getWidth(); x++) {
      for (int y = 0; y < once.getHeight(); y++) {
        finer += twice.getRGB(2 * x, 2 * y) == twice.getRGB(2 * x + 1, 2 * y) ? 0 : 1;
      }
    }
    assertTrue(finer > 2_000, finer + " pairs of pixels differ: it was only blown up");
  }

  private BufferedImage picture(int scale) {
    PictureLook look = new PictureLook(List.of(Theme.LIGHT), SIZE, scale, 100, "here");
    Map<Theme, BufferedImage> pictures = new Studio(look).take(Scenes.END, folder);
    assertEquals(Set.of(Theme.LIGHT), pictures.keySet());
    return pictures.get(Theme.LIGHT);
  }

  @Test
  void aPictureThatCannotBeWrittenIsToldInASentence() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "no folder");
    UserMistakeException mistake =
        assertThrows(
            UserMistakeException.class,
            () ->
                PictureFile.write(
                    new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB), file.resolve("x.png")));
    assertTrue(mistake.getMessage().contains("x.png cannot be written"));
  }

  @Test
  void nonsenseIsRefusedBeforeAnythingStarts() {
    refused("--size is 10x10", "--size", "10x10");
    refused("--size is wide", "--size", "wide");
    refused("--scene is nowhere; there are ", "--scene", "nowhere");
    refused("--theme is pink", "--theme", "pink");
    refused("--scale is 3", "--scale", "3");
    refused("--text is 199; write one of 90, 100", "--text", "199");
    refused("--steps is 0", "--steps", "0");
    refused("There is no workspace", "--workspace", folder.resolve("nowhere").toString());
    refused("train one first", "--workspace", folder.toString());
  }

  private void refused(String words, String... arguments) {
    PicturesCommand command = new PicturesCommand();
    new CommandLine(command).parseArgs(with(arguments));
    UserMistakeException mistake = assertThrows(UserMistakeException.class, command::run);
    assertTrue(mistake.getMessage().contains(words), mistake.getMessage());
    assertNotEquals("", mistake.getMessage());
  }

  private String[] with(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--out", folder.resolve("out").toString()));
    return all.toArray(String[]::new);
  }
}
