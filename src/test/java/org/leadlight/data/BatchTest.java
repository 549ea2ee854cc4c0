package org.leadlight.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.leadlight.Demo;
import org.leadlight.format.Conversation;

class BatchTest {

  private static final Conversation NONE = new Conversation(1, List.of(), List.of(), "", "");

  @Test
  void sequencesArePaddedAtTheRightWithEveryMaskOff() {
    Example three = example(7, new int[] {5, 6, 7});
    Example nine = example(9, new int[] {11, 12, 13, 14, 15, 16, 17, 18, 19});
    try (NDManager scope = Demo.RUNTIME.manager().newSubManager()) {
      Batch batch = Batch.of(scope, List.of(three, nine));
      long[] ids = batch.tokens().ids().toLongArray();
      assertEquals(new Shape(2, 16), batch.tokens().ids().getShape());
      assertArrayEquals(new long[] {7, 9}, batch.tokens().sequenceIds());
      assertArrayEquals(new int[] {3, 9}, batch.tokens().lengths());
      boolean[] attention = batch.tokens().attentionMask().toBooleanArray();
      boolean[] noise = batch.tokens().noiseMask().toBooleanArray();
      boolean[] loss = batch.lossMask().toBooleanArray();
      for (int i = 0; i < 32; i++) {
        Example from = i < 16 ? three : nine;
        int t = i % 16;
        boolean real = t < from.length();
        assertEquals(real ? from.ids()[t] : 0, ids[i], "id " + i);
        assertEquals(real, attention[i], "attention " + i);
        assertEquals(real && from.noise()[t], noise[i], "noise " + i);
        assertEquals(real && from.loss()[t], loss[i], "loss " + i);
      }
      assertEquals(2 + 5, batch.lossPositions());
      assertEquals(12, batch.tokens().tokens());
    }
  }

  @Test
  void aLengthThatIsAMultipleOfTheBucketGetsNoFiller() {
    try (NDManager scope = Demo.RUNTIME.manager().newSubManager()) {
      Batch batch = Batch.of(scope, List.of(example(0, new int[8])));
      assertEquals(8, batch.tokens().width());
    }
  }

  /** Noise at odd positions, loss at even ones. */
  private static Example example(long id, int[] ids) {
    boolean[] odd = new boolean[ids.length];
    boolean[] even = new boolean[ids.length];
    for (int t = 0; t < ids.length; t++) {
      odd[t] = t % 2 == 1;
      even[t] = t % 2 == 0;
    }
    return new Example(id, NONE, ids, odd, even, odd, 1, ids.length);
  }
}
