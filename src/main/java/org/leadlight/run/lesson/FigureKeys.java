package org.leadlight.run.lesson;

/** The keys of the numbers and curves of lessons. */
public final class FigureKeys {

  /** The share of the message's words that were read. */
  public static final String READ = "read";

  /** The share of the message's private words that were read. */
  public static final String READ_PRIVATE = "read_private";

  /** Root mean square of the change as a multiple of that of the embeddings. */
  public static final String NOISE = "noise";

  /** The mean cosine of clean and sent embeddings. */
  public static final String COSINE = "cosine";

  /** The similarity loss of mode NORMALIZED, mean of (1 + c) / 2. */
  public static final String NORMALIZED = "normalized";

  /** The similarity loss of mode ABSOLUTE, mean of |c|. */
  public static final String ABSOLUTE = "absolute";

  /** The share of words read by who takes what left as it is. */
  public static final String PLAIN = "plain";

  /** The share of words read by who turns what left round first. */
  public static final String FLIPPED = "flipped";

  /** The log of the largest to the mean standard deviation. */
  public static final String STD_LOG_RATIO = "std_log_ratio";

  /** The negative entropy of the noise, the mean of the log. */
  public static final String ENTROPY = "entropy";

  /** The standard deviation that a tenth of the words are below, as a multiple of rms(E). */
  public static final String QUIETEST = "quietest";

  /** The mean standard deviation as a multiple of rms(E). */
  public static final String MEAN_SIGMA = "mean_sigma";

  /** The share of answers of the sample that were kept. */
  public static final String SAMPLE_KEPT = "sample_kept";

  /** The share of private words of the sample that were read. */
  public static final String SAMPLE_PRIVATE = "sample_private";

  /** The share of private words of the sample that were read of hidden states. */
  public static final String SAMPLE_HIDDEN = "sample_hidden";

  /** The share of words of the sample that were read. */
  public static final String SAMPLE_READ = "sample_read";

  /** The share of private words of the sample that naming one word reads. */
  public static final String CHANCE = "chance";

  /** The share of private words of the sample that were read of noise alone. */
  public static final String NOISE_CONTROL = "noise_control";

  /** Begins the key of a curve that has one point, of the transform that was trained here. */
  public static final String TRAINED = "trained_";

  private FigureKeys() {}
}
