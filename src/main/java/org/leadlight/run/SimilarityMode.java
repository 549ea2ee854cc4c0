package org.leadlight.run;

/** What of the cosine c of clean and noisy embedding is punished ({@code mathematics.md} 6). */
public enum SimilarityMode {
  /** (1 + c) / 2, the documented factory's meaning; lowest at a sign flip. */
  NORMALIZED,
  /** |c|, lowest when orthogonal. */
  ABSOLUTE,
  /** c squared, lowest when orthogonal. */
  SQUARED,
  /** c itself; lowest at a sign flip. */
  RAW
}
