package org.leadlight.lm;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalInt;
import org.leadlight.run.UserMistakeException;
import org.leadlight.tensor.RuntimeOptions;
import org.leadlight.tensor.TensorRuntime;

/** One pass of a frozen model over one sequence, for comparison with other programs. */
public final class ForwardPass {

  private ForwardPass() {}

  /**
   * Passes a sequence through a model.
   *
   * @param folder a Hugging Face folder
   * @param ids token ids, at least one and at most the model's context
   * @param afterLayer stop after this layer and give its output; empty for the logits
   * @return a row for every position: logits [T,V], or hidden states [T,d]
   * @throws UserMistakeException when the model or an id is at fault
   */
  public static float[][] of(Path folder, int[] ids, OptionalInt afterLayer) {
    try (TensorRuntime runtime = TensorRuntime.start(RuntimeOptions.cpu());
        CausalLanguageModel model = LanguageModels.load(folder, runtime);
        NDManager scope = runtime.manager().newSubManager()) {
      check(model, ids, afterLayer);
      long[] wide = Arrays.stream(ids).asLongStream().toArray();
      NDArray x = model.embed(scope.create(wide, new Shape(1, ids.length)));
      NDArray mask = scope.ones(new Shape(1, ids.length));
      NDArray rows =
          afterLayer.isPresent()
              ? model.hidden(x, mask, afterLayer.getAsInt())
              : model.head(model.finalState(x, mask));
      return table(rows, ids.length);
    }
  }

  private static void check(CausalLanguageModel model, int[] ids, OptionalInt afterLayer) {
    model.checkIds(ids);
    int context = model.config().contextLength();
    if (ids.length == 0 || ids.length > context) {
      throw new UserMistakeException(
          "--ids names " + ids.length + " tokens; the model takes 1 to " + context + ".");
    }
    int layers = model.config().layers();
    if (afterLayer.isPresent() && (afterLayer.getAsInt() < 0 || afterLayer.getAsInt() >= layers)) {
      throw new UserMistakeException(
          "--after-layer is "
              + afterLayer.getAsInt()
              + "; the model has layers 0 to "
              + (layers - 1)
              + ".");
    }
  }

  private static float[][] table(NDArray rows, int length) {
    float[] flat = rows.toFloatArray();
    int width = flat.length / length;
    float[][] table = new float[length][];
    for (int t = 0; t < length; t++) {
      table[t] = Arrays.copyOfRange(flat, t * width, (t + 1) * width);
    }
    return table;
  }
}
