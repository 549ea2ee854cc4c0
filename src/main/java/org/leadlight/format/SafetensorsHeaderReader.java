package org.leadlight.format;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Turns the JSON of a safetensors header into checked entries. */
final class SafetensorsHeaderReader {

  private static final String METADATA = "__metadata__";

  private final Path file;
  private final long dataSize;

  /** A reader for one file whose data part has the given size in bytes. */
  SafetensorsHeaderReader(Path file, long dataSize) {
    this.file = file;
    this.dataSize = dataSize;
  }

  SafetensorsHeader read(byte[] json, long dataStart) {
    JsonNode root = JsonObjectFile.parse(file, json);
    List<StoredTensor> tensors = new ArrayList<>();
    Map<String, String> metadata = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : root.properties()) {
      if (entry.getKey().equals(METADATA)) {
        metadata = metadata(entry.getValue());
      } else {
        tensors.add(tensor(entry.getKey(), entry.getValue()));
      }
    }
    tensors.sort(Comparator.comparingLong(StoredTensor::begin).thenComparing(StoredTensor::end));
    checkTiling(tensors);
    return new SafetensorsHeader(file, dataStart, dataSize, byName(tensors), metadata);
  }

  private static Map<String, StoredTensor> byName(List<StoredTensor> tensors) {
    Map<String, StoredTensor> table = new LinkedHashMap<>();
    tensors.forEach(tensor -> table.put(tensor.name(), tensor));
    return table;
  }

  private Map<String, String> metadata(JsonNode node) {
    if (!node.isObject()) {
      throw fault("its " + METADATA + " is not an object");
    }
    Map<String, String> texts = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      if (!entry.getValue().isString()) {
        throw fault("the value of " + entry.getKey() + " in " + METADATA + " is not a text");
      }
      texts.put(entry.getKey(), entry.getValue().stringValue());
    }
    return texts;
  }

  private StoredTensor tensor(String name, JsonNode node) {
    if (!node.isObject()) {
      throw fault(name, "is not described by an object");
    }
    StoredType type = type(name, node.path("dtype"));
    List<Long> shape = numbers(name, "shape", node.path("shape"));
    List<Long> offsets = numbers(name, "data_offsets", node.path("data_offsets"));
    if (offsets.size() != 2) {
      throw fault(name, "has " + offsets.size() + " data_offsets instead of 2");
    }
    StoredTensor tensor = new StoredTensor(name, type, shape, offsets.get(0), offsets.get(1));
    checkPlace(tensor);
    checkSize(tensor);
    return tensor;
  }

  private StoredType type(String name, JsonNode node) {
    if (!node.isString()) {
      throw fault(name, "has no dtype");
    }
    String text = node.stringValue();
    return StoredType.named(text)
        .orElseThrow(
            () ->
                fault(
                    name,
                    "has the unknown dtype "
                        + text
                        + "; known are "
                        + List.of(StoredType.values())));
  }

  private List<Long> numbers(String name, String field, JsonNode node) {
    if (!node.isArray()) {
      throw fault(name, "has no list of " + field);
    }
    List<Long> numbers = new ArrayList<>();
    for (JsonNode number : node) {
      if (!number.isIntegralNumber() || !number.canConvertToLong() || number.longValue() < 0) {
        throw fault(
            name, "has " + number + " in its " + field + ", where only whole numbers >= 0 may be");
      }
      numbers.add(number.longValue());
    }
    return numbers;
  }

  private void checkPlace(StoredTensor tensor) {
    if (tensor.begin() > tensor.end()) {
      throw fault(
          tensor.name(), "ends (" + tensor.end() + ") before it begins (" + tensor.begin() + ")");
    }
    if (tensor.end() > dataSize) {
      throw fault(
          tensor.name(),
          "ends at byte "
              + tensor.end()
              + " but the file has only "
              + dataSize
              + " bytes of data; the file may be cut off");
    }
  }

  private void checkSize(StoredTensor tensor) {
    long size = tensor.type().bytes();
    try {
      for (long extent : tensor.shape()) {
        size = Math.multiplyExact(size, extent);
      }
    } catch (ArithmeticException overflow) {
      throw fault(tensor.name(), "has the impossibly large shape " + tensor.shape());
    }
    if (size != tensor.size()) {
      throw fault(
          tensor.name(),
          "needs %d bytes for shape %s of %s but has %d"
              .formatted(size, tensor.shape(), tensor.type(), tensor.size()));
    }
  }

  /** The data part must be covered exactly once: a hole or an overlap means damage or a trick. */
  private void checkTiling(List<StoredTensor> inOrder) {
    long covered = 0;
    for (StoredTensor tensor : inOrder) {
      if (tensor.begin() < covered) {
        throw fault(tensor.name(), "overlaps the tensor before it at byte " + tensor.begin());
      }
      if (tensor.begin() > covered) {
        throw fault(
            tensor.name(),
            "begins at byte " + tensor.begin() + ", leaving a hole from byte " + covered);
      }
      covered = tensor.end();
    }
    if (covered != dataSize) {
      throw fault("its tensors end at byte " + covered + " but it has " + dataSize + " of data");
    }
  }

  private FormatException fault(String name, String fault) {
    return fault("tensor " + name + " " + fault);
  }

  private FormatException fault(String fault) {
    return new FormatException(file + " is damaged: " + fault + ".");
  }
}
