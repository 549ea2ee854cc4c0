package org.leadlight.app.workbench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.leadlight.app.shell.Texts;
import org.leadlight.plot.SeriesBuffer;
import org.leadlight.plot.SeriesView;
import org.leadlight.plot.chart.ChartSeries;
import org.leadlight.plot.chart.ChartSeries.Dash;
import org.leadlight.plot.chart.ChartSnapshot;
import org.leadlight.plot.chart.PanelSpec;
import org.leadlight.plot.chart.PanelSpec.Marker;
import org.leadlight.run.ComponentDeclaration;
import org.leadlight.run.FactoryDeclaration;
import org.leadlight.run.Figure;
import org.leadlight.run.Side;
import org.leadlight.run.Tunable;

/**
 * Which charts a run gets: its total, its components, its hyperparameters, its pace and its
 * figures.
 */
final class ChartPlan {

  private static final String COMPONENT = "component/";
  private static final String TOTAL = COMPONENT + "composite_loss";
  private static final List<String> RATES =
      List.of("optimiser/learning_rate", "optimiser/gradient_norm", "speed/tokens_per_second");

  /** Letters of a line in the gutter. */
  private static final int GUTTER = 31;

  /** Lines of what is fixed, below the hyperparameters that are drawn. */
  private static final int MOST_LINES = 3;

  /** The colour of what serves neither side. */
  private static final int OTHER = 5;

  private final Texts texts;
  private final List<FactoryDeclaration> factories;

  /**
   * Plans charts.
   *
   * @param factories whose runs may be shown, at least one
   */
  ChartPlan(Texts texts, List<FactoryDeclaration> factories) {
    this.texts = texts;
    this.factories = List.copyOf(factories);
  }

  /** The charts of a snapshot; none before a run has points. */
  ChartSnapshot of(RunSnapshot snapshot) {
    return snapshot.head().map(head -> of(snapshot, head)).orElseGet(ChartSnapshot::empty);
  }

  private ChartSnapshot of(RunSnapshot snapshot, RunHead head) {
    FactoryDeclaration factory =
        factories.stream()
            .filter(known -> known.id().equals(head.spec().loss().factory()))
            .findFirst()
            .orElse(factories.getFirst());
    List<PanelSpec> panels = new ArrayList<>();
    panels.add(total(snapshot, factory, head));
    addDeclared(snapshot, factory, head, true, panels);
    if (!snapshot.hyperparameters().isEmpty()) {
      panels.add(hyperparameters(snapshot, factory, head));
    }
    if (!snapshot.evaluations().isEmpty()) {
      panels.add(evaluations(snapshot));
    }
    addDeclared(snapshot, factory, head, false, panels);
    addRates(snapshot, panels);
    addOthers(snapshot, factory, panels);
    return new ChartSnapshot(
        panels,
        head.step(),
        head.spec().training().steps(),
        new ChartMarks(texts, factory).of(snapshot, head));
  }

  private PanelSpec total(RunSnapshot snapshot, FactoryDeclaration factory, RunHead head) {
    List<PanelSpec.Part> parts = new ArrayList<>();
    for (ComponentDeclaration component : factory.components()) {
      String key = COMPONENT + component.key();
      SeriesView curve = snapshot.curve(key);
      if (curve.size() > 0 && isWeighted(snapshot, factory, component, head)) {
        int color = color(factory, component.key());
        parts.add(
            new PanelSpec.Part(
                ChartSeries.solid(key, name(component.key()), curve, color),
                factor(snapshot, factory, component, head)));
      }
    }
    ChartSeries total =
        ChartSeries.solid(TOTAL, texts.get("chart.total.line"), snapshot.curve(TOTAL), -1);
    return new PanelSpec.StackedTotal(
        texts.get("chart.total"), texts.get("chart.total.hint"), total, parts);
  }

  private static boolean isWeighted(
      RunSnapshot snapshot,
      FactoryDeclaration factory,
      ComponentDeclaration component,
      RunHead head) {
    return Stream.concat(
            Stream.of(head.spec().loss().values()),
            snapshot.hyperparameters().stream().map(HyperparameterRow::values))
        .anyMatch(values -> factory.factor(component, values) != 0);
  }

  /** What a component is multiplied by in the total, from each step on. */
  private static SeriesView factor(
      RunSnapshot snapshot,
      FactoryDeclaration factory,
      ComponentDeclaration component,
      RunHead head) {
    SeriesBuffer factors = new SeriesBuffer();
    factors.append(0, factory.factor(component, head.spec().loss().values()));
    for (HyperparameterRow row : snapshot.hyperparameters()) {
      factors.append(row.step(), factory.factor(component, row.values()));
    }
    return factors.view();
  }

  /**
   * The factory's components whose weight was on, or those whose weight never was: they are dashed,
   * and folded at first.
   */
  private void addDeclared(
      RunSnapshot snapshot,
      FactoryDeclaration factory,
      RunHead head,
      boolean on,
      List<PanelSpec> panels) {
    for (ComponentDeclaration component : factory.components()) {
      SeriesView curve = snapshot.curve(COMPONENT + component.key());
      if (curve.size() > 0 && isWeighted(snapshot, factory, component, head) == on) {
        String name = name(component.key());
        ChartSeries line =
            new ChartSeries(
                COMPONENT + component.key(),
                on || component.weightKeys().isEmpty()
                    ? name
                    : texts.format("chart.component.off", name),
                curve,
                on ? color(factory, component.key()) : OTHER,
                on ? Dash.SOLID : Dash.DASHED,
                "");
        panels.add(new PanelSpec.Curve(line, direction(component.key()), !on));
      }
    }
  }

  /** Whatever else the closure returned: sums, counts. */
  private void addOthers(RunSnapshot snapshot, FactoryDeclaration factory, List<PanelSpec> panels) {
    Set<String> declared = new LinkedHashSet<>();
    factory.components().forEach(component -> declared.add(COMPONENT + component.key()));
    snapshot.series().keySet().stream()
        .filter(name -> name.startsWith(COMPONENT) && !name.equals(TOTAL))
        .filter(name -> !declared.contains(name))
        .map(name -> other(name, snapshot.curve(name)))
        .forEach(panels::add);
  }

  private PanelSpec other(String name, SeriesView curve) {
    String key = name.substring(COMPONENT.length());
    ChartSeries line = ChartSeries.solid(name, name(key), curve, OTHER);
    return new PanelSpec.Curve(line, direction(key), true);
  }

  private String direction(String component) {
    return texts.getOr("component." + component + ".direction", "");
  }

  private PanelSpec hyperparameters(
      RunSnapshot snapshot, FactoryDeclaration factory, RunHead head) {
    List<ChartSeries> series = new ArrayList<>();
    List<String> words = new ArrayList<>();
    for (String key : namesOf(snapshot)) {
      if (factory.tunable(key).filter(t -> !counts(factory, t, head)).isPresent()) {
        continue;
      }
      SeriesView steps = steps(snapshot.hyperparameters(), key, head.step());
      String name = TunableNames.name(texts, key);
      boolean tunable = factory.tunable(key).isPresent();
      if (tunable && steps.bounds(0, steps.size()).high() > 0) {
        int color = weightColor(factory, key);
        series.add(ChartSeries.solid("hyperparameter/" + key, name, steps, color));
      } else if (steps.size() > 0 && factory.isWeight(key)) {
        words.add(texts.format("chart.hyperparameters.off", name));
      } else if (steps.size() > 0 && !tunable) {
        words.add(name + " " + Numbers.plain(steps.last()));
      }
    }
    if (!snapshot.hyperparameters().isEmpty()) {
      snapshot
          .hyperparameters()
          .getLast()
          .words()
          .forEach((key, word) -> words.add(TunableNames.name(texts, key) + " " + word));
    }
    return new PanelSpec.Steps(
        texts.get("chart.hyperparameters"),
        texts.get("chart.hyperparameters.hint"),
        series,
        shortened(words));
  }

  private static boolean counts(FactoryDeclaration factory, Tunable tunable, RunHead head) {
    return factory.counts(tunable, head.spec().loss().distillationLayerIndex());
  }

  /** As many words to a line as the gutter takes, each in the first line that has room. */
  private static List<String> packed(List<String> words) {
    List<String> lines = new ArrayList<>();
    for (String word : words) {
      int line = 0;
      while (line < lines.size() && lines.get(line).length() + 2 + word.length() > GUTTER) {
        line++;
      }
      if (line == lines.size()) {
        lines.add(word);
      } else {
        lines.set(line, lines.get(line) + ", " + word);
      }
    }
    return lines;
  }

  /** So few lines that the panels below keep their room; the recipe of the run says all. */
  private List<String> shortened(List<String> words) {
    List<String> all = packed(words);
    if (all.size() <= MOST_LINES) {
      return all;
    }
    int kept = words.size();
    while (packed(words.subList(0, kept)).size() >= MOST_LINES) {
      kept--;
    }
    List<String> lines = new ArrayList<>(packed(words.subList(0, kept)));
    lines.add(texts.format("chart.hyperparameters.more", words.size() - kept));
    return lines;
  }

  private static Set<String> namesOf(RunSnapshot snapshot) {
    Set<String> names = new LinkedHashSet<>();
    snapshot.head().ifPresent(head -> names.addAll(head.spec().loss().values().keySet()));
    snapshot.hyperparameters().forEach(row -> names.addAll(row.values().keySet()));
    return names;
  }

  private static SeriesView steps(List<HyperparameterRow> rows, String key, long last) {
    SeriesBuffer steps = new SeriesBuffer();
    for (HyperparameterRow row : rows) {
      Optional.ofNullable(row.values().get(key))
          .ifPresent(value -> steps.append(row.step(), value));
    }
    SeriesView known = steps.view();
    if (known.size() > 0 && last > known.lastStep()) {
      steps.append(last, known.last());
    }
    return steps.view();
  }

  private PanelSpec evaluations(RunSnapshot snapshot) {
    List<PanelSpec.Measure> measures = new ArrayList<>();
    addMeasure(snapshot, Evaluated.ANSWERS_KEPT, 0, Dash.SOLID, Marker.DOT, measures);
    addMeasure(snapshot, Evaluated.RECOVERED_ALL, 1, Dash.DASHED, Marker.OPEN_SQUARE, measures);
    addMeasure(
        snapshot, Evaluated.RECOVERED_PRIVATE, 1, Dash.SOLID, Marker.FILLED_SQUARE, measures);
    addMeasure(snapshot, Evaluated.AVERAGED_PRIVATE, 3, Dash.DASHED, Marker.OPEN_SQUARE, measures);
    long count =
        snapshot
            .evaluations()
            .getLast()
            .figure(Evaluated.ANSWERS_KEPT)
            .map(Figure::count)
            .orElse(0L);
    return new PanelSpec.Evaluations(
        texts.get("chart.evaluations"),
        texts.format("chart.evaluations.hint", count),
        measures,
        texts.get("chart.evaluations.note"));
  }

  private void addMeasure(
      RunSnapshot snapshot,
      String name,
      int color,
      Dash dash,
      Marker marker,
      List<PanelSpec.Measure> measures) {
    List<Evaluated> with =
        snapshot.evaluations().stream().filter(each -> each.figure(name).isPresent()).toList();
    if (with.isEmpty()) {
      return;
    }
    double[] steps = with.stream().mapToDouble(Evaluated::step).toArray();
    List<Figure> figures = with.stream().flatMap(each -> each.figure(name).stream()).toList();
    ChartSeries series =
        new ChartSeries(
            "evaluation/" + name,
            texts.get("measure." + name),
            percent(steps, figures.stream().mapToDouble(Figure::value).toArray()),
            color,
            dash,
            " %");
    measures.add(
        new PanelSpec.Measure(
            series,
            texts.get("measure." + name + ".short"),
            percent(steps, figures.stream().mapToDouble(Figure::low).toArray()),
            percent(steps, figures.stream().mapToDouble(Figure::high).toArray()),
            marker));
  }

  private static SeriesView percent(double[] steps, double[] shares) {
    return SeriesView.of(steps, Arrays.stream(shares).map(share -> 100 * share).toArray());
  }

  private void addRates(RunSnapshot snapshot, List<PanelSpec> panels) {
    for (String name : RATES) {
      SeriesView curve = snapshot.curve(name);
      if (curve.size() > 0) {
        ChartSeries line = ChartSeries.solid(name, texts.get("rate." + name), curve, OTHER);
        panels.add(new PanelSpec.Curve(line, texts.get("rate." + name + ".hint"), false));
      }
    }
  }

  private String name(String key) {
    return texts.getOr("component." + key + ".name", key.replace('_', ' '));
  }

  private static int weightColor(FactoryDeclaration factory, String weight) {
    return factory.components().stream()
        .filter(component -> component.weightKeys().contains(weight))
        .findFirst()
        .map(component -> color(factory, component.key()))
        .orElse(-1);
  }

  /** Blue first for what keeps, orange first for what hides, then the remaining colours in turn. */
  private static int color(FactoryDeclaration factory, String key) {
    int[] keep = {0, 4};
    int[] hide = {1, 2, 3, 5};
    int kept = 0;
    int hidden = 0;
    for (ComponentDeclaration component : factory.components()) {
      boolean keeps = component.side() == Side.KEEP_THE_ANSWERS;
      int color = keeps ? keep[kept++ % keep.length] : hide[hidden++ % hide.length];
      if (component.key().equals(key)) {
        return color;
      }
    }
    return OTHER;
  }
}
