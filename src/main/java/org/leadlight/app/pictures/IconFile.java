package org.leadlight.app.pictures;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/**
 * The bytes of the icon files of Windows and macOS: each holds the same sign at several sizes.
 *
 * <p>Layouts: Windows' {@code ICONDIR} with one {@code ICONDIRENTRY} of 16 bytes a picture, small
 * pictures as device-independent bitmaps of 32 bits because its resources know PNG at 256 only;
 * Apple's {@code icns}, a list of typed blocks, each a PNG.
 */
final class IconFile {

  /** The sides that an {@code .ico} holds, in pixels. */
  static final List<Integer> WINDOWS_SIDES = List.of(16, 24, 32, 48, 64, 128, 256);

  /** Apple's block types and the sides of their pictures, in pixels. */
  static final Map<String, Integer> APPLE_BLOCKS = appleBlocks();

  private static final int DIRECTORY = 6;
  private static final int ENTRY = 16;
  private static final int BITMAP_HEADER = 40;
  private static final int LARGEST_BITMAP = 128;

  private IconFile() {}

  private static Map<String, Integer> appleBlocks() {
    Map<String, Integer> blocks = new LinkedHashMap<>();
    blocks.put("ic11", 32);
    blocks.put("ic12", 64);
    blocks.put("ic07", 128);
    blocks.put("ic08", 256);
    blocks.put("ic09", 512);
    blocks.put("ic10", 1024);
    return blocks;
  }

  /** An {@code .ico} of square pictures with alpha. */
  static byte[] windows(List<BufferedImage> pictures) {
    List<byte[]> contents = new ArrayList<>();
    for (BufferedImage picture : pictures) {
      contents.add(picture.getWidth() <= LARGEST_BITMAP ? bitmap(picture) : png(picture));
    }
    int offset = DIRECTORY + ENTRY * pictures.size();
    int size = offset + contents.stream().mapToInt(content -> content.length).sum();
    ByteBuffer file = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    file.putShort((short) 0).putShort((short) 1).putShort((short) pictures.size());
    for (int i = 0; i < pictures.size(); i++) {
      byte side = (byte) pictures.get(i).getWidth(); // 256 is written as 0
      file.put(side).put(side).put((byte) 0).put((byte) 0);
      file.putShort((short) 1).putShort((short) 32);
      file.putInt(contents.get(i).length).putInt(offset);
      offset += contents.get(i).length;
    }
    contents.forEach(file::put);
    return file.array();
  }

  /** The rows from the lowest up, blue first, and after them the mask that 32 bits leave empty. */
  private static byte[] bitmap(BufferedImage picture) {
    int side = picture.getWidth();
    int maskRow = (side + 31) / 32 * 4;
    ByteBuffer bytes =
        ByteBuffer.allocate(BITMAP_HEADER + side * side * 4 + side * maskRow)
            .order(ByteOrder.LITTLE_ENDIAN);
    bytes.putInt(BITMAP_HEADER).putInt(side).putInt(2 * side); // height: colours and mask
    bytes.putShort((short) 1).putShort((short) 32);
    bytes.position(BITMAP_HEADER);
    for (int y = side - 1; y >= 0; y--) {
      for (int x = 0; x < side; x++) {
        bytes.putInt(picture.getRGB(x, y)); // ARGB, little-endian: B, G, R, A
      }
    }
    return bytes.array();
  }

  /** An {@code .icns} of pictures by block type. */
  static byte[] apple(Map<String, BufferedImage> pictures) {
    ByteArrayOutputStream blocks = new ByteArrayOutputStream();
    pictures.forEach((type, picture) -> blocks.writeBytes(block(type, png(picture))));
    return block("icns", blocks.toByteArray());
  }

  private static byte[] block(String type, byte[] content) {
    return ByteBuffer.allocate(8 + content.length)
        .put(type.getBytes(StandardCharsets.US_ASCII))
        .putInt(8 + content.length)
        .put(content)
        .array();
  }

  /** A picture as PNG. */
  static byte[] png(BufferedImage picture) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      if (!ImageIO.write(picture, "png", bytes)) {
        throw new IOException("this Java writes no PNG files");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
