package org.leadlight.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddingSizesTest {

  private static final Path DEMONSTRATION = Path.of("assets", "demo", "model");

  @TempDir private Path folder;

  /** The figures are numpy's, of the sorted absolute values. */
  @Test
  void theTableOfTheDemonstrationIsMeasuredWithoutTensors() {
    EmbeddingSizes sizes = EmbeddingSizes.read(DEMONSTRATION).orElseThrow();
    assertEquals(0.18277708, sizes.rms(), 1e-7);
    assertEquals(0.00154183, sizes.percentile1(), 0.00154183 / 100);
    assertEquals(1.26105797, sizes.largest(), 1e-7);
  }

  @Test
  void theSuggestedScaleLeavesRoomOnBothSides() {
    assertArrayEquals(
        new double[] {2e-4, 12}, new EmbeddingSizes(0.2, 2e-3, 1.2).suggestedScale(), 1e-12);
    assertEquals(1e-4, new EmbeddingSizes(0.2, 1e-5, 1.2).suggestedScale()[0]);
  }

  @Test
  void halfPrecisionsAreReadToTheirOwnPrecision() throws IOException {
    float[] numbers = {0.5f, -2, 1, 0.25f};
    write(
        "F16",
        2,
        buffer -> {
          for (float number : numbers) {
            buffer.putShort(Float.floatToFloat16(number));
          }
        });
    EmbeddingSizes half = EmbeddingSizes.read(folder).orElseThrow();
    write(
        "BF16",
        2,
        buffer -> {
          for (float number : numbers) {
            buffer.putShort((short) (Float.floatToRawIntBits(number) >>> 16));
          }
        });
    assertEquals(half, EmbeddingSizes.read(folder).orElseThrow());
    assertEquals(2, half.largest());
    assertEquals(Math.sqrt((0.25 + 4 + 1 + 0.0625) / 4), half.rms(), 1e-12);
  }

  @Test
  void aTableOfWholeNumbersIsNotMeasured() throws IOException {
    write("I8", 1, buffer -> buffer.put(new byte[4]));
    assertTrue(EmbeddingSizes.read(folder).isEmpty());
  }

  @Test
  void aModelWithoutSuchATableIsAFault() {
    assertThrows(FormatException.class, () -> EmbeddingSizes.read(folder));
  }

  private void write(String type, int bytes, java.util.function.Consumer<ByteBuffer> numbers)
      throws IOException {
    String header =
        "{\"%s\":{\"dtype\":\"%s\",\"shape\":[2,2],\"data_offsets\":[0,%d]}}"
            .formatted(EmbeddingSizes.TENSOR, type, 4 * bytes);
    byte[] json = header.getBytes(StandardCharsets.UTF_8);
    ByteBuffer file =
        ByteBuffer.allocate(8 + json.length + 4 * bytes).order(ByteOrder.LITTLE_ENDIAN);
    file.putLong(json.length).put(json);
    numbers.accept(file);
    Files.write(folder.resolve(ShardIndex.SINGLE_FILE), file.array());
  }
}
