package org.leadlight.format;

import java.util.List;

/**
 * Where one tensor lies in a safetensors file.
 *
 * @param name the tensor's name
 * @param type how its numbers are written
 * @param shape its extents, outermost first; empty for a single number
 * @param begin its first byte, counted from the start of the <em>data</em> part
 * @param end one past its last byte, counted likewise
 */
public record StoredTensor(String name, StoredType type, List<Long> shape, long begin, long end) {

  /** Keeps its own copy of the shape. */
  public StoredTensor {
    shape = List.copyOf(shape);
  }

  /** How many numbers it holds. */
  public long count() {
    return (end - begin) / type.bytes();
  }

  /** Its size in bytes. */
  public long size() {
    return end - begin;
  }
}
