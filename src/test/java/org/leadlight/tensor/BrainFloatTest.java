package org.leadlight.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.ndarray.NDArray;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leadlight.Demo;
import org.leadlight.format.StoredType;

/** Oracles: the bit patterns of the bfloat16 definition (round to nearest, ties to even). */
class BrainFloatTest {

  @TempDir private Path folder;

  @Test
  void numbersAreRoundedToTheNearestAndTiesToEven() {
    assertEquals((short) 0x3F80, SafetensorsWriter.brainFloat(1.0f));
    assertEquals((short) 0x3F80, SafetensorsWriter.brainFloat(Float.intBitsToFloat(0x3F808000)));
    assertEquals((short) 0x3F82, SafetensorsWriter.brainFloat(Float.intBitsToFloat(0x3F818000)));
    assertEquals((short) 0x3F81, SafetensorsWriter.brainFloat(Float.intBitsToFloat(0x3F808001)));
    assertEquals((short) 0xBF80, SafetensorsWriter.brainFloat(-1.0f));
    assertEquals((short) 0x7F80, SafetensorsWriter.brainFloat(Float.MAX_VALUE));
    assertEquals((short) 0x7F80, SafetensorsWriter.brainFloat(Float.POSITIVE_INFINITY));
    assertEquals((short) 0x7FC0, SafetensorsWriter.brainFloat(Float.NaN));
  }

  @Test
  void aFileReadsBackWhatWasRounded() throws Exception {
    Path file = folder.resolve("a.safetensors");
    try (NDArray numbers = Demo.RUNTIME.manager().create(new float[] {1, -2.5f, 0.1f, 3e-9f})) {
      SafetensorsWriter.writeBrainFloats(file, Map.of("a", numbers), Map.of("b", "c"));
    }
    try (SafetensorsArrays stored = SafetensorsArrays.open(file, Demo.RUNTIME);
        NDArray read = stored.array("a", Demo.RUNTIME.manager())) {
      assertEquals(StoredType.BF16, stored.storedType("a"));
      assertArrayEquals(
          new float[] {1, -2.5f, 0.1f, 3e-9f}, read.toFloatArray(), 1f / 256); // half a unit
      assertEquals(0.1f, read.toFloatArray()[2], 0.1f / 256);
      assertEquals(3e-9f, read.toFloatArray()[3], 3e-9f / 256);
    }
  }

  @Test
  void onlySingleNumbersAreRounded() {
    try (NDArray numbers = Demo.RUNTIME.manager().create(new long[] {1})) {
      assertThrows(
          IllegalArgumentException.class,
          () ->
              SafetensorsWriter.writeBrainFloats(
                  folder.resolve("a"), Map.of("a", numbers), Map.of()));
    }
  }
}
