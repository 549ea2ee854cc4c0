package org.leadlight.format;

import java.util.Arrays;
import java.util.Optional;

/** How the numbers of a stored tensor are written in a safetensors file. */
public enum StoredType {
  /** IEEE double. */
  F64(8),
  /** IEEE single. */
  F32(4),
  /** IEEE half. */
  F16(2),
  /** The upper half of an IEEE single. */
  BF16(2),
  /** Signed, 64 bits. */
  I64(8),
  /** Signed, 32 bits. */
  I32(4),
  /** Signed, 16 bits. */
  I16(2),
  /** Signed, 8 bits. */
  I8(1),
  /** Unsigned, 64 bits. */
  U64(8),
  /** Unsigned, 32 bits. */
  U32(4),
  /** Unsigned, 16 bits. */
  U16(2),
  /** Unsigned, 8 bits. */
  U8(1),
  /** One byte, 0 or 1. */
  BOOL(1),
  /** Eight-bit float with four exponent bits. */
  F8_E4M3(1),
  /** Eight-bit float with five exponent bits. */
  F8_E5M2(1);

  private final int bytes;

  StoredType(int bytes) {
    this.bytes = bytes;
  }

  /** The size of one number in bytes. */
  public int bytes() {
    return bytes;
  }

  /**
   * The type of a name in a header.
   *
   * @param name as written in the file, for example {@code BF16}
   * @return empty when no such type is known
   */
  public static Optional<StoredType> named(String name) {
    return Arrays.stream(values()).filter(type -> type.name().equals(name)).findFirst();
  }
}
