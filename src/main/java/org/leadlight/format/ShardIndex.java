package org.leadlight.format;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * All tensors of a model folder, over one safetensors file or several with an index.
 *
 * @param folder the model folder
 * @param files the header of every weights file
 * @param owners the header of the file that holds a tensor, by the tensor's name
 */
public record ShardIndex(
    Path folder, List<SafetensorsHeader> files, Map<String, SafetensorsHeader> owners) {

  /** The name of the weights file of a model that is not split. */
  public static final String SINGLE_FILE = "model.safetensors";

  /** The name of the index of a split model. */
  public static final String INDEX_FILE = "model.safetensors.index.json";

  /** Keeps its own copies. */
  public ShardIndex {
    files = List.copyOf(files);
    owners = Map.copyOf(owners);
  }

  /**
   * Reads the headers of a folder's weights: of {@value #INDEX_FILE} and its shards if there is
   * one, else of {@value #SINGLE_FILE}.
   *
   * @param folder a Hugging Face model folder
   * @return every tensor and where it lies
   * @throws FormatException when a file is missing or damaged, a tensor is in two files, or the
   *     index names a tensor that its file lacks
   */
  public static ShardIndex read(Path folder) {
    return ShardIndexReader.read(folder);
  }

  /**
   * The file that holds a tensor.
   *
   * @param name a tensor's name, one of the keys of {@link #owners}
   * @return the header of its file
   * @throws FormatException when the model has no such tensor
   */
  public SafetensorsHeader owner(String name) {
    SafetensorsHeader owner = owners.get(name);
    if (owner == null) {
      throw absent(name);
    }
    return owner;
  }

  /**
   * Where one tensor lies within its file.
   *
   * @param name a tensor's name, one of the keys of {@link #owners}
   * @return its entry
   * @throws FormatException when the model has no such tensor
   */
  public StoredTensor tensor(String name) {
    StoredTensor tensor = owner(name).tensors().get(name);
    if (tensor == null) {
      throw absent(name);
    }
    return tensor;
  }

  private FormatException absent(String name) {
    return new FormatException("The model in " + folder + " has no tensor named " + name + ".");
  }
}
