package org.leadlight.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HubCacheTest {

  @TempDir private Path folder;

  @Test
  void theCacheLiesWhereTheEnvironmentSays() {
    Path home = Path.of("home");
    assertEquals(home.resolve(".cache/huggingface/hub"), HubCache.of(Map.of(), home).folder());
    assertEquals(
        Path.of("x/huggingface/hub"), HubCache.of(Map.of("XDG_CACHE_HOME", "x"), home).folder());
    assertEquals(Path.of("h/hub"), HubCache.of(Map.of("HF_HOME", "h"), home).folder());
    assertEquals(
        Path.of("c"), HubCache.of(Map.of("HF_HUB_CACHE", "c", "HF_HOME", "h"), home).folder());
  }

  @Test
  void aNameIsAnOwnerAndAModelAndNeverAPath() {
    assertTrue(HubCache.isName("org/name-7B.v1"));
    for (String path : new String[] {"/org/name", "./name", "../name", "name", "a/b/c", ""}) {
      assertFalse(HubCache.isName(path), path);
    }
  }

  @Test
  void theSnapshotOfTheMainBranchIsTaken() throws IOException {
    Path wanted = snapshot("aaa", 1);
    snapshot("bbb", 2);
    Files.createDirectories(home().resolve("refs"));
    Files.writeString(home().resolve("refs/main"), "aaa\n");
    assertEquals(Optional.of(wanted), new HubCache(folder).model("org/name"));
  }

  @Test
  void withoutAMainBranchTheNewestSnapshotIsTaken() throws IOException {
    snapshot("aaa", 1);
    Path newest = snapshot("bbb", 2);
    assertEquals(Optional.of(newest), new HubCache(folder).model("org/name"));
  }

  @Test
  void aCatalogueTakesANameFromTheCache() throws IOException {
    Path wanted = snapshot("aaa", 1);
    assertEquals(wanted, new Catalogue(folder, new HubCache(folder)).model("org/name"));
  }

  @Test
  void aNameThatIsNotCachedIsOneSentenceWithTheRemedy() {
    Catalogue catalogue = new Catalogue(folder, new HubCache(folder));
    String sentence =
        assertThrows(WorkspaceException.class, () -> catalogue.model("org/other")).getMessage();
    assertTrue(sentence.startsWith("model.source is org/other, which is neither a folder nor in"));
    assertTrue(sentence.endsWith("fetch it with: hf download org/other"));
  }

  @Test
  void aTextThatIsNoPathIsASentenceToo() {
    Catalogue catalogue = new Catalogue(folder, new HubCache(folder));
    assertThrows(WorkspaceException.class, () -> catalogue.model("no\0path"));
    assertThrows(WorkspaceException.class, () -> catalogue.conversations("data.train", "no\0path"));
  }

  private Path home() {
    return folder.resolve("models--org--name");
  }

  private Path snapshot(String name, long modified) throws IOException {
    Path snapshot = home().resolve("snapshots").resolve(name);
    Files.createDirectories(snapshot);
    Files.setLastModifiedTime(snapshot, FileTime.fromMillis(1_000_000 * modified));
    return snapshot;
  }
}
