package org.leadlight.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON form of a recipe: five sections of snake_case settings. A recipe names only what differs
 * from the default, {@link Recipes#DEMONSTRATION}.
 */
public final class RecipeFormat {

  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
  private static final Set<String> SECTIONS =
      new TreeSet<>(List.of("model", "data", "transform", "loss", "training"));

  private RecipeFormat() {}

  /** The whole recipe as indented JSON; reading it gives an equal recipe. */
  public static String write(RunSpec spec) {
    return JSON.writeValueAsString(toTree(spec));
  }

  /**
   * Reads a recipe.
   *
   * @throws InvalidRecipeException with every fault: not JSON, an unknown setting, a wrong type, a
   *     number out of its range
   */
  public static RunSpec read(String json) {
    return fromTree(parse(json));
  }

  /**
   * A recipe with some settings changed.
   *
   * @param assignments each {@code path=value}, such as {@code training.steps=100}; the last part
   *     of the path is enough where it is unique, such as {@code alpha=0.3}. Another factory brings
   *     its own loss, which the other assignments change
   * @throws InvalidRecipeException with every fault of the assignments and of the result
   */
  public static RunSpec with(RunSpec spec, List<String> assignments) {
    ObjectNode tree = toTree(inFactory(spec, assignments));
    List<Fault> faults = new ArrayList<>();
    assignments.forEach(assignment -> assign(tree, assignment, faults));
    if (!faults.isEmpty()) {
      throw new InvalidRecipeException(faults);
    }
    return fromTree(tree);
  }

  /** The recipe with the standard loss of the factory that the last such assignment names. */
  private static RunSpec inFactory(RunSpec spec, List<String> assignments) {
    return assignments.stream()
        .filter(assignment -> assignment.matches("\\s*(loss\\.)?factory\\s*=.*"))
        .map(assignment -> assignment.substring(assignment.indexOf('=') + 1).strip())
        .flatMap(id -> Factories.find(id).stream())
        .filter(factory -> !factory.id().equals(spec.loss().factory()))
        .reduce((first, last) -> last)
        .map(factory -> spec.withLoss(factory.standard()))
        .orElse(spec);
  }

  /**
   * Every setting of a recipe, in the order of its JSON form.
   *
   * @return the value of each by its whole path; {@code path=value} is an assignment that {@link
   *     #with} reads back to the letter
   */
  public static Map<String, String> settings(RunSpec spec) {
    Map<String, String> settings = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> section : toTree(spec).properties()) {
      for (Map.Entry<String, JsonNode> setting : section.getValue().properties()) {
        settings.put(section.getKey() + "." + setting.getKey(), text(setting.getValue()));
      }
    }
    return settings;
  }

  /** A value as an assignment names it: bare where that reads back the same, else as JSON. */
  private static String text(JsonNode value) {
    if (!value.isString()) {
      return value.toString();
    }
    String bare = value.stringValue();
    return value(bare.strip()).equals(value) ? bare : value.toString();
  }

  private static ObjectNode parse(String json) {
    try {
      if (JSON.readTree(json) instanceof ObjectNode object) {
        return object;
      }
      throw notJson("it is not a JSON object");
    } catch (JacksonException e) {
      throw notJson(e.getOriginalMessage() + " (line " + line(e) + ")");
    }
  }

  private static int line(JacksonException e) {
    return e.getLocation() == null ? 1 : e.getLocation().getLineNr();
  }

  private static InvalidRecipeException notJson(String why) {
    return new InvalidRecipeException(
        List.of(
            new Fault(
                "",
                "The recipe cannot be read: "
                    + why
                    + "; write one JSON object with the parts "
                    + String.join(", ", SECTIONS)
                    + ".")));
  }

  private static void assign(ObjectNode tree, String assignment, List<Fault> faults) {
    int equals = assignment.indexOf('=');
    if (equals < 1) {
      faults.add(new Fault(assignment, "\"" + assignment + "\" is not of the form path=value."));
      return;
    }
    String path = assignment.substring(0, equals).strip();
    Optional<String> full = fullPath(tree, path);
    if (full.isEmpty()) {
      faults.add(
          new Fault(
              path,
              path + " is not a setting of a recipe; print one with its settings by runs show."));
      return;
    }
    int dot = full.get().indexOf('.');
    ObjectNode section = (ObjectNode) tree.get(full.get().substring(0, dot));
    section.set(full.get().substring(dot + 1), value(assignment.substring(equals + 1).strip()));
  }

  private static Optional<String> fullPath(ObjectNode tree, String path) {
    List<String> matches = new ArrayList<>();
    for (Map.Entry<String, JsonNode> section : tree.properties()) {
      for (String key : section.getValue().propertyNames()) {
        String full = section.getKey() + "." + key;
        if (full.equals(path) || key.equals(path)) {
          matches.add(full);
        }
      }
    }
    return matches.size() == 1 ? Optional.of(matches.getFirst()) : Optional.empty();
  }

  /** A value as JSON where it is JSON, else as text. */
  private static JsonNode value(String text) {
    try {
      return JSON.readTree(text.isEmpty() ? "\"\"" : text);
    } catch (JacksonException e) {
      return JSON.getNodeFactory().stringNode(text);
    }
  }

  private static RunSpec fromTree(ObjectNode root) {
    List<Fault> faults = new ArrayList<>();
    RecipeReader.rejectUnknownSections(root, SECTIONS, faults);
    RunSpec spec =
        new RunSpec(
            readModel(new RecipeReader(root, "model", faults)),
            readData(new RecipeReader(root, "data", faults)),
            readTransform(new RecipeReader(root, "transform", faults)),
            readLoss(new RecipeReader(root, "loss", faults)),
            readTraining(new RecipeReader(root, "training", faults)));
    faults.addAll(Validation.faults(spec));
    if (!faults.isEmpty()) {
      throw new InvalidRecipeException(faults);
    }
    return spec;
  }

  private static ModelSpec readModel(RecipeReader at) {
    ModelSpec model = new ModelSpec(at.text("source", Recipes.DEMONSTRATION.model().source()));
    at.finish();
    return model;
  }

  private static DataSpec readData(RecipeReader at) {
    DataSpec otherwise = Recipes.DEMONSTRATION.data();
    DataSpec data =
        new DataSpec(
            at.text("train", otherwise.train()),
            at.text("validation", otherwise.validation()),
            at.text("attacker", otherwise.attacker()),
            at.choice("noise_mask", otherwise.noiseMask()),
            at.choice("loss_mask", otherwise.lossMask()));
    at.finish();
    return data;
  }

  private static TransformSpec readTransform(RecipeReader at) {
    TransformSpec otherwise = Recipes.DEMONSTRATION.transform();
    double[] scale = at.pair("scale", otherwise.scaleMinimum(), otherwise.scaleMaximum());
    TransformSpec transform =
        new TransformSpec(
            at.choice("standard_deviation", otherwise.standardDeviation()),
            scale[0],
            scale[1],
            at.number("shallow", otherwise.shallow()),
            at.number("initial_share", otherwise.initialShare()),
            at.choice("mean", otherwise.mean()),
            at.numberOrNull("mean_bound", otherwise.meanBound()),
            at.integer("blocks", otherwise.blocks()));
    at.finish();
    return transform;
  }

  private static LossSpec readLoss(RecipeReader at) {
    String name = at.text("factory", Recipes.DEMONSTRATION.loss().factory());
    FactoryDeclaration factory = Factories.find(name).orElse(Factories.DISTILLATION);
    LossSpec otherwise = factory.standard();
    @Nullable Integer layer =
        at.layer("distillation_layer_index", otherwise.distillationLayerIndex());
    Map<String, Double> values = new LinkedHashMap<>();
    for (Tunable tunable : factory.tunables()) {
      values.put(tunable.key(), at.number(tunable.key(), otherwise.value(tunable.key())));
    }
    LossSpec loss =
        new LossSpec(
            name,
            layer,
            values,
            at.choice("input_embedding_similarity_mode", otherwise.similarityMode()),
            at.number("characteristic_length", otherwise.characteristicLength()),
            at.number("exponent_of_decay", otherwise.exponentOfDecay()));
    at.finish();
    return loss;
  }

  private static TrainingSpec readTraining(RecipeReader at) {
    TrainingSpec otherwise = Recipes.DEMONSTRATION.training();
    TrainingSpec training =
        new TrainingSpec(
            at.integer("steps", otherwise.steps()),
            at.integer("batch_size", otherwise.batchSize()),
            at.integer("micro_batches", otherwise.microBatches()),
            at.number("learning_rate", otherwise.learningRate()),
            at.number("beta1", otherwise.beta1()),
            at.number("beta2", otherwise.beta2()),
            at.number("epsilon", otherwise.epsilon()),
            at.number("weight_decay", otherwise.weightDecay()),
            at.number("clip_norm", otherwise.clipNorm()),
            at.number("warm_up_share", otherwise.warmUpShare()),
            at.number("final_share", otherwise.finalShare()),
            at.longInteger("seed", otherwise.seed()),
            at.text("device", otherwise.device()),
            at.integer("threads", otherwise.threads()),
            at.integer("evaluation_interval", otherwise.evaluationInterval()),
            at.integer("evaluation_conversations", otherwise.evaluationConversations()),
            at.integer("checkpoint_interval", otherwise.checkpointInterval()));
    at.finish();
    return training;
  }

  private static ObjectNode toTree(RunSpec spec) {
    ObjectNode root = JSON.createObjectNode();
    root.putObject("model").put("source", spec.model().source());
    writeData(root.putObject("data"), spec.data());
    writeTransform(root.putObject("transform"), spec.transform());
    writeLoss(root.putObject("loss"), spec.loss());
    writeTraining(root.putObject("training"), spec.training());
    return root;
  }

  private static void writeData(ObjectNode node, DataSpec data) {
    node.put("train", data.train())
        .put("validation", data.validation())
        .put("attacker", data.attacker())
        .put("noise_mask", lower(data.noiseMask()))
        .put("loss_mask", lower(data.lossMask()));
  }

  private static void writeTransform(ObjectNode node, TransformSpec transform) {
    node.put("standard_deviation", lower(transform.standardDeviation()));
    node.putArray("scale").add(transform.scaleMinimum()).add(transform.scaleMaximum());
    node.put("shallow", transform.shallow())
        .put("initial_share", transform.initialShare())
        .put("mean", lower(transform.mean()))
        .put("mean_bound", transform.meanBound())
        .put("blocks", transform.blocks());
  }

  private static void writeLoss(ObjectNode node, LossSpec loss) {
    node.put("factory", loss.factory());
    if (loss.distillationLayerIndex() == null) {
      node.put("distillation_layer_index", "logits");
    } else {
      node.put("distillation_layer_index", loss.distillationLayerIndex());
    }
    loss.values().forEach(node::put);
    node.put("input_embedding_similarity_mode", lower(loss.similarityMode()))
        .put("characteristic_length", loss.characteristicLength())
        .put("exponent_of_decay", loss.exponentOfDecay());
  }

  private static void writeTraining(ObjectNode node, TrainingSpec training) {
    node.put("steps", training.steps())
        .put("batch_size", training.batchSize())
        .put("micro_batches", training.microBatches())
        .put("learning_rate", training.learningRate())
        .put("beta1", training.beta1())
        .put("beta2", training.beta2())
        .put("epsilon", training.epsilon())
        .put("weight_decay", training.weightDecay())
        .put("clip_norm", training.clipNorm())
        .put("warm_up_share", training.warmUpShare())
        .put("final_share", training.finalShare())
        .put("seed", training.seed())
        .put("device", training.device())
        .put("threads", training.threads())
        .put("evaluation_interval", training.evaluationInterval())
        .put("evaluation_conversations", training.evaluationConversations())
        .put("checkpoint_interval", training.checkpointInterval());
  }

  private static String lower(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT);
  }
}
