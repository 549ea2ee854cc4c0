package org.leadlight.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.leadlight.format.FormatException;
import org.leadlight.format.SafetensorsHeader;

/** Tensors of files as arrays, by libtorch and by Java. */
class SafetensorsArraysTest {

  private static TensorRuntime fast;
  private static TensorRuntime plain;

  @TempDir Path folder;

  @BeforeAll
  static void start() {
    fast = TensorRuntime.start(RuntimeOptions.cpu());
    plain = TensorRuntime.start(RuntimeOptions.cpu().withAten(AtenPolicy.composed()));
  }

  @AfterAll
  static void stop() {
    plain.close();
    fast.close();
  }

  private static TensorRuntime runtime(AtenRoute route) {
    return route == AtenRoute.NATIVE ? fast : plain;
  }

  /** A file whose header is padded to a multiple of 8, as the reference implementation writes. */
  private Path file(String json, byte[] data) throws IOException {
    String padded = json + " ".repeat(Math.floorMod(-json.length(), 8));
    ByteBuffer bytes =
        ByteBuffer.allocate(8 + padded.length() + data.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(padded.length()).put(padded.getBytes(StandardCharsets.UTF_8)).put(data);
    return Files.write(folder.resolve("some.safetensors"), bytes.array());
  }

  @ParameterizedTest
  @EnumSource
  void everyHalfPrecisionNumberIsWidenedExactly(AtenRoute route) throws IOException {
    ByteBuffer data = ByteBuffer.allocate(4 * 65536).order(ByteOrder.LITTLE_ENDIAN);
    for (int kind = 0; kind < 2; kind++) {
      for (int bits = 0; bits < 65536; bits++) {
        data.putShort((short) bits);
      }
    }
    String json =
        "{'b':{'dtype':'BF16','shape':[65536],'data_offsets':[0,131072]},"
            + "'h':{'dtype':'F16','shape':[256,256],'data_offsets':[131072,262144]}}";
    Path file = file(json.replace('\'', '"'), data.array());
    try (NDManager manager = runtime(route).manager().newSubManager();
        SafetensorsArrays arrays = SafetensorsArrays.open(file, runtime(route))) {
      NDArray half = arrays.array("h", manager);
      assertEquals(new Shape(256, 256), half.getShape());
      float[] brains = arrays.array("b", manager).toFloatArray();
      float[] halves = half.toFloatArray();
      for (int bits = 0; bits < 65536; bits++) {
        assertEquals(Float.intBitsToFloat(bits << 16), brains[bits]); // NaN equals NaN here
        assertEquals(Float.float16ToFloat((short) bits), halves[bits]);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsWrittenIsReadBack(AtenRoute route) throws IOException {
    Path file = folder.resolve("written.safetensors");
    try (NDManager manager = runtime(route).manager().newSubManager()) {
      Map<String, NDArray> named = new LinkedHashMap<>();
      named.put("flags", manager.create(new boolean[] {true, false, true}));
      named.put(
          "small", manager.create(new byte[] {1, -1}, new Shape(2)).toType(DataType.UINT8, true));
      named.put("wide", manager.create(new double[] {Math.PI, -0.0}));
      named.put("turned", manager.arange(6f).reshape(2, 3).transpose());
      named.put("ids", manager.create(new long[] {Long.MIN_VALUE, 7}, new Shape(2, 1)));
      named.put("counts", manager.create(new int[] {-3}));
      named.put("one", manager.create(2.5f));
      SafetensorsWriter.write(file, named, Map.of("made-by", "a \"test\""));
      assertEquals("a \"test\"", SafetensorsHeader.read(file).metadata().get("made-by"));
      assertEquals(
          List.copyOf(named.keySet()),
          List.copyOf(SafetensorsHeader.read(file).tensors().keySet()));
      try (SafetensorsArrays arrays = SafetensorsArrays.open(file, runtime(route))) {
        for (Map.Entry<String, NDArray> entry : named.entrySet()) {
          NDArray back = arrays.array(entry.getKey(), manager);
          assertEquals(entry.getValue().getShape(), back.getShape(), entry.getKey());
          assertEquals(entry.getValue().getDataType(), back.getDataType(), entry.getKey());
          assertArrayEquals(entry.getValue().toArray(), back.toArray(), entry.getKey());
          assertEquals(manager, back.getManager());
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aCopyOutlivesItsFile(AtenRoute route) throws IOException {
    Path file = folder.resolve("copied.safetensors");
    try (NDManager manager = runtime(route).manager().newSubManager()) {
      SafetensorsWriter.write(file, Map.of("x", manager.arange(4f)), Map.of());
      NDArray copy;
      try (SafetensorsArrays arrays = SafetensorsArrays.open(file, runtime(route))) {
        copy = arrays.array("x", manager);
        NDArray view = arrays.mapped("x", manager);
        assertEquals(copy, view);
        view.close();
      }
      assertArrayEquals(new float[] {0, 1, 2, 3}, copy.toFloatArray());
    }
  }

  @ParameterizedTest
  @EnumSource
  void tensorsBeyondTwoGibibytesAreFound(AtenRoute route) throws IOException {
    long hole = (1L << 31) + (1L << 20);
    String json =
        "{'hole':{'dtype':'U8','shape':[%d],'data_offsets':[0,%d]},"
                .formatted(hole, hole)
                .replace('\'', '"')
            + "'x':{'dtype':'F32','shape':[2],'data_offsets':[%d,%d]}}"
                .formatted(hole, hole + 8)
                .replace('\'', '"');
    Path file = file(json, new byte[0]);
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      long dataStart = sparse.length();
      sparse.setLength(dataStart + hole + 8);
      sparse.seek(dataStart + hole);
      sparse.write(
          ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putFloat(3).putFloat(-4).array());
    }
    try (NDManager manager = runtime(route).manager().newSubManager();
        SafetensorsArrays arrays = SafetensorsArrays.open(file, runtime(route))) {
      assertArrayEquals(new float[] {3, -4}, arrays.array("x", manager).toFloatArray());
      NDArray view = arrays.mapped("x", manager);
      assertEquals(-4, view.getFloat(1));
      view.close();
    }
  }

  @Test
  void aSplitModelIsOneSetOfTensors() {
    Path model = Path.of("src/test/resources/fixtures/lm/llama3-scaled-f32");
    try (NDManager manager = fast.manager().newSubManager();
        SafetensorsArrays arrays = SafetensorsArrays.open(model, fast);
        SafetensorsArrays slow = SafetensorsArrays.open(model, plain)) {
      assertTrue(arrays.names().contains("model.embed_tokens.weight"));
      for (String name : arrays.names()) {
        NDArray array = arrays.array(name, manager);
        assertEquals(arrays.shape(name), array.getShape());
        assertEquals(slow.array(name, manager), array);
      }
    }
  }

  @Test
  void whatIsNotThereOrCannotBeComputedWithIsSaidInASentence() throws IOException {
    String json = "{'f8':{'dtype':'F8_E4M3','shape':[1],'data_offsets':[0,1]}}";
    Path file = file(json.replace('\'', '"'), new byte[1]);
    try (SafetensorsArrays arrays = SafetensorsArrays.open(file, fast)) {
      NDManager manager = fast.manager();
      FormatException missing =
          assertThrows(FormatException.class, () -> arrays.array("y", manager));
      assertTrue(missing.getMessage().endsWith("has no tensor named y."), missing.getMessage());
      FormatException unusable =
          assertThrows(FormatException.class, () -> arrays.array("f8", manager));
      assertTrue(unusable.getMessage().contains("F8_E4M3"), unusable.getMessage());
    }
  }
}
