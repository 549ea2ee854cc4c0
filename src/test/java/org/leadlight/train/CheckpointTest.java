package org.leadlight.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leadlight.Demo;
import org.leadlight.format.SafetensorsHeader;
import org.leadlight.tensor.SafetensorsArrays;

class CheckpointTest {

  @TempDir Path folder;

  @Test
  void theFileHoldsParametersAndBothMomentsToTheBit() throws IOException {
    DemoTraining training = DemoTraining.of("training.batch_size=2").take(2);
    TrainingState state = training.step().state();
    Path file = folder.resolve("checkpoint.safetensors");
    Checkpoint.write(file, state, Map.of("recipe", "{}"));
    try (NDManager scope = Demo.RUNTIME.manager().newSubManager();
        SafetensorsArrays arrays = SafetensorsArrays.open(file, Demo.RUNTIME)) {
      assertEquals(3 * state.parameters().size(), arrays.names().size());
      int i = 0;
      for (Map.Entry<String, NDArray> parameter : state.parameters().entrySet()) {
        String name = parameter.getKey();
        same(parameter.getValue(), arrays.array("parameter/" + name, scope));
        same(state.optimiser().firstMoments().get(i), arrays.array("first_moment/" + name, scope));
        NDArray second = arrays.array("second_moment/" + name, scope);
        same(state.optimiser().secondMoments().get(i), second);
        assertTrue(second.sum().getFloat() >= 0);
        i++;
      }
    }
    Map<String, String> metadata = new HashMap<>(SafetensorsHeader.read(file).metadata());
    assertEquals(64, metadata.remove("state_sha256").length());
    assertEquals(
        Map.of(
            "recipe",
            "{}",
            "rotary_pairs",
            "neighbours",
            "step",
            "2",
            "optimiser_steps",
            "2",
            "skipped_in_a_row",
            "0"),
        metadata);
  }

  private static void same(NDArray expected, NDArray actual) {
    assertEquals(expected.getShape(), actual.getShape());
    assertArrayEquals(expected.toFloatArray(), actual.toFloatArray());
  }
}
