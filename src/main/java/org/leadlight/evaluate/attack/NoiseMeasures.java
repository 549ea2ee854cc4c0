package org.leadlight.evaluate.attack;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.leadlight.data.Example;
import org.leadlight.evaluate.NearestNeighbourReader;
import org.leadlight.evaluate.PooledMean;
import org.leadlight.lm.CausalLanguageModel;
import org.leadlight.run.Figure;
import org.leadlight.tensor.Scalars;
import org.leadlight.tensor.StepScope;

/**
 * How much of what leaves is mean and how much is noise ({@code mathematics.md} 14), over the
 * transformed tokens of conversations.
 */
public final class NoiseMeasures {

  private static final int CHUNK = 16;

  private final NDManager manager;
  private final CausalLanguageModel base;
  private final NearestNeighbourReader reader;
  private final List<Example> examples;
  private final Map<String, PooledMean> measures = new LinkedHashMap<>();

  private NoiseMeasures(
      NDManager manager,
      CausalLanguageModel base,
      NearestNeighbourReader reader,
      List<Example> examples) {
    this.manager = manager;
    this.base = base;
    this.reader = reader;
    this.examples = examples;
  }

  /**
   * The measures of a channel. Where a channel does not say what its mean is, all that differs from
   * x counts as noise.
   *
   * @param manager the arrays of a batch are made under it
   * @param base gives the embeddings
   * @param reader names the nearest words; owned by the caller
   * @param examples the conversations
   * @param channel makes the releases
   * @param draw which noise
   */
  public static Map<String, Figure> of(
      NDManager manager,
      CausalLanguageModel base,
      NearestNeighbourReader reader,
      List<Example> examples,
      ReleaseChannel channel,
      Draw draw) {
    NoiseMeasures measures = new NoiseMeasures(manager, base, reader, examples);
    for (int from = 0; from < examples.size(); from += CHUNK) {
      measures.measure(channel, draw, from, Math.min(examples.size(), from + CHUNK));
    }
    Map<String, Figure> figures = new LinkedHashMap<>();
    measures.measures.forEach((name, mean) -> figures.put(name, mean.figure()));
    return figures;
  }

  private void measure(ReleaseChannel channel, Draw draw, int from, int to) {
    try (StepScope scope = StepScope.open(manager)) {
      Release release =
          channel.release(AttackBatches.of(scope.manager(), examples.subList(from, to)), draw);
      if (release.positions().length == 0) {
        return;
      }
      NDArray embedded = base.embed(release.batch().ids());
      NDArray x = release.at(embedded);
      NDArray left = release.rows();
      NDArray mean =
          channel.knowledge().map(known -> release.at(known.moments(embedded).mean())).orElse(x);
      NDArray mu = mean.sub(x);
      NDArray noise = left.sub(mean);
      Rows rows = new Rows(release, from);
      rows.add("mean_domination_percent", share(mu.abs().gt(x.abs())));
      rows.add("noise_domination_percent", share(noise.abs().gt(x.abs())));
      rows.add("mean_domination_ratio", norm(mu).div(norm(x)).toFloatArray());
      rows.add("noise_domination_ratio", norm(noise).div(norm(x)).toFloatArray());
      rows.add("cosine_mean", cosine(x, mean));
      rows.add("cosine_noisy", cosine(x, left));
      rows.add("changed_ids_percent", changed(left, release.truth()));
    }
  }

  private float[] changed(NDArray left, long[] truth) {
    long[] named = reader.read(left);
    float[] changed = new float[truth.length];
    for (int i = 0; i < truth.length; i++) {
      changed[i] = named[i] == truth[i] ? 0 : 100;
    }
    return changed;
  }

  /** Percent of a row's numbers. */
  private static float[] share(NDArray chosen) {
    return Scalars.times(chosen.toType(DataType.FLOAT32, false).mean(new int[] {1}), 100)
        .toFloatArray();
  }

  private static NDArray norm(NDArray rows) {
    return Scalars.atLeast(rows.square().sum(new int[] {1}).sqrt(), 1e-8);
  }

  private static float[] cosine(NDArray u, NDArray v) {
    return u.mul(v).sum(new int[] {1}).div(norm(u).mul(norm(v))).toFloatArray();
  }

  /** Adds what was measured of each row to its conversation. */
  private final class Rows {
    private final long[] positions;
    private final int width;
    private final int first;

    Rows(Release release, int first) {
      this.positions = release.positions();
      this.width = release.batch().width();
      this.first = first;
    }

    void add(String name, float[] numbers) {
      PooledMean into = measures.computeIfAbsent(name, each -> new PooledMean(examples.size()));
      for (int i = 0; i < numbers.length; i++) {
        into.add(first + (int) (positions[i] / width), numbers[i]);
      }
    }
  }
}
