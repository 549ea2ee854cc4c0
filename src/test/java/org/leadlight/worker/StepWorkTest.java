package org.leadlight.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.leadlight.Demo;
import org.leadlight.format.ModelConfig;
import org.leadlight.run.MeanForm;

/** The counted work of a step, against counts worked out by hand on the demonstration. */
class StepWorkTest {

  private static final ModelConfig MODEL = ModelConfig.read(Demo.FOLDER);
  private static final int ROWS = 8 * 96;

  private static double gigaflop(
      int rows, @Nullable Integer layer, MeanForm mean, int blocks, int headRows) {
    return StepWork.of(MODEL, rows, layer, mean, blocks, headRows).gigaflop();
  }

  @Test
  void theDemonstrationNeedsAlmostFifteenGigaflopAtTheLogitsAndHalfOfThatAtLayerOne() {
    assertEquals(14.8, gigaflop(ROWS, null, MeanForm.BOUNDED, 1, ROWS), 0.05);
    assertEquals(7.4, gigaflop(ROWS, 1, MeanForm.BOUNDED, 1, ROWS), 0.05);
  }

  /** 319,488 weights in a layer, 479,232 in a tower; three products of two operations each. */
  @Test
  void everyMatrixIsMetThreeTimes() {
    double layer = 6e-9 * ROWS * 319_488;
    double tower = 6e-9 * ROWS * 479_232;
    double head = 6e-9 * ROWS * 1780 * 192;
    assertEquals(2 * layer + 2 * tower, gigaflop(ROWS, 1, MeanForm.BOUNDED, 1, ROWS), 1e-9);
    assertEquals(6 * layer + tower, gigaflop(ROWS, 5, MeanForm.OFF, 1, ROWS), 1e-9);
    assertEquals(6 * layer + tower + head, gigaflop(ROWS, null, MeanForm.OFF, 1, ROWS), 1e-9);
  }

  @Test
  void theHeadCostsWhereItIsAppliedOnly() {
    double everywhere = gigaflop(ROWS, null, MeanForm.RAW, 1, ROWS);
    double nowhere = gigaflop(ROWS, null, MeanForm.RAW, 1, 0);
    double half = gigaflop(ROWS, null, MeanForm.RAW, 1, ROWS / 2);
    assertEquals((everywhere + nowhere) / 2, half, 1e-9);
    assertFalse(
        StepWork.of(MODEL, ROWS, null, MeanForm.RAW, 1, 0)
            .products()
            .containsKey(new MatrixProduct(0, 192, 1780)),
        "a product without rows is none");
  }

  @Test
  void workGrowsWithTheBatchAndWithTheBlocks() {
    double one = gigaflop(ROWS, 0, MeanForm.OFF, 1, 0);
    assertEquals(2 * one, gigaflop(2 * ROWS, 0, MeanForm.OFF, 1, 0), 1e-9);
    double block = 6e-9 * ROWS * (4 * 192 * 192 + 3 * 192 * 512);
    assertEquals(one + block, gigaflop(ROWS, 0, MeanForm.OFF, 2, 0), 1e-9);
  }
}
