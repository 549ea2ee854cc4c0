package org.leadlight.app.workbench;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.leadlight.app.shell.Texts;
import org.leadlight.app.workbench.TileViewModel.Beneath;
import org.leadlight.run.Figure;

/**
 * The tiles beside the charts. Snapshots come ten times a second and a tile is dear to draw, so
 * numbers change about three times a second; another run or another state shows at once.
 */
public final class TilesViewModel {

  /** Between two changes of the numbers. */
  static final long PAUSE_NANOS = 290_000_000L;

  private final Texts texts;
  private final LongSupplier nanoClock;
  private final TileViewModel progress = new TileViewModel("progress", Beneath.NOTE_AND_BAR);
  private final TileViewModel strength = new TileViewModel("strength", Beneath.NOTE_AND_TREND);
  private final TileViewModel similarity = new TileViewModel("similarity", Beneath.NOTE_AND_TREND);
  private final TileViewModel recovered = new TileViewModel("recovered", Beneath.NOTE_AND_TREND);
  private final DeviceTiles device;
  private RunSnapshot shown = RunSnapshot.EMPTY;
  private long shownAt;

  /** Tiles that show nothing yet. */
  public TilesViewModel(Texts texts) {
    this(texts, System::nanoTime);
  }

  TilesViewModel(Texts texts, LongSupplier nanoClock) {
    this.texts = texts;
    this.nanoClock = nanoClock;
    this.device = new DeviceTiles(texts);
  }

  /** Every tile, from the top. */
  public List<TileViewModel> tiles() {
    return Stream.concat(
            Stream.of(progress, strength, similarity, recovered), device.tiles().stream())
        .toList();
  }

  /** Takes a snapshot; one that comes too soon is shown by a later call, which the poll makes. */
  public void show(RunSnapshot snapshot) {
    if (snapshot == shown || (isSameMoment(snapshot) && isTooSoon())) {
      return;
    }
    RunSnapshot before = shown;
    shown = snapshot;
    shownAt = nanoClock.getAsLong();
    snapshot
        .head()
        .ifPresentOrElse(
            head -> show(head, snapshot, before), () -> tiles().forEach(TileViewModel::clear));
  }

  private boolean isTooSoon() {
    return nanoClock.getAsLong() - shownAt < PAUSE_NANOS;
  }

  private boolean isSameMoment(RunSnapshot snapshot) {
    return shown.head().map(RunHead::id).equals(snapshot.head().map(RunHead::id))
        && shown.head().map(RunHead::state).equals(snapshot.head().map(RunHead::state));
  }

  private void show(RunHead head, RunSnapshot snapshot, RunSnapshot before) {
    String state = texts.get("state." + head.state().name().toLowerCase(Locale.ROOT));
    showProgress(head, snapshot, state);
    boolean moves = head.state().isGoingOn() && head.state() != RunState.PAUSED;
    device.show(head, snapshot, moves ? "" : state);
    boolean sameRun = isSameRecord(before, snapshot);
    if (snapshot.evaluations().isEmpty()) {
      List.of(strength, similarity, recovered).forEach(TileViewModel::clear);
    } else if (!sameRun || before.evaluations().size() != snapshot.evaluations().size()) {
      showEvaluation(snapshot.evaluations().getLast(), snapshot.evaluations());
    }
  }

  /** A run whose dead tail was struck out has another record. */
  private static boolean isSameRecord(RunSnapshot before, RunSnapshot now) {
    return before.head().map(RunHead::id).equals(now.head().map(RunHead::id))
        && before
            .head()
            .map(RunHead::past)
            .map(RunPast::rewinds)
            .equals(now.head().map(RunHead::past).map(RunPast::rewinds));
  }

  private void showProgress(RunHead head, RunSnapshot snapshot, String state) {
    int steps = head.spec().training().steps();
    double share = Math.clamp((double) head.step() / steps, 0, 1);
    progress.show(
        Numbers.fixed(100 * share, 1),
        "%",
        texts.format("tile.progress.corner", head.step(), steps),
        head.state() == RunState.RUNNING ? remaining(head, snapshot, state) : state);
    progress.shareProperty().set(share);
  }

  private String remaining(RunHead head, RunSnapshot snapshot, String measuring) {
    if (head.step() >= head.spec().training().steps()) {
      return texts.get("tile.progress.evaluating");
    }
    return TimeLeft.of(snapshot, head.steered().training(), head.step())
        .map(left -> left.words(texts))
        .orElse(measuring);
  }

  private void showEvaluation(Evaluated newest, List<Evaluated> all) {
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
                    percent(read.value()),
                    texts.get("tile.recovered.unit"),
                    corner,
                    allWords(newest)));
    strength.trendProperty().set(trend(all, Evaluated.NOISE_RMS));
    similarity.trendProperty().set(trend(all, Evaluated.ANSWERS_KEPT));
    recovered.trendProperty().set(trend(all, Evaluated.RECOVERED_PRIVATE));
  }

  private String allWords(Evaluated newest) {
    return newest
        .figure(Evaluated.RECOVERED_ALL)
        .map(read -> texts.format("tile.recovered.note", percent(read.value())))
        .orElse("");
  }

  private static String percent(double share) {
    return Numbers.fixed(100 * share, 1);
  }

  private static Points trend(List<Evaluated> evaluations, String name) {
    double[] steps = new double[evaluations.size()];
    double[] values = new double[steps.length];
    int size = 0;
    for (Evaluated evaluated : evaluations) {
      Optional<Figure> figure = evaluated.figure(name);
      if (figure.isPresent()) {
        steps[size] = evaluated.step();
        values[size++] = figure.get().value();
      }
    }
    return new Points(steps, values, size);
  }
}
