package org.leadlight.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RememberedChoiceTest {

  private static final MatmulChoice FAST = new MatmulChoice(true, 1.7, 3e-6);
  private static final MatmulChoice SLOW = new MatmulChoice(false, 1.1, 2e-6);

  @TempDir private Path folder;

  @Test
  void whatWasFoundOnceHoldsForThisMachineAndNotForAnother() {
    assertEquals(FAST, memory("engine 2", "processor a").orElse(() -> FAST));
    assertEquals(FAST, memory("engine 2", "processor a").orElse(unasked()));
    assertEquals(SLOW, memory("engine 2", "processor b").orElse(() -> SLOW));
    assertEquals(SLOW, memory("engine 2", "processor b").orElse(unasked()));
    assertEquals(FAST, memory("engine 3", "processor b").orElse(() -> FAST));
  }

  @Test
  void whatCannotBeReadOrWrittenIsAskedAnew() throws IOException {
    Files.writeString(folder.resolve("choice"), "engine 2 on processor a\nfast\nmuch\n1\n");
    assertEquals(SLOW, memory("engine 2", "processor a").orElse(() -> SLOW));
    Path blocked = Files.writeString(folder.resolve("a file"), "").resolve("choice");
    assertEquals(FAST, new RememberedChoice(blocked, "engine", "p").orElse(() -> FAST));
    assertEquals(SLOW, new RememberedChoice(blocked, "engine", "p").orElse(() -> SLOW));
  }

  private RememberedChoice memory(String engine, String processor) {
    return new RememberedChoice(folder.resolve("choice"), engine, processor);
  }

  private static Supplier<MatmulChoice> unasked() {
    return () -> fail("it is known");
  }
}
