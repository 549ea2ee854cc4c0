package org.leadlight.transform;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.ChaCha20ParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Released noise that is a keyed pseudo-random function of the prefix ({@code mathematics.md} 1):
 * for each position the key stream of ChaCha20 under HMAC-SHA256(secret, model hash, transform
 * hash, ids of the prefix up to and including the position), turned into standard normal numbers.
 *
 * <p>A prefix that is sent again has the same noise, so an averaging reader learns nothing new from
 * it; who does not know the secret cannot tell the noise from fresh one.
 */
public final class PrefixNoise {

  /** Bytes of a secret. */
  public static final int SECRET_BYTES = 32;

  private static final String HMAC = "HmacSHA256";
  private static final String STREAM = "ChaCha20";
  private static final byte[] NONCE = new byte[12]; // a key is used for one position only
  private static final double UNIT = 0x1p-53;

  private final SecretKeySpec secret;
  private final byte[] context;

  /**
   * The noise of a secret.
   *
   * @param secret 32 bytes that nobody else knows
   * @param modelHash names the model
   * @param transformHash names the transform: another one must not share its noise
   */
  public PrefixNoise(byte[] secret, String modelHash, String transformHash) {
    if (secret.length != SECRET_BYTES) {
      throw new IllegalArgumentException(
          "a secret has " + secret.length + " bytes; it must have " + SECRET_BYTES);
    }
    this.secret = new SecretKeySpec(secret, HMAC);
    this.context = (modelHash + '\n' + transformHash + '\n').getBytes(StandardCharsets.UTF_8);
  }

  /**
   * The noise of a batch; what a sequence gets depends on its ids alone.
   *
   * @param batch its ids and lengths count
   * @param width d
   * @return independent standard normal numbers, zero in the padding, float32 [B,T,d], owned by the
   *     manager of the batch
   */
  public NDArray standardNormal(TokenBatch batch, int width) {
    long[] ids = batch.ids().toLongArray();
    float[] noise = new float[batch.size() * batch.width() * width];
    for (int row = 0; row < batch.size(); row++) {
      fill(noise, row * batch.width(), ids, batch.lengths()[row], width);
    }
    NDManager manager = batch.ids().getManager();
    try (NDManager scratch = manager.newSubManager(Device.cpu())) {
      NDArray here = scratch.create(noise, new Shape(batch.size(), batch.width(), width));
      NDArray there = here.toDevice(manager.getDevice(), true);
      there.attach(manager);
      return there;
    }
  }

  private void fill(float[] noise, int first, long[] ids, int length, int width) {
    try {
      Mac prefix = Mac.getInstance(HMAC);
      prefix.init(secret);
      prefix.update(context);
      for (int t = 0; t < length; t++) {
        prefix.update(ByteBuffer.allocate(Long.BYTES).putLong(0, ids[first + t]));
        byte[] key = ((Mac) prefix.clone()).doFinal();
        normals(stream(key, width), noise, (first + t) * width, width);
      }
    } catch (GeneralSecurityException | CloneNotSupportedException everyJavaHasThem) {
      throw new IllegalStateException(everyJavaHasThem);
    }
  }

  /** Two 64-bit words for each pair of numbers. */
  private static ByteBuffer stream(byte[] key, int width) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(STREAM);
    cipher.init(
        Cipher.ENCRYPT_MODE, new SecretKeySpec(key, STREAM), new ChaCha20ParameterSpec(NONCE, 0));
    byte[] zeros = new byte[(width + 1) / 2 * 2 * Long.BYTES];
    return ByteBuffer.wrap(cipher.doFinal(zeros)).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Box and Muller (1958): two uniform numbers become two normal ones. */
  private static void normals(ByteBuffer words, float[] noise, int from, int width) {
    for (int i = 0; i < width; i += 2) {
      double radius = Math.sqrt(-2 * Math.log(((words.getLong() >>> 11) + 0.5) * UNIT));
      double angle = 2 * Math.PI * ((words.getLong() >>> 11) * UNIT);
      noise[from + i] = (float) (radius * Math.cos(angle));
      if (i + 1 < width) {
        noise[from + i + 1] = (float) (radius * Math.sin(angle));
      }
    }
  }
}
