package org.leadlight.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leadlight.Demo;
import org.leadlight.format.FormatException;
import org.leadlight.run.Evaluation;
import org.leadlight.tensor.SafetensorsWriter;
import org.leadlight.transform.TransformerCloak;

class StoredParametersTest {

  @TempDir Path folder;

  @Test
  void eitherKindOfFileGivesTheParametersBackToTheBit() throws IOException {
    DemoTraining training = DemoTraining.of("training.batch_size=2").take(2);
    TrainingState state = training.step().state();
    Path whole = folder.resolve("whole.safetensors");
    Path alone = folder.resolve("alone.safetensors");
    Checkpoint.write(whole, state, Map.of());
    Checkpoint.writeTransform(alone, measured(state), Map.of("recipe", "{}"));
    for (Path file : List.of(whole, alone)) {
      TransformerCloak fresh = Demo.transform(99).cloak();
      assertNotEquals(training.hash(), ParameterHash.sha256(fresh.parameters()));
      new StoredParameters(file, training.hash()).loadInto(fresh, Demo.RUNTIME);
      assertEquals(training.hash(), ParameterHash.sha256(fresh.parameters()));
    }
    assertEquals(3.0, (double) Files.size(whole) / Files.size(alone), 0.02);
  }

  @Test
  void aFileThatHoldsSomethingElseIsRefusedByName() throws IOException {
    DemoTraining training = DemoTraining.of();
    Path file = folder.resolve("harmed.safetensors");
    Checkpoint.writeTransform(file, measured(training.step().state()), Map.of());
    StoredParameters stored = new StoredParameters(file, training.hash());
    stored.loadInto(Demo.transform(1).cloak(), Demo.RUNTIME);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.write(java.nio.ByteBuffer.wrap(new byte[] {1, 2, 3, 4}), channel.size() - 4);
    }
    refuses(stored, "damaged");
    Files.write(file, java.util.Arrays.copyOf(Files.readAllBytes(file), 50_000));
    refuses(stored, "harmed.safetensors");
    Files.delete(file);
    refuses(stored, "does not exist");
  }

  @Test
  void weightsOfAnOlderProgramAreRefused() throws IOException {
    DemoTraining training = DemoTraining.of();
    Map<String, NDArray> arrays = new LinkedHashMap<>();
    training
        .step()
        .state()
        .parameters()
        .forEach((name, array) -> arrays.put(Checkpoint.PARAMETER + name, array));
    Path file = folder.resolve("older.safetensors");
    SafetensorsWriter.write(file, arrays, Map.of("step", "0"));
    refuses(new StoredParameters(file, training.hash()), "older version");
  }

  private static void refuses(StoredParameters stored, String because) {
    TransformerCloak cloak = Demo.transform(1).cloak();
    String sentence =
        assertThrows(FormatException.class, () -> stored.loadInto(cloak, Demo.RUNTIME))
            .getMessage();
    assertTrue(sentence.contains(because), sentence);
  }

  private static Measurement measured(TrainingState state) {
    return new Measurement(new Evaluation(state.step(), Map.of()), List.of(), state.parameters());
  }
}
