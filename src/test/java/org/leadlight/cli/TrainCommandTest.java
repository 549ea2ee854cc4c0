package org.leadlight.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leadlight.Demo;
import tools.jackson.databind.JsonNode;

class TrainCommandTest {

  @TempDir Path folder;

  @Test
  void theVersionIsPrinted() {
    Terminal printed = Terminal.run("--version");
    assertEquals(0, printed.exitCode());
    assertTrue(printed.out().matches("leadlight \\S+\\R"), printed.out());
  }

  @Test
  void unknownOptionsAndCommandsAreRefusedInOneLine() {
    Terminal.run("--colour").isRefusedWith("--colour", "--help");
    Terminal.run("train", "--colour").isRefusedWith("--colour", "leadlight train --help");
    Terminal.run("trian").isRefusedWith("trian");
  }

  @Test
  void everyFaultOfTheSettingsIsNamedAtOnceAndNothingIsEnqueued() {
    train("--set", "alpha=3", "--set", "training.steps=0").isMistake("alpha", "training.steps");
    nothingIsEnqueued();
  }

  @Test
  void aSettingThatDoesNotExistIsNamed() {
    train("--set", "training.stepps=3").isMistake("stepps");
    train("--set", "alpha").isMistake("alpha");
    nothingIsEnqueued();
  }

  @Test
  void aRecipeThatCannotBeReadIsNamed() throws IOException {
    train(folder.resolve("none.json")).isRefusedWith("none.json");
    Path recipe = Files.writeString(folder.resolve("recipe.json"), "steps: 3");
    train(recipe).isRefusedWith("JSON");
    Files.write(recipe, new byte[] {(byte) 0xc3, 0x28});
    train(recipe).isRefusedWith("UTF-8");
    nothingIsEnqueued();
  }

  @Test
  void aBadLineOfTheConversationsIsNamedByFileAndLine() throws IOException {
    Path file = conversations(3, "{\"messages\": 5}");
    train("--set", "data.train=" + file).isMistake(file + ", line 4");
    nothingIsEnqueued();
  }

  @Test
  void aTokenizerOfAnotherModelIsRefusedBeforeAnythingIsEnqueued() throws IOException {
    Path fixture = Path.of("src/test/resources/fixtures/lm/llama-tied-f32");
    for (String name : List.of("tokenizer.json", "model.safetensors")) {
      Files.copy(fixture.resolve(name), folder.resolve(name));
    }
    String config = Files.readString(fixture.resolve("config.json"));
    Files.writeString(
        folder.resolve("config.json"),
        config.replace("\"vocab_size\": 300", "\"vocab_size\": 250"));
    train("--set", "model.source=" + folder, "--set", "loss.distillation_layer_index=1")
        .isRefusedWith("tokenizer", "250");
    nothingIsEnqueued();
  }

  @Test
  void aConversationWithoutAnAnswerFailsTheRunWithTheSameSentence() throws IOException {
    Path file = conversations(1, "{\"messages\": [{\"role\": \"user\", \"content\": \"Hello?\"}]}");
    Terminal end = train("--set", "data.train=" + file, "--json");
    end.isMistake(file + ", line 2: the conversation has no answer.");
  }

  @Test
  void aShortTrainingIsPrintedAsOneObjectAndKeptInTheWorkspace() throws IOException {
    Path few = conversations(12, "");
    Path others = conversations(Demo.VALIDATION, 12, "");
    JsonNode printed =
        train(
                "--set",
                "training.steps=3",
                "--set",
                "training.batch_size=2",
                "--set",
                "data.train=" + few,
                "--set",
                "data.validation=" + others,
                "--name",
                "short",
                "--json")
            .json();
    assertEquals(1, printed.path("id").asLong());
    assertEquals("finished", printed.path("state").asString());
    assertEquals(3, printed.path("step").asLong());
    assertTrue(printed.path("components").path("composite_loss").isNumber(), printed.toString());
    assertTrue(printed.path("parametersSha256").asString().matches("[0-9a-f]{64}"));
    JsonNode evaluations = printed.path("evaluations");
    assertEquals(3, evaluations.path(evaluations.size() - 1).path("step").asLong());
    assertEquals(
        12, evaluations.path(evaluations.size() - 1).path("answers_kept").path("count").asLong());

    JsonNode shown = workspace("runs", "show", "1", "--json").json();
    assertEquals(printed, shown);
    Terminal list = workspace("runs", "list");
    assertTrue(list.out().contains("finished") && list.out().contains("short"), list.out());
    Terminal table = workspace("runs", "show", "1");
    assertTrue(table.out().contains("answers kept"), table.out());
    workspace("runs", "show", "99").isRefusedWith("no run 99");
    workspace("runs", "show", "x").isRefusedWith("x");
  }

  private Path conversations(int good, String bad) throws IOException {
    return conversations(Demo.TRAIN, good, bad);
  }

  private Path conversations(Path source, int good, String bad) throws IOException {
    List<String> lines = Files.readAllLines(source).subList(0, good);
    String text = String.join("\n", lines) + "\n" + bad + "\n";
    return Files.writeString(folder.resolve(source.getFileName()), text);
  }

  private Terminal train(Object... arguments) {
    return in("train", arguments);
  }

  private Terminal workspace(String command, Object... arguments) {
    return in(command, arguments);
  }

  private Terminal in(String command, Object... arguments) {
    List<Object> words = new ArrayList<>(List.of(command));
    words.addAll(List.of(arguments));
    words.addAll(List.of("--workspace", folder.resolve("workspace")));
    return Terminal.run(words.toArray());
  }

  private void nothingIsEnqueued() {
    Terminal list = workspace("runs", "list", "--json");
    assertEquals("[]", list.out().strip(), list.err());
    Terminal words = workspace("runs", "list");
    assertTrue(words.out().startsWith("No run yet in "), words.out());
  }
}
