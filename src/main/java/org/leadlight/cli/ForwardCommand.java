package org.leadlight.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.leadlight.lm.ForwardPass;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Prints what a model computes, to compare it with other programs. */
@Command(
    name = "forward",
    mixinStandardHelpOptions = true,
    description = "Prints the logits, or a layer's output, of a model for a sequence of ids.")
final class ForwardCommand implements Runnable {

  @Parameters(paramLabel = "MODEL_DIR", description = "A Hugging Face model folder.")
  private Path folder = Path.of(".");

  @Option(
      names = "--ids",
      split = ",",
      required = true,
      paramLabel = "1,2,3",
      description = "Token ids.")
  private int[] ids = {};

  @Option(
      names = "--after-layer",
      paramLabel = "K",
      description = "Prints the output of decoder layer K instead of the logits.")
  private @Nullable Integer afterLayer;

  @Option(names = "--json", description = "Prints one JSON object.")
  private boolean json;

  @Override
  public void run() {
    float[][] rows =
        ForwardPass.of(
            folder, ids, afterLayer == null ? OptionalInt.empty() : OptionalInt.of(afterLayer));
    if (!json) {
      Arrays.stream(rows).forEach(row -> System.out.println(Arrays.toString(row)));
      return;
    }
    ObjectNode tree = JsonMapper.builder().build().createObjectNode();
    ArrayNode printed = tree.putArray("ids");
    Arrays.stream(ids).forEach(printed::add);
    ArrayNode table = tree.putArray(afterLayer == null ? "logits" : "hidden");
    for (float[] row : rows) {
      ArrayNode numbers = table.addArray();
      for (float number : row) {
        numbers.add(number);
      }
    }
    System.out.println(tree);
  }
}
