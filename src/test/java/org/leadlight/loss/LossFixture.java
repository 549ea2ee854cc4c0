package org.leadlight.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.leadlight.run.StandardDeviationForm;
import org.leadlight.tensor.SafetensorsArrays;
import org.leadlight.tensor.TensorRuntime;
import org.leadlight.transform.EmbeddingStatistics;
import org.leadlight.transform.NoisyEmbeddings;
import org.leadlight.transform.StandardDeviation;
import org.leadlight.transform.TokenBatch;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Random small tensors with the values and gradients that torch's float64 autograd gives from the
 * formulas alone (src/test/resources/fixtures/README.md), and fresh leaves to differentiate.
 */
final class LossFixture implements AutoCloseable {

  private static final Path FOLDER = Path.of("src/test/resources/fixtures/loss");

  final JsonNode numbers;
  final NDManager manager;
  final TokenBatch batch;
  final NDArray lossMask;
  final StandardDeviation deviation;
  final NDArray mu;
  final NDArray rho;
  final NDArray hTilde;
  private final SafetensorsArrays arrays;

  LossFixture(TensorRuntime runtime, String name) throws IOException {
    manager = runtime.manager().newSubManager();
    numbers =
        JsonMapper.builder().build().readTree(Files.readString(FOLDER.resolve(name + ".json")));
    arrays = SafetensorsArrays.open(FOLDER.resolve(name + ".safetensors"), runtime);
    JsonNode scale = numbers.get("scale");
    deviation =
        new StandardDeviation(
            StandardDeviationForm.CLOAK,
            scale.get(0).doubleValue(),
            scale.get(1).doubleValue(),
            numbers.get("shallow").doubleValue());
    batch = batch();
    lossMask = array("loss_mask");
    mu = leaf("mu");
    rho = leaf("rho");
    hTilde = leaf("h_tilde");
  }

  NDArray array(String name) {
    return arrays.array(name, manager);
  }

  double weight(String key) {
    JsonNode weights =
        numbers.get("weights").has(key) ? numbers.get("weights") : numbers.get("other_weights");
    return weights.get(key).doubleValue();
  }

  double number(String key) {
    return numbers.get(key).doubleValue();
  }

  double medianNorm() {
    return EmbeddingStatistics.medianNorm(array("E"));
  }

  private NDArray leaf(String name) {
    NDArray leaf = array(name);
    leaf.setRequiresGradient(true);
    return leaf;
  }

  private TokenBatch batch() {
    NDArray ids = array("ids");
    int size = (int) ids.getShape().get(0);
    int width = (int) ids.getShape().get(1);
    long[] attention = array("attention_mask").toLongArray();
    long[] noise = array("noise_mask").toLongArray();
    boolean[] effective = new boolean[size * width];
    int[] lengths = new int[size];
    for (int i = 0; i < effective.length; i++) {
      lengths[i / width] += (int) attention[i];
      effective[i] = noise[i] * attention[i] == 1;
    }
    NDArray attended = array("attention_mask").toType(DataType.BOOLEAN, true);
    NDArray noisy = manager.create(effective, ids.getShape());
    return new TokenBatch(ids, attended, noisy, effective, new long[size], lengths);
  }

  /** The forward pass from the leaves; to be made where a tape is kept. */
  NoisyEmbeddings embeddings() {
    return embeddings(mu, rho);
  }

  /** The total of an objective from some leaves, over every noise and loss position. */
  Objective.Result total(Objective objective, NDArray mean, NDArray raw, NDArray student) {
    return objective.of(
        Selection.of(
            batch,
            embeddings(mean, raw),
            array("h"),
            student,
            lossMask,
            states -> states,
            objective.pairs(manager, batch)),
        null);
  }

  private NoisyEmbeddings embeddings(NDArray mean, NDArray raw) {
    NDArray x = array("x");
    NDArray sigma = deviation.of(raw);
    NDArray noise = sigma.mul(array("epsilon"));
    NDArray chosen = batch.noiseMask().expandDims(2).broadcast(x.getShape());
    NDArray xTilde = NDArrays.where(chosen, x.add(mean).add(noise), x);
    return new NoisyEmbeddings(x, mean, sigma, noise, xTilde);
  }

  Map<String, NDArray> leaves() {
    Map<String, NDArray> leaves = new HashMap<>();
    leaves.put("mu", mu);
    leaves.put("rho", rho);
    leaves.put("h_tilde", hTilde);
    return leaves;
  }

  /** The stored gradient of a leaf, or zeros where the fixture stores none. */
  NDArray gradient(String of, String leaf) {
    String name = "gradient/" + of + "/" + leaf;
    return arrays.names().contains(name) ? array(name) : leaves().get(leaf).zerosLike();
  }

  @Override
  public void close() {
    arrays.close();
    manager.close();
  }
}
