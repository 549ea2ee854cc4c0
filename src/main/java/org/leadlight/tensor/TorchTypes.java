package org.leadlight.tensor;

import ai.djl.ndarray.types.DataType;

/** Torch's numbers of the number types ({@code c10::ScalarType}). */
final class TorchTypes {

  private TorchTypes() {}

  static int code(DataType type) {
    return switch (type) {
      case UINT8 -> 0;
      case INT8 -> 1;
      case INT16 -> 2;
      case INT32 -> 3;
      case INT64 -> 4;
      case FLOAT16 -> 5;
      case FLOAT32 -> 6;
      case FLOAT64 -> 7;
      case BOOLEAN -> 11;
      case BFLOAT16 -> 15;
      default -> throw new IllegalArgumentException("libtorch has no plain type for " + type);
    };
  }
}
