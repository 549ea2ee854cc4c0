package org.leadlight.app.workbench;

import java.util.Map;
import java.util.Optional;
import org.leadlight.run.Figure;

/**
 * One evaluation of a run.
 *
 * @param step after which step
 * @param figures the figures by name
 */
public record Evaluated(long step, Map<String, Figure> figures) {

  /** Share of answers that stayed the same. */
  public static final String ANSWERS_KEPT = "answers_kept";

  /** Root mean square of the noise in units of that of the embeddings. */
  public static final String NOISE_RMS = "noise_rms";

  /** Share of all tokens which the nearest-neighbour reader reads. */
  public static final String RECOVERED_ALL = "recovered_all";

  /** Share of private tokens which the nearest-neighbour reader reads. */
  public static final String RECOVERED_PRIVATE = "recovered_private";

  /** Share of private tokens read from the mean of sixteen fresh releases. */
  public static final String AVERAGED_PRIVATE = "averaged_nearest_16_private";

  /** Keeps its own copy. */
  public Evaluated {
    figures = Map.copyOf(figures);
  }

  /** The figure of a name. */
  public Optional<Figure> figure(String name) {
    return Optional.ofNullable(figures.get(name));
  }
}
