package org.leadlight.app.settings;

import java.util.Locale;

/** Sizes of files as people read them. */
final class SizeText {

  private static final double MEGABYTE = 1e6;
  private static final double GIGABYTE = 1e9;

  private SizeText() {}

  /** A number of bytes in megabytes, or gigabytes from one on. */
  static String of(long bytes) {
    return bytes < GIGABYTE
        ? String.format(Locale.ROOT, "%.1f MB", bytes / MEGABYTE)
        : String.format(Locale.ROOT, "%.1f GB", bytes / GIGABYTE);
  }
}
