package org.leadlight.app.pictures;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** Reads the icon files by the layouts that Microsoft and Apple describe. */
class IconFileTest {

  private static final int ORANGE = 0xFFE69F00;

  @Test
  void aSmallPictureOfAWindowsIconIsABitmapFromTheLowestRowUp() {
    BufferedImage picture = square(16);
    picture.setRGB(3, 15, ORANGE);
    ByteBuffer file = littleEndian(IconFile.windows(List.of(picture)));
    assertEquals(1, file.getShort(2), "the type of an icon");
    assertEquals(1, file.getShort(4), "pictures");
    assertEquals(16, file.get(6));
    assertEquals(32, file.getShort(12), "bits of a pixel");
    int offset = file.getInt(18);
    assertEquals(22, offset);
    assertEquals(file.capacity() - offset, file.getInt(14));
    assertEquals(40, file.getInt(offset));
    assertEquals(32, file.getInt(offset + 8), "height with the mask's");
    assertEquals(ORANGE, file.getInt(offset + 40 + 3 * 4));
    assertEquals(40 + 16 * 16 * 4 + 16 * 4, file.getInt(14), "colours and a mask of 4 bytes a row");
  }

  @Test
  void aLargePictureOfAWindowsIconIsAPng() throws IOException {
    byte[] bytes = IconFile.windows(List.of(square(32), square(256)));
    ByteBuffer file = littleEndian(bytes);
    assertEquals(0, file.get(22), "256 is written as 0");
    int offset = file.getInt(22 + 12);
    int length = file.getInt(22 + 8);
    assertEquals(bytes.length, offset + length);
    BufferedImage read = ImageIO.read(new ByteArrayInputStream(bytes, offset, length));
    assertEquals(256, read.getWidth());
  }

  @Test
  void anAppleIconIsAListOfBlocksWithTheirLengths() throws IOException {
    byte[] bytes = IconFile.apple(Map.of("ic08", square(256)));
    ByteBuffer file = ByteBuffer.wrap(bytes);
    assertEquals("icns", new String(bytes, 0, 4, StandardCharsets.US_ASCII));
    assertEquals(bytes.length, file.getInt(4));
    assertEquals("ic08", new String(bytes, 8, 4, StandardCharsets.US_ASCII));
    assertEquals(bytes.length - 8, file.getInt(12));
    BufferedImage read = ImageIO.read(new ByteArrayInputStream(bytes, 16, bytes.length - 16));
    assertEquals(256, read.getWidth());
  }

  private static ByteBuffer littleEndian(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static BufferedImage square(int side) {
    return new BufferedImage(side, side, BufferedImage.TYPE_INT_ARGB);
  }
}
