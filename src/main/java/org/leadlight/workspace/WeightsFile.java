package org.leadlight.workspace;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of weights that is in place.
 *
 * @param step steps taken when it was written
 * @param name its name within the run's checkpoint folder
 * @param bytes its size
 * @param parametersSha256 hash of the parameters in it
 */
public record WeightsFile(long step, String name, long bytes, String parametersSha256) {

  private static final Pattern EPOCH = Pattern.compile("-e(\\d{1,18})-");

  /**
   * A name that no other claim gives, so that a worker which was taken over and comes back deletes
   * nothing of its successor's.
   *
   * @param kind such as {@code step}
   * @param step steps taken
   * @param epoch the claim
   * @param sha256 hash of the parameters
   */
  public static String name(String kind, long step, long epoch, String sha256) {
    return "%s-%07d-e%d-%s.safetensors".formatted(kind, step, epoch, sha256.substring(0, 12));
  }

  /** The claim that wrote a file; the largest number where its name does not say. */
  static long epoch(String name) {
    Matcher found = EPOCH.matcher(name);
    return found.find() ? Long.parseLong(found.group(1)) : Long.MAX_VALUE;
  }
}
