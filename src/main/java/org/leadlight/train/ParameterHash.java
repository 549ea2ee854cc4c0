package org.leadlight.train;

import ai.djl.ndarray.NDArray;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/** The fingerprint of trained parameters. */
public final class ParameterHash {

  private ParameterHash() {}

  /**
   * SHA-256 over each parameter's name, shape and float32 numbers (little endian), in their order.
   */
  public static String sha256(Map<String, NDArray> parameters) {
    MessageDigest digest = digest();
    parameters.forEach(
        (name, array) -> {
          digest.update(name.getBytes(StandardCharsets.UTF_8));
          digest.update(array.getShape().toString().getBytes(StandardCharsets.UTF_8));
          float[] numbers = array.toFloatArray();
          ByteBuffer bytes =
              ByteBuffer.allocate(numbers.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
          bytes.asFloatBuffer().put(numbers);
          digest.update(bytes);
        });
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
