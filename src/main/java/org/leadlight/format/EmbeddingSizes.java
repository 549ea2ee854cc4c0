package org.leadlight.format;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * How large the entries of an embedding table E are, read from its file without tensors.
 *
 * @param rms root of the mean square of the entries
 * @param percentile1 1st percentile of |E|, to within a hundredth of itself
 * @param largest largest |E|
 */
public record EmbeddingSizes(double rms, double percentile1, double largest) {

  /** The name of the table in a model of the Llama, Mistral and Qwen shapes. */
  public static final String TENSOR = "model.embed_tokens.weight";

  private static final Set<StoredType> READABLE =
      EnumSet.of(StoredType.F32, StoredType.BF16, StoredType.F16);
  private static final double SMALLEST_SIGMA = 1e-4;
  private static final int CHUNK_BYTES = 1 << 20;

  /**
   * Reads the table of a model folder.
   *
   * @return empty when the table is stored in another form than F32, BF16 or F16
   * @throws FormatException when the folder has no such table or it cannot be read
   */
  public static Optional<EmbeddingSizes> read(Path modelFolder) {
    ShardIndex index = ShardIndex.read(modelFolder);
    StoredTensor table = index.tensor(TENSOR);
    if (!READABLE.contains(table.type())) {
      return Optional.empty();
    }
    SafetensorsHeader file = index.owner(TENSOR);
    try (FileChannel channel = FileChannel.open(file.file(), StandardOpenOption.READ)) {
      return Optional.of(read(channel, file.dataStart(), table));
    } catch (IOException failure) {
      throw new FormatException("The weights file " + file.file() + " could not be read.", failure);
    }
  }

  /**
   * A scale (smin, smax) for a table of these sizes ({@code mathematics.md} 2): a tenth of the 1st
   * percentile, at least 0.0001, and ten times the largest.
   */
  public double[] suggestedScale() {
    return new double[] {Math.max(SMALLEST_SIGMA, 0.1 * percentile1), 10 * largest};
  }

  private static EmbeddingSizes read(FileChannel channel, long dataStart, StoredTensor table)
      throws IOException {
    SizeHistogram sizes = new SizeHistogram();
    ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    long at = dataStart + table.begin();
    long end = dataStart + table.end();
    while (at < end) {
      chunk.clear().limit((int) Math.min(CHUNK_BYTES, end - at));
      at += fill(channel, chunk, at);
      while (chunk.hasRemaining()) {
        sizes.add(next(chunk, table.type()));
      }
    }
    return sizes.result();
  }

  private static float next(ByteBuffer chunk, StoredType type) {
    return switch (type) {
      case F32 -> chunk.getFloat();
      case BF16 -> Float.intBitsToFloat(chunk.getShort() << 16);
      case F16 -> Float.float16ToFloat(chunk.getShort());
      default -> throw new IllegalArgumentException("not read here: " + type);
    };
  }

  private static int fill(FileChannel channel, ByteBuffer chunk, long at) throws IOException {
    while (chunk.hasRemaining()) {
      if (channel.read(chunk, at + chunk.position()) < 0) {
        throw new IOException("the file is shorter than its header says");
      }
    }
    chunk.flip();
    return chunk.limit();
  }

  /** Counts of |E| by the upper half of its bits: sign, exponent and seven bits of the mantissa. */
  private static final class SizeHistogram {
    private final long[] counts = new long[1 << 15];
    private double squares;
    private double largest;
    private long count;

    void add(float entry) {
      float size = Math.abs(entry);
      squares += (double) size * size;
      largest = Math.max(largest, size);
      counts[Float.floatToRawIntBits(size) >>> 16]++;
      count++;
    }

    EmbeddingSizes result() {
      long below = 0;
      int bin = -1;
      while (bin + 1 < counts.length && below <= (count - 1) / 100) {
        below += counts[++bin];
      }
      double percentile = bin < 0 ? 0 : Float.intBitsToFloat(bin << 16 | 0x8000);
      return new EmbeddingSizes(Math.sqrt(squares / Math.max(1, count)), percentile, largest);
    }
  }
}
