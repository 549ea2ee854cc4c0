package org.leadlight.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Valid headers come back; every damage is one sentence that names the file. */
class SafetensorsHeaderTest {

  private static final long SEED = 20261124L;

  @TempDir Path folder;

  @Test
  void randomValidHeadersComeBack() throws IOException {
    System.out.println("seed " + SEED);
    for (int round = 0; round < 200; round++) {
      Map<String, StoredTensor> tensors = randomTensors(new Random(SEED + round));
      SafetensorsHeader header = SafetensorsHeader.read(written(tensors));
      assertEquals(List.copyOf(tensors.values()), List.copyOf(header.tensors().values()));
      assertEquals(Map.of("format", "pt"), header.metadata());
      assertEquals(Files.size(header.file()), header.dataStart() + header.dataSize());
    }
  }

  @Test
  void randomDamageIsRefusedInASentenceOrHarmless() throws IOException {
    int refused = 0;
    for (int round = 0; round < 600; round++) {
      Random random = new Random(SEED + round);
      byte[] bytes = damaged(random, Files.readAllBytes(written(randomTensors(random))));
      Path file = Files.write(folder.resolve("damaged.safetensors"), bytes);
      refused += refusesInASentence(file, "seed " + (SEED + round)) ? 1 : 0;
    }
    assertTrue(refused > 300, "most damage is noticed: " + refused);
  }

  @Test
  void everyTruncationIsRefused() throws IOException {
    byte[] bytes = Files.readAllBytes(written(randomTensors(new Random(SEED))));
    for (int length = 0; length < bytes.length; length++) {
      Path file = Files.write(folder.resolve("cut.safetensors"), Arrays.copyOf(bytes, length));
      assertTrue(refusesInASentence(file, "length " + length), "length " + length);
    }
  }

  private static boolean refusesInASentence(Path file, String context) {
    try {
      SafetensorsHeader.read(file);
      return false;
    } catch (FormatException refusal) {
      String sentence = refusal.getMessage();
      assertTrue(sentence.contains(file.toString()), context + ": " + sentence);
      assertTrue(sentence.endsWith("."), context + ": " + sentence);
      return true;
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, -1, Long.MIN_VALUE, Long.MAX_VALUE, 100_000_001})
  void absurdHeaderLengthsAreRefusedWithoutAllocating(long length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN).putLong(0, length);
    Path file = Files.write(folder.resolve("absurd.safetensors"), bytes.array());
    FormatException refusal =
        assertThrows(FormatException.class, () -> SafetensorsHeader.read(file));
    assertTrue(refusal.getMessage().contains("is not a safetensors file"), refusal.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[8,0]}} | before it begins",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,12]}} | may be cut off",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,8]}} | needs 4 bytes",
        "{\"a\":{\"dtype\":\"F31\",\"shape\":[2],\"data_offsets\":[0,8]}} | unknown dtype F31",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[-2],\"data_offsets\":[0,8]}} | whole numbers >= 0",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2.5],\"data_offsets\":[0,8]}} | whole numbers >= 0",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1e99],\"data_offsets\":[0,8]}} | whole numbers >= 0",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[9223372036854775807,3],\"data_offsets\":[0,8]}}"
            + " | impossibly large",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[4294967296,4294967296],\"data_offsets\":[0,0]}}"
            + " | impossibly large",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8,9]}} | instead of 2",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2]}} | no list of data_offsets",
        "{\"a\":{\"shape\":[2],\"data_offsets\":[0,8]}} | no dtype",
        "{\"a\":7} | not described by an object",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},"
            + "\"b\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}} | overlaps",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}} | leaving a hole",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}} | end at byte 4",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},"
            + "\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}} | uplicate",
        "{\"__metadata__\":3} | not an object",
        "{\"__metadata__\":{\"a\":1}} | not a text",
        "{\"a\": | damaged JSON",
        "[1,2] | must hold a JSON object",
      })
  void everyKindOfDamageIsNamed(String json, String words) throws IOException {
    Path file = folder.resolve("kind.safetensors");
    write(file, json, 8);
    FormatException refusal =
        assertThrows(FormatException.class, () -> SafetensorsHeader.read(file));
    assertTrue(refusal.getMessage().contains(words), refusal.getMessage());
    assertTrue(refusal.getMessage().contains(file.toString()), refusal.getMessage());
  }

  @Test
  void deepNestingIsRefused() throws IOException {
    Path file = folder.resolve("deep.safetensors");
    write(file, "{\"a\":" + "[".repeat(100_000), 0);
    assertTrue(refusesInASentence(file, "deep"));
  }

  private static byte[] damaged(Random random, byte[] bytes) {
    int headerEnd = (int) (8 + ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong(0));
    int changes = 1 + random.nextInt(4);
    for (int change = 0; change < changes; change++) {
      String digits = "0123456789-[]{}\":,eE.";
      bytes[random.nextInt(headerEnd)] =
          random.nextBoolean()
              ? (byte) random.nextInt(256)
              : (byte) digits.charAt(random.nextInt(digits.length()));
    }
    return random.nextInt(4) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
  }

  private static Map<String, StoredTensor> randomTensors(Random random) {
    Map<String, StoredTensor> tensors = new LinkedHashMap<>();
    long at = 0;
    int count = 1 + random.nextInt(5);
    for (int i = 0; i < count; i++) {
      StoredType type = StoredType.values()[random.nextInt(StoredType.values().length)];
      List<Long> shape = random.longs(random.nextInt(4), 1, 5).boxed().toList();
      long size = shape.stream().reduce((long) type.bytes(), (a, b) -> a * b);
      String name = "layer." + i + ".\"ü\\";
      tensors.put(name, new StoredTensor(name, type, shape, at, at + size));
      at += size;
    }
    return tensors;
  }

  private Path written(Map<String, StoredTensor> tensors) throws IOException {
    String entries =
        tensors.values().stream()
            .map(SafetensorsHeaderTest::entry)
            .collect(Collectors.joining(",", "{\"__metadata__\":{\"format\":\"pt\"},", "}"));
    long size = tensors.values().stream().mapToLong(StoredTensor::size).sum();
    Path file = folder.resolve("valid.safetensors");
    write(file, entries + " ".repeat(entries.length() % 8), (int) size);
    return file;
  }

  private static String entry(StoredTensor tensor) {
    return "\"%s\":{\"dtype\":\"%s\",\"shape\":%s,\"data_offsets\":[%d,%d]}"
        .formatted(
            tensor.name().replace("\\", "\\\\").replace("\"", "\\\""),
            tensor.type(),
            tensor.shape(),
            tensor.begin(),
            tensor.end());
  }

  private static void write(Path file, String json, int dataSize) throws IOException {
    byte[] header = json.getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes =
        ByteBuffer.allocate(8 + header.length + dataSize).order(ByteOrder.LITTLE_ENDIAN);
    Files.write(file, bytes.putLong(header.length).put(header).array());
  }
}
