package org.leadlight.tensor;

import ai.djl.pytorch.jni.JniUtils;

/**
 * A stretch of code whose operations are not recorded for the backward pass, although a gradient
 * collector is open.
 *
 * <pre>{@code
 * try (Tape pause = Tape.paused()) {
 *   teacher = model.finalState(x, mask);
 * }
 * }</pre>
 *
 * <p>libtorch keeps the mode per thread: open and close it on the same one.
 */
public final class Tape implements AutoCloseable {

  private final boolean before;

  private Tape(boolean before) {
    this.before = before;
  }

  /** Stops recording until closed; pauses nest. */
  public static Tape paused() {
    Tape tape = new Tape(JniUtils.isGradMode());
    JniUtils.setGradMode(false);
    return tape;
  }

  /** Whether operations are being recorded on this thread. */
  public static boolean isRecording() {
    return JniUtils.isGradMode();
  }

  /** Restores the mode found. */
  @Override
  public void close() {
    JniUtils.setGradMode(before);
  }
}
