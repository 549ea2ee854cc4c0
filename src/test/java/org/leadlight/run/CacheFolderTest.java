package org.leadlight.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CacheFolderTest {

  @Test
  void itFollowsTheCustomOfEachSystem() {
    Path home = Path.of("/home/ada");
    assertEquals(home.resolve(".cache/leadlight"), CacheFolder.of("Linux", home, null, null));
    assertEquals(Path.of("/fast/leadlight"), CacheFolder.of("Linux", home, "/fast", null));
    assertEquals(
        home.resolve("Library/Caches/Leadlight"), CacheFolder.of("Mac OS X", home, null, null));
    assertEquals(Path.of("/local/Leadlight"), CacheFolder.of("Windows 11", home, null, "/local"));
  }
}
