package org.leadlight.format;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The table of contents of one safetensors file: eight bytes of header length (little endian), the
 * header as JSON, then the data of all tensors without a gap.
 *
 * @param file the file it was read from
 * @param dataStart the file offset at which the data part begins
 * @param dataSize the size of the data part in bytes
 * @param tensors every tensor by name, in the order of their bytes
 * @param metadata the free texts of {@code __metadata__}
 * @see <a href="https://github.com/huggingface/safetensors">the safetensors format</a>
 */
public record SafetensorsHeader(
    Path file,
    long dataStart,
    long dataSize,
    Map<String, StoredTensor> tensors,
    Map<String, String> metadata) {

  /** The longest header that is read, in bytes: the limit of the reference implementation. */
  static final long LONGEST_HEADER = 100_000_000;

  private static final int LENGTH_BYTES = 8;

  /** Keeps its own copies of the tables. */
  public SafetensorsHeader {
    tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
    metadata = Map.copyOf(metadata);
  }

  /**
   * Reads and checks the header of a file; no tensor data is read.
   *
   * @param file a safetensors file
   * @return its table of contents, of which every offset lies inside the file
   * @throws FormatException when the file is missing or damaged in any way
   */
  public static SafetensorsHeader read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new FormatException("The weights file " + file + " does not exist.");
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long fileSize = channel.size();
      long headerLength = headerLength(file, channel, fileSize);
      byte[] json = bytes(channel, LENGTH_BYTES, (int) headerLength).array();
      long dataStart = LENGTH_BYTES + headerLength;
      return new SafetensorsHeaderReader(file, fileSize - dataStart).read(json, dataStart);
    } catch (IOException failure) {
      throw new FormatException("The weights file " + file + " could not be read.", failure);
    }
  }

  private static long headerLength(Path file, FileChannel channel, long fileSize)
      throws IOException {
    if (fileSize < LENGTH_BYTES) {
      throw new FormatException(
          file
              + " is too short for a safetensors file: "
              + fileSize
              + " bytes, at least 8 needed.");
    }
    long length = bytes(channel, 0, LENGTH_BYTES).order(ByteOrder.LITTLE_ENDIAN).getLong(0);
    if (length < 2 || length > LONGEST_HEADER) {
      throw new FormatException(
          file
              + " is not a safetensors file: it states a header of "
              + Long.toUnsignedString(length)
              + " bytes; 2 to "
              + LONGEST_HEADER
              + " are allowed.");
    }
    if (length > fileSize - LENGTH_BYTES) {
      throw new FormatException(
          file
              + " is cut off: its header should have "
              + length
              + " bytes but only "
              + (fileSize - LENGTH_BYTES)
              + " follow; download the file again.");
    }
    return length;
  }

  private static ByteBuffer bytes(FileChannel channel, long position, int count)
      throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(count);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, position + buffer.position()) < 0) {
        throw new EOFException("the file shrank while it was read");
      }
    }
    return buffer;
  }
}
