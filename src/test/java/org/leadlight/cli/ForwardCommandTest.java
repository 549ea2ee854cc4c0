package org.leadlight.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leadlight.format.JsonObjectFile;
import tools.jackson.databind.JsonNode;

class ForwardCommandTest {

  private static final Path FIXTURE = Path.of("src/test/resources/fixtures/lm/llama-tied-f32");

  @TempDir Path folder;

  @BeforeEach
  void copyTheModel() throws IOException {
    for (String name : new String[] {"config.json", "tokenizer.json", "model.safetensors"}) {
      Files.copy(FIXTURE.resolve(name), folder.resolve(name));
    }
  }

  @Test
  void logitsEqualTheReference() {
    for (JsonNode sequence : expected().path("sequences")) {
      JsonNode printed = Terminal.run("forward", FIXTURE, "--ids", ids(sequence), "--json").json();
      int length = sequence.path("ids").size();
      assertEquals(sequence.path("ids"), printed.path("ids"));
      assertEquals(length, printed.path("logits").size(), "every position is printed");
      near(sequence.path("last_logits"), printed.path("logits").path(length - 1));
    }
  }

  @Test
  void aLayersOutputEqualsTheReference() {
    JsonNode sequence = expected().path("sequences").path(0);
    int last = sequence.path("ids").size() - 1;
    for (JsonNode layer : sequence.path("hidden_after_layer")) {
      JsonNode printed =
          Terminal.run(
                  "forward",
                  FIXTURE,
                  "--ids",
                  ids(sequence),
                  "--after-layer",
                  layer.path("layer"),
                  "--json")
              .json();
      near(layer.path("first8"), printed.path("hidden").path(last));
    }
  }

  @Test
  void weightsThatAreTooShortAreRefused() throws IOException {
    Path weights = folder.resolve("model.safetensors");
    byte[] bytes = Files.readAllBytes(weights);
    Files.write(weights, Arrays.copyOf(bytes, bytes.length - 100));
    refused("model.safetensors");
    Files.write(weights, Arrays.copyOf(bytes, 5));
    refused("model.safetensors");
  }

  @Test
  void aHeaderThatIsNoJsonIsRefused() throws IOException {
    byte[] text = "{\"a\": nonsense}!".getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes = ByteBuffer.allocate(8 + text.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(text.length).put(text);
    Files.write(folder.resolve("model.safetensors"), bytes.array());
    refused("model.safetensors", "JSON");
  }

  @Test
  void missingFilesAreNamed() throws IOException {
    Files.delete(folder.resolve("model.safetensors"));
    refused("model.safetensors");
    Files.delete(folder.resolve("config.json"));
    refused("config.json");
    Terminal.run("forward", folder.resolve("nowhere"), "--ids", "1").isRefusedWith("nowhere");
  }

  @Test
  void aConfigurationAtOddsWithItselfOrTheWeightsIsRefused() throws IOException {
    configure("\"num_attention_heads\": 4", "\"num_attention_heads\": 5");
    refused("64", "5");
    configure("\"hidden_size\": 64", "\"hidden_size\": 128");
    refused("128");
    configure("\"num_hidden_layers\": 3", "\"num_hidden_layers\": 4");
    refused("model.layers.3");
    configure("\"hidden_size\": 64", "\"hidden_size\": \"wide\"");
    refused("hidden_size");
  }

  @Test
  void anUnknownArchitectureIsRefusedWithTheKnownOnes() throws IOException {
    configure("LlamaForCausalLM", "MambaForCausalLM");
    refused("MambaForCausalLM", "LlamaForCausalLM");
  }

  @Test
  void aTokenizerOfAnotherModelIsRefusedWithBothSizes() throws IOException {
    configure("\"vocab_size\": 300", "\"vocab_size\": 250");
    refused("tokenizer", "250");
  }

  @Test
  void idsAndLayersOutOfRangeAreRefused() {
    Terminal.run("forward", folder, "--ids", "1,300").isRefusedWith("300", "299");
    Terminal.run("forward", folder, "--ids", "1,-2").isRefusedWith("-2");
    Terminal.run("forward", folder, "--ids", "1,x").isRefusedWith("x", "--ids");
    Terminal.run("forward", folder, "--ids", "1,2", "--after-layer", "3")
        .isRefusedWith("--after-layer is 3", "0 to 2");
    Terminal.run("forward", folder, "--ids", "1,2", "--after-layer=-1")
        .isRefusedWith("--after-layer is -1");
    Terminal.run("forward", folder, "--ids", "1" + ",2".repeat(512))
        .isRefusedWith("513 tokens", "512");
    Terminal.run("forward", folder).isRefusedWith("--ids");
  }

  private void refused(String... words) {
    Terminal.run("forward", folder, "--ids", "1,2,3").isRefusedWith(words);
  }

  private void configure(String from, String to) throws IOException {
    String text = Files.readString(FIXTURE.resolve("config.json"));
    Files.writeString(folder.resolve("config.json"), text.replace(from, to));
  }

  private static JsonNode expected() {
    return JsonObjectFile.read(FIXTURE.resolve("expected.json"));
  }

  private static String ids(JsonNode sequence) {
    return StreamSupport.stream(sequence.path("ids").spliterator(), false)
        .map(JsonNode::asString)
        .collect(Collectors.joining(","));
  }

  private static void near(JsonNode expected, JsonNode actual) {
    for (int i = 0; i < expected.size(); i++) {
      double figure = expected.path(i).asDouble();
      double tolerance = 2e-4 * Math.max(1, Math.abs(figure));
      assertEquals(figure, actual.path(i).asDouble(), tolerance, "number " + i);
    }
  }
}
