package org.leadlight.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.leadlight.format.FormatException;
import org.leadlight.format.SafetensorsHeader;
import org.leadlight.format.ShardIndex;
import org.leadlight.format.StoredTensor;
import org.leadlight.format.StoredType;

/**
 * The tensors of a safetensors file, or of a model folder with one file or several, as arrays.
 *
 * <p>The files are mapped, not read, so opening is quick at any size and nothing is read twice;
 * {@link #close} unmaps them.
 */
public final class SafetensorsArrays implements AutoCloseable {

  private final Path source;
  private final Arena arena = Arena.ofShared();
  private final Map<String, Place> places = new LinkedHashMap<>();
  private final StoredNumbers numbers;

  /** A tensor's entry and its bytes. */
  private record Place(StoredTensor entry, MemorySegment bytes) {}

  private SafetensorsArrays(Path source, List<SafetensorsHeader> files, TensorRuntime runtime) {
    this.source = source;
    this.numbers = new StoredNumbers(runtime);
    try {
      for (SafetensorsHeader file : files) {
        map(file);
      }
    } catch (IOException failure) {
      arena.close();
      throw new FormatException("The weights of " + source + " could not be read.", failure);
    }
  }

  /**
   * Maps a file or a folder.
   *
   * @param path a safetensors file, or a folder with {@code model.safetensors} or its index
   * @param runtime makes the arrays
   * @throws FormatException when a file is missing or damaged
   */
  public static SafetensorsArrays open(Path path, TensorRuntime runtime) {
    List<SafetensorsHeader> files =
        Files.isDirectory(path)
            ? ShardIndex.read(path).files()
            : List.of(SafetensorsHeader.read(path));
    return new SafetensorsArrays(path, files, runtime);
  }

  private void map(SafetensorsHeader header) throws IOException {
    try (FileChannel channel = FileChannel.open(header.file(), StandardOpenOption.READ)) {
      MemorySegment data =
          channel.map(FileChannel.MapMode.READ_ONLY, header.dataStart(), header.dataSize(), arena);
      for (StoredTensor entry : header.tensors().values()) {
        places.put(entry.name(), new Place(entry, data.asSlice(entry.begin(), entry.size())));
      }
    }
  }

  /** The tensors' names, in the order of their bytes. */
  public Set<String> names() {
    return Collections.unmodifiableSet(places.keySet());
  }

  /** How a tensor's numbers are written in the file. */
  public StoredType storedType(String name) {
    return place(name).entry().type();
  }

  /** A tensor's shape. */
  public Shape shape(String name) {
    return shape(place(name).entry());
  }

  /**
   * A copy of a tensor. Half-precision numbers are widened to float32, which is exact; all others
   * keep their type.
   *
   * @param name its name
   * @param manager owns the array and decides its device
   * @return an array that is independent of the file
   * @throws FormatException when there is no such tensor, or its type cannot be computed with
   */
  public NDArray array(String name, NDManager manager) {
    Place place = place(name);
    return numbers.copy(place.bytes(), place.entry(), shape(place.entry()), manager);
  }

  /**
   * A tensor over the mapped file where that is possible (float32, on the CPU), else a copy as by
   * {@link #array}. It costs no memory of its own, must never be written to, and must be closed
   * before this object is: reading it afterwards ends the process.
   *
   * @param name its name
   * @param manager owns the array and decides its device
   * @throws FormatException when there is no such tensor, or its type cannot be computed with
   */
  public NDArray mapped(String name, NDManager manager) {
    Place place = place(name);
    return numbers.view(place.bytes(), place.entry(), shape(place.entry()), manager);
  }

  private Place place(String name) {
    Place place = places.get(name);
    if (place == null) {
      throw new FormatException(source + " has no tensor named " + name + ".");
    }
    return place;
  }

  private static Shape shape(StoredTensor entry) {
    return new Shape(entry.shape().stream().mapToLong(Long::longValue).toArray());
  }

  /** Unmaps the files; arrays made by {@link #array} live on, those of {@link #mapped} do not. */
  @Override
  public void close() {
    arena.close();
  }
}
