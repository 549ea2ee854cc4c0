package org.leadlight.tensor;

/** How an {@link AtenOperation} is carried out. */
public enum AtenRoute {
  /** By libtorch's own kernel, through the foreign function interface. */
  NATIVE,
  /** Composed of DJL's array operations; works everywhere. */
  COMPOSED
}
