package org.leadlight.app.workbench;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.leadlight.app.shell.Texts;
import org.leadlight.plot.SeriesView;
import org.leadlight.run.Figure;

/** The tiles beside the charts, drawn from one snapshot. */
public final class TilesViewModel {

  private static final String STEP_SECONDS = "speed/step_seconds";
  private static final String TOKENS = "speed/tokens_per_second";
  private static final int RECENT = 20;

  private final Texts texts;
  private final TileViewModel progress = new TileViewModel("progress");
  private final TileViewModel strength = new TileViewModel("strength");
  private final TileViewModel similarity = new TileViewModel("similarity");
  private final TileViewModel recovered = new TileViewModel("recovered");
  private final TileViewModel speed = new TileViewModel("speed");

  TilesViewModel(Texts texts) {
    this.texts = texts;
  }

  /** Every tile, from the top. */
  public List<TileViewModel> tiles() {
    return List.of(progress, strength, similarity, recovered, speed);
  }

  void show(RunSnapshot snapshot) {
    Optional<RunHead> head = snapshot.head();
    if (head.isEmpty()) {
      tiles().forEach(TileViewModel::clear);
      return;
    }
    showProgress(head.get(), snapshot);
    showSpeed(head.get(), snapshot);
    if (snapshot.evaluations().isEmpty()) {
      List.of(strength, similarity, recovered).forEach(TileViewModel::clear);
    } else {
      showEvaluation(snapshot.evaluations().getLast(), snapshot);
    }
  }

  private void showProgress(RunHead head, RunSnapshot snapshot) {
    int steps = head.spec().training().steps();
    double share = Math.clamp((double) head.step() / steps, 0, 1);
    progress.show(
        Numbers.fixed(100 * share, 1),
        "%",
        texts.format("tile.progress.corner", head.step(), steps),
        remaining(head, snapshot, steps));
    progress.shareProperty().set(share);
  }

  private String remaining(RunHead head, RunSnapshot snapshot, int steps) {
    double pace = recentMean(snapshot.curve(STEP_SECONDS));
    if (head.state() != RunState.RUNNING || Double.isNaN(pace)) {
      return texts.get("state." + head.state().name().toLowerCase(Locale.ROOT));
    }
    return texts.format("tile.progress.left", duration(pace * (steps - head.step())));
  }

  /** Seconds in words: seconds below two minutes, else minutes, else hours with minutes. */
  private String duration(double seconds) {
    if (seconds < 120) {
      return texts.format("duration.seconds", Math.round(seconds));
    }
    long minutes = Math.round(seconds / 60);
    return minutes < 120
        ? texts.format("duration.minutes", minutes)
        : texts.format("duration.hours", minutes / 60, minutes % 60);
  }

  private void showSpeed(RunHead head, RunSnapshot snapshot) {
    double tokens = recentMean(snapshot.curve(TOKENS));
    double pace = recentMean(snapshot.curve(STEP_SECONDS));
    if (Double.isNaN(tokens)) {
      speed.clear();
      return;
    }
    speed.show(
        Numbers.fixed(tokens, 0),
        texts.get("tile.speed.unit"),
        head.spec().training().device(),
        Double.isNaN(pace) ? "" : texts.format("tile.speed.note", Numbers.fixed(1 / pace, 1)));
  }

  private void showEvaluation(Evaluated newest, RunSnapshot snapshot) {
    String corner = texts.format("tile.step", newest.step());
    newest
        .figure(Evaluated.NOISE_RMS)
        .ifPresent(
            noise ->
                strength.show(
                    Numbers.fixed(noise.value(), noise.value() < 1 ? 2 : 1),
                    texts.get("tile.strength.unit"),
                    corner,
                    texts.get("tile.strength.note")));
    newest
        .figure(Evaluated.ANSWERS_KEPT)
        .ifPresent(
            kept ->
                similarity.show(
                    percent(kept.value()),
                    texts.get("tile.similarity.unit"),
                    corner,
                    texts.format(
                        "tile.similarity.note", percent(kept.low()), percent(kept.high()))));
    newest
        .figure(Evaluated.RECOVERED_PRIVATE)
        .ifPresent(
            read ->
                recovered.show(
                    percent(read.value()), texts.get("tile.recovered.unit"), corner, all(newest)));
    strength.trendProperty().set(trend(snapshot, Evaluated.NOISE_RMS));
    similarity.trendProperty().set(trend(snapshot, Evaluated.ANSWERS_KEPT));
    recovered.trendProperty().set(trend(snapshot, Evaluated.RECOVERED_PRIVATE));
  }

  private String all(Evaluated newest) {
    return newest
        .figure(Evaluated.RECOVERED_ALL)
        .map(read -> texts.format("tile.recovered.note", percent(read.value())))
        .orElse("");
  }

  private static String percent(double share) {
    return Numbers.fixed(100 * share, 1);
  }

  private static Points trend(RunSnapshot snapshot, String name) {
    double[] steps = new double[snapshot.evaluations().size()];
    double[] values = new double[steps.length];
    int size = 0;
    for (Evaluated evaluated : snapshot.evaluations()) {
      Optional<Figure> figure = evaluated.figure(name);
      if (figure.isPresent()) {
        steps[size] = evaluated.step();
        values[size++] = figure.get().value();
      }
    }
    return new Points(steps, values, size);
  }

  private static double recentMean(SeriesView points) {
    int first = Math.max(0, points.size() - RECENT);
    double sum = 0;
    for (int i = first; i < points.size(); i++) {
      sum += points.value(i);
    }
    return sum / (points.size() - first);
  }
}
