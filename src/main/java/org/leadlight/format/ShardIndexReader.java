package org.leadlight.format;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Finds the weights files of a model folder and joins their headers. */
final class ShardIndexReader {

  private ShardIndexReader() {}

  static ShardIndex read(Path folder) {
    Path index = folder.resolve(ShardIndex.INDEX_FILE);
    if (Files.exists(index)) {
      return split(folder, index, weightMap(index));
    }
    Path single = folder.resolve(ShardIndex.SINGLE_FILE);
    if (!Files.exists(single)) {
      throw new FormatException(
          "The folder %s holds no weights: neither %s nor %s is there."
              .formatted(folder, ShardIndex.SINGLE_FILE, ShardIndex.INDEX_FILE));
    }
    return joined(folder, List.of(SafetensorsHeader.read(single)));
  }

  private static ShardIndex split(Path folder, Path index, Map<String, String> weightMap) {
    List<SafetensorsHeader> headers = new ArrayList<>();
    for (String shard : new TreeSet<>(weightMap.values())) {
      Path file = folder.resolve(shard);
      if (!Files.isRegularFile(file)) {
        throw new FormatException(
            "The weights file " + file + ", which " + index.getFileName() + " names, is missing.");
      }
      headers.add(SafetensorsHeader.read(file));
    }
    ShardIndex joined = joined(folder, headers);
    weightMap.forEach((tensor, shard) -> checkOwner(index, joined, tensor, shard));
    return joined;
  }

  private static ShardIndex joined(Path folder, List<SafetensorsHeader> headers) {
    Map<String, SafetensorsHeader> owners = new LinkedHashMap<>();
    for (SafetensorsHeader header : headers) {
      for (String name : header.tensors().keySet()) {
        SafetensorsHeader other = owners.put(name, header);
        if (other != null) {
          throw new FormatException(
              "Tensor %s is in two files, %s and %s; a model may hold it once."
                  .formatted(name, other.file(), header.file()));
        }
      }
    }
    return new ShardIndex(folder, headers, owners);
  }

  private static void checkOwner(Path index, ShardIndex joined, String tensor, String shard) {
    SafetensorsHeader owner = joined.owners().get(tensor);
    if (owner == null || !String.valueOf(owner.file().getFileName()).equals(shard)) {
      throw new FormatException(
          "%s says that tensor %s is in %s, but it is not there.".formatted(index, tensor, shard));
    }
  }

  private static Map<String, String> weightMap(Path index) {
    JsonNode map = JsonObjectFile.read(index).path("weight_map");
    if (!map.isObject() || map.isEmpty()) {
      throw new FormatException(index + " has no weight_map that names the tensors' files.");
    }
    Map<String, String> owners = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : map.properties()) {
      owners.put(entry.getKey(), shardName(index, entry.getKey(), entry.getValue()));
    }
    return owners;
  }

  /** A shard's name must stay inside the folder: an index is data from elsewhere. */
  private static String shardName(Path index, String tensor, JsonNode node) {
    String name = node.isString() ? node.stringValue() : "";
    Set<Character> forbidden = Set.of('/', '\\', ':', '\0');
    boolean plain = name.chars().noneMatch(letter -> forbidden.contains((char) letter));
    if (!plain || !name.endsWith(".safetensors")) {
      throw new FormatException(
          "%s gives %s as the file of tensor %s; a plain name ending in .safetensors is needed."
              .formatted(index, node, tensor));
    }
    return name;
  }
}
