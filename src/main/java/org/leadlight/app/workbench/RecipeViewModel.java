package org.leadlight.app.workbench;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.leadlight.run.Advice;
import org.leadlight.run.Advisor;
import org.leadlight.run.FactoryDeclaration;
import org.leadlight.run.Fault;
import org.leadlight.run.InvalidRecipeException;
import org.leadlight.run.LossSpec;
import org.leadlight.run.ModelFigures;
import org.leadlight.run.Preset;
import org.leadlight.run.Presets;
import org.leadlight.run.RecipeDifference;
import org.leadlight.run.RecipeFormat;
import org.leadlight.run.RunSpec;
import org.leadlight.run.Side;
import org.leadlight.run.Tunable;

/**
 * The next recipe as it is being written: whatever is typed stays, every fault shows at once, and
 * the recipe is whole exactly when there is none.
 */
public final class RecipeViewModel {

  /** Where the distillation layer stands in the JSON form of a recipe. */
  static final String LAYER = "loss.distillation_layer_index";

  private final List<FactoryDeclaration> factories;
  private final Map<String, Map<String, TunableViewModel>> tunables = new LinkedHashMap<>();
  private final Map<String, Remembered> remembered = new LinkedHashMap<>();
  private final RecipeSettings settings = new RecipeSettings();
  private final ObjectProperty<FactoryDeclaration> factory;
  private final ObjectProperty<Preset> preset = new SimpleObjectProperty<>(Presets.DEFAULT);
  private final ObjectProperty<Optional<ModelFigures>> model =
      new SimpleObjectProperty<>(Optional.empty());
  private final IntegerProperty layer = new SimpleIntegerProperty();
  private final IntegerProperty layers = new SimpleIntegerProperty();
  private final RecipeFaults found = new RecipeFaults();
  private final ReadOnlyObjectWrapper<RunSpec> spec;
  private final ReadOnlyObjectWrapper<List<Fault>> faults = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<List<Advice>> advice = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<List<RecipeDifference>> differences =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<List<TunableViewModel>> counting =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyBooleanWrapper startable = new ReadOnlyBooleanWrapper();
  private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper();
  private RunSpec base;
  private boolean together;

  /** What a factory that is not chosen had beside its tunables. */
  private record Remembered(@Nullable Integer layer, Preset preset) {}

  /** A recipe panel that offers one factory. */
  public RecipeViewModel(FactoryDeclaration factory, RunSpec base, int layers) {
    this(List.of(factory), base, layers);
  }

  /**
   * A recipe panel.
   *
   * @param factories the loss factories offered, at least one
   * @param base the recipe to begin with, which also fills in what the panel does not show
   * @param layers decoder layers of the model
   */
  public RecipeViewModel(List<FactoryDeclaration> factories, RunSpec base, int layers) {
    this.factories = List.copyOf(factories);
    this.base = base;
    this.factory = new SimpleObjectProperty<>(factories.getFirst());
    this.spec = new ReadOnlyObjectWrapper<>(base);
    this.layers.set(layers);
    factories.forEach(offered -> tunables.put(offered.id(), standard(offered)));
    factory.subscribe(this::exchange);
    show(base);
    all().forEach(this::listen);
    settings.all().forEach(field -> field.textProperty().subscribe(this::refresh));
    Stream.of(layer, this.layers, factory, preset, model)
        .forEach(observed -> observed.subscribe(this::refresh));
  }

  private static Map<String, TunableViewModel> standard(FactoryDeclaration offered) {
    Map<String, TunableViewModel> its = new LinkedHashMap<>();
    for (Tunable tunable : offered.tunables()) {
      TunableViewModel shown = new TunableViewModel(tunable);
      shown.show(offered.standard().value(tunable.key()));
      its.put(tunable.key(), shown);
    }
    return its;
  }

  private Stream<TunableViewModel> all() {
    return tunables.values().stream().flatMap(its -> its.values().stream());
  }

  /** Puts by what the last factory had and takes out what this one had when it was left. */
  private void exchange(FactoryDeclaration before, FactoryDeclaration chosen) {
    remembered.put(before.id(), new Remembered(typedLayer(), preset.get()));
    Remembered its = remembered.getOrDefault(chosen.id(), atFirst(chosen));
    together(
        () -> {
          preset.set(its.preset());
          showLayer(its.layer());
        });
  }

  private Remembered atFirst(FactoryDeclaration chosen) {
    Preset first = Presets.of(chosen).getFirst();
    RunSpec started = first.applyTo(base, layers.get());
    return new Remembered(started.loss().distillationLayerIndex(), first);
  }

  private void listen(TunableViewModel tunable) {
    tunable.textProperty().subscribe(this::refresh);
    tunable.onProperty().subscribe(this::refresh);
  }

  /** Shows a recipe in place of what was typed; what the panel has no field for is kept with it. */
  public void show(RunSpec shown) {
    together(
        () -> {
          base = shown;
          factories.stream()
              .filter(offered -> offered.id().equals(shown.loss().factory()))
              .findFirst()
              .ifPresent(factory::set);
          offered().forEach(t -> t.show(shown.loss().value(t.tunable().key())));
          settings.show(shown);
          showLayer(shown.loss().distillationLayerIndex());
        });
  }

  /**
   * A layer beyond the model that is known so far belongs to one whose file is still to be read.
   */
  private void showLayer(@Nullable Integer index) {
    if (index == null) {
      layer.set(layers.get());
    } else {
      layers.set(Math.max(layers.get(), index + 1));
      layer.set(index);
    }
  }

  /** Makes several changes that count as one. */
  void together(Runnable several) {
    boolean outermost = !together;
    together = true;
    several.run();
    if (outermost) {
      together = false;
      refresh();
    }
  }

  /** The factories offered. */
  public List<FactoryDeclaration> factories() {
    return factories;
  }

  /** The factory chosen. */
  public ObjectProperty<FactoryDeclaration> factoryProperty() {
    return factory;
  }

  /** The tunable that shares the total between the two sides. */
  public Optional<TunableViewModel> alpha() {
    return factory.get().alphaKey().flatMap(this::tunable);
  }

  /** A tunable of the factory by its key. */
  Optional<TunableViewModel> tunable(String key) {
    return offered().filter(each -> each.tunable().key().equals(key)).findFirst();
  }

  /**
   * The tunables of one side but alpha that make a difference at the chosen distillation point, in
   * the order of the factory.
   */
  public List<TunableViewModel> weights(Side side) {
    return counting.get().stream().filter(shown -> shown.tunable().side() == side).toList();
  }

  /** All tunables but alpha that make a difference at the chosen distillation point. */
  ReadOnlyObjectProperty<List<TunableViewModel>> countingProperty() {
    return counting.getReadOnlyProperty();
  }

  private void showCounting() {
    Optional<String> alpha = factory.get().alphaKey();
    @Nullable Integer point = index();
    List<TunableViewModel> now =
        offered()
            .filter(shown -> !alpha.equals(Optional.of(shown.tunable().key())))
            .filter(shown -> factory.get().counts(shown.tunable(), point))
            .toList();
    if (!now.equals(counting.get())) {
      counting.set(now);
    }
  }

  private Stream<TunableViewModel> offered() {
    return Objects.requireNonNull(tunables.get(factory.get().id())).values().stream();
  }

  /** The fields that belong to a weight and count only while it does. */
  public List<SettingViewModel> settingsOf(TunableViewModel weight) {
    return settings.of(weight.tunable().key());
  }

  /** Model and conversations. */
  public List<SettingViewModel> sources() {
    return settings.sources();
  }

  /** The transform's fields. */
  public List<SettingViewModel> transform() {
    return settings.transform();
  }

  /** The training's fields. */
  public List<SettingViewModel> training() {
    return settings.training();
  }

  /** The distillation layer 0..L-1; L stands for the logits. */
  public IntegerProperty layerProperty() {
    return layer;
  }

  /** The decoder layers L of the chosen model. */
  public IntegerProperty layersProperty() {
    return layers;
  }

  /** Takes over the layers of another model: the logits stay the logits, a layer stays in range. */
  void takeLayers(int count) {
    boolean atLogits = isLogits();
    int chosen = layer.get();
    together(
        () -> {
          layers.set(count);
          layer.set(atLogits ? count : Math.min(chosen, count - 1));
        });
  }

  /** Whether the factory lets a layer be chosen. */
  public boolean layerOffered() {
    return factory.get().layerOffered();
  }

  /** What is known of the chosen model, empty while it is being read. */
  ObjectProperty<Optional<ModelFigures>> modelProperty() {
    return model;
  }

  /** What is wrong with a file that a source names; an empty sentence when nothing is. */
  void setSourceFault(String path, String sentence) {
    if (found.setOfSource(path, sentence)) {
      refresh();
    }
  }

  /** The preset the recipe is compared with. */
  public ReadOnlyObjectProperty<Preset> presetProperty() {
    return preset;
  }

  /** Every setting in which the recipe differs from its preset. */
  public ReadOnlyObjectProperty<List<RecipeDifference>> differencesProperty() {
    return differences.getReadOnlyProperty();
  }

  /** Sets everything to a preset that it decides. */
  public void apply(Preset chosen) {
    together(
        () -> {
          show(chosen.applyTo(spec.get(), layers.get()));
          preset.set(chosen);
        });
  }

  /** Sets one setting back to its value in the preset. */
  public void setBack(String path) {
    RunSpec wanted = preset.get().applyTo(spec.get(), layers.get());
    together(
        () -> {
          if (!isShown(path)) {
            base = RecipeFormat.with(base, assignment(wanted, path));
          }
          offered()
              .filter(tunable -> tunable.path().equals(path))
              .forEach(tunable -> tunable.show(wanted.loss().value(tunable.tunable().key())));
          settings.show(wanted, path::equals);
          if (path.equals(LAYER)) {
            showLayer(wanted.loss().distillationLayerIndex());
          }
        });
  }

  private boolean isShown(String path) {
    return path.equals(LAYER)
        || offered().anyMatch(tunable -> tunable.path().equals(path))
        || settings.all().stream().anyMatch(field -> field.path().equals(path));
  }

  private static List<String> assignment(RunSpec wanted, String path) {
    return Optional.ofNullable(RecipeFormat.settings(wanted).get(path)).stream()
        .map(value -> path + "=" + value)
        .toList();
  }

  /** Sets both ends of the scale. */
  void setScale(double minimum, double maximum) {
    together(() -> settings.showScale(minimum, maximum));
  }

  /** The recipe; what could not be read is replaced by the value it began with. */
  public ReadOnlyObjectProperty<RunSpec> specProperty() {
    return spec.getReadOnlyProperty();
  }

  /** Everything that forbids a start. */
  public ReadOnlyObjectProperty<List<Fault>> faultsProperty() {
    return faults.getReadOnlyProperty();
  }

  /** Everything questionable about a recipe that may start. */
  public ReadOnlyObjectProperty<List<Advice>> adviceProperty() {
    return advice.getReadOnlyProperty();
  }

  /** Whether nothing forbids a start. */
  public ReadOnlyBooleanProperty startableProperty() {
    return startable.getReadOnlyProperty();
  }

  /** Counts the changes, faulty ones too, so that a draft can be kept after each. */
  public ReadOnlyIntegerProperty changes() {
    return changes.getReadOnlyProperty();
  }

  /** Everything typed, field by field, so that it can be brought back letter for letter. */
  public Map<String, String> draft() {
    Map<String, String> draft = new LinkedHashMap<>();
    draft.put("recipe", RecipeFormat.write(base));
    draft.put("preset", preset.get().id());
    draft.put("factory", factory.get().id());
    for (FactoryDeclaration offered : factories) {
      for (TunableViewModel tunable : of(offered)) {
        String name = draftName(offered, tunable.path());
        draft.put(name, tunable.textProperty().get());
        draft.put(name + ".on", Boolean.toString(tunable.onProperty().get()));
      }
    }
    remembered.forEach(
        (id, its) -> {
          draft.put(id + ":preset", its.preset().id());
          draft.put(id + ":layer", its.layer() == null ? "logits" : its.layer().toString());
        });
    settings.all().forEach(field -> draft.put(field.name(), field.textProperty().get()));
    draft.put("layers", Integer.toString(layers.get()));
    draft.put("layer", isLogits() ? "logits" : Integer.toString(layer.get()));
    return draft;
  }

  /** Brings back a draft; fields it does not name keep what they show. */
  public void restore(Map<String, String> draft) {
    together(
        () -> {
          put(draft, "recipe", this::restoreBase);
          put(draft, "factory", this::restoreFactory);
          put(draft, "preset", id -> preset(factory.get(), id).ifPresent(preset::set));
          for (FactoryDeclaration offered : factories) {
            restore(draft, offered);
          }
          settings.all().forEach(field -> put(draft, field.name(), field.textProperty()::set));
          put(draft, "layers", typed -> layers.set((int) Numbers.parse(typed).orElse(1)));
          put(draft, "layer", typed -> layer.set((int) Numbers.parse(typed).orElse(layers.get())));
        });
  }

  private void restore(Map<String, String> draft, FactoryDeclaration offered) {
    for (TunableViewModel tunable : of(offered)) {
      String name = draftName(offered, tunable.path());
      put(draft, name, tunable.textProperty()::set);
      put(draft, name + ".on", on -> tunable.onProperty().set(Boolean.parseBoolean(on)));
    }
    Optional<Preset> its =
        Optional.ofNullable(draft.get(offered.id() + ":preset")).flatMap(id -> preset(offered, id));
    @Nullable String layerOf = draft.get(offered.id() + ":layer");
    if (its.isPresent() && layerOf != null) {
      OptionalDouble number = Numbers.parse(layerOf);
      @Nullable Integer left = number.isPresent() ? (int) number.getAsDouble() : null;
      remembered.put(offered.id(), new Remembered(left, its.get()));
    }
  }

  private Collection<TunableViewModel> of(FactoryDeclaration offered) {
    return Objects.requireNonNull(tunables.get(offered.id())).values();
  }

  /** The chosen factory's fields go by their paths, so that drafts read across versions. */
  private String draftName(FactoryDeclaration offered, String path) {
    return offered == factory.get() ? path : offered.id() + ":" + path;
  }

  private static Optional<Preset> preset(FactoryDeclaration offered, String id) {
    return Presets.of(offered).stream().filter(preset -> preset.id().equals(id)).findFirst();
  }

  private static void put(Map<String, String> draft, String name, Consumer<String> target) {
    Optional.ofNullable(draft.get(name)).ifPresent(target);
  }

  /** A draft of another version may hold a recipe that this one refuses; its fields still count. */
  private void restoreBase(String json) {
    try {
      base = RecipeFormat.read(json);
    } catch (InvalidRecipeException ofAnotherVersion) {
      return;
    }
  }

  private void restoreFactory(String id) {
    factories.stream()
        .filter(offered -> offered.id().equals(id))
        .findFirst()
        .ifPresent(factory::set);
  }

  private boolean isLogits() {
    return layer.get() >= layers.get();
  }

  /** The distillation layer of the recipe, null for the logits. */
  private @Nullable Integer index() {
    return factory.get().layerOffered() ? typedLayer() : null;
  }

  private @Nullable Integer typedLayer() {
    return isLogits() ? null : Integer.valueOf(layer.get());
  }

  private void refresh() {
    if (together) {
      return;
    }
    showCounting();
    RunSpec written = write();
    List<Fault> now =
        found.of(written, offered().toList(), settings.all(), model.get(), layers.get());
    spec.set(written);
    differences.set(preset.get().differences(written, layers.get()));
    advice.set(now.isEmpty() ? Advisor.advice(written, model.get()) : List.of());
    startable.set(now.isEmpty());
    faults.set(now);
    changes.set(changes.get() + 1);
  }

  private RunSpec write() {
    Map<String, Double> values = new LinkedHashMap<>();
    offered().forEach(tunable -> values.put(tunable.tunable().key(), tunable.value()));
    LossSpec loss =
        new LossSpec(
            factory.get().id(),
            index(),
            values,
            base.loss().similarityMode(),
            base.loss().characteristicLength(),
            base.loss().exponentOfDecay());
    return settings.writeInto(base, loss);
  }
}
