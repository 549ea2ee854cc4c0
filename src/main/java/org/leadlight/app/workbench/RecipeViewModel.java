package org.leadlight.app.workbench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import org.jspecify.annotations.Nullable;
import org.leadlight.run.Advice;
import org.leadlight.run.Advisor;
import org.leadlight.run.FactoryDeclaration;
import org.leadlight.run.Fault;
import org.leadlight.run.LossSpec;
import org.leadlight.run.RunSpec;
import org.leadlight.run.Side;
import org.leadlight.run.Tunable;
import org.leadlight.run.Validation;

/**
 * The next recipe as it is being written: whatever is typed stays, every fault shows at once, and
 * the recipe is whole exactly when there is none.
 */
public final class RecipeViewModel {

  private final RunSpec base;
  private final FactoryDeclaration factory;
  private final List<TunableViewModel> tunables;
  private final RecipeSettings settings = new RecipeSettings();
  private final IntegerProperty layer = new SimpleIntegerProperty();
  private final IntegerProperty layers = new SimpleIntegerProperty();
  private final ReadOnlyObjectWrapper<RunSpec> spec;
  private final ReadOnlyObjectWrapper<List<Fault>> faults = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<List<Advice>> advice = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyBooleanWrapper startable = new ReadOnlyBooleanWrapper();
  private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper();

  /**
   * A recipe panel.
   *
   * @param factory the loss factory whose tunables are offered
   * @param base the recipe to begin with, which also fills in what the panel does not show
   * @param layers decoder layers of the model
   */
  public RecipeViewModel(FactoryDeclaration factory, RunSpec base, int layers) {
    this.base = base;
    this.factory = factory;
    this.tunables = factory.tunables().stream().map(TunableViewModel::new).toList();
    this.layers.set(layers);
    this.spec = new ReadOnlyObjectWrapper<>(base);
    show(base);
    tunables.forEach(
        tunable -> {
          tunable.textProperty().subscribe(this::refresh);
          tunable.onProperty().subscribe(this::refresh);
        });
    settings.all().forEach(field -> field.textProperty().subscribe(this::refresh));
    layer.subscribe(this::refresh);
    this.layers.subscribe(this::refresh);
    refresh();
  }

  /** Shows a recipe in place of what was typed. */
  public void show(RunSpec shown) {
    tunables.forEach(tunable -> tunable.show(shown.loss().value(tunable.tunable().key())));
    settings.show(shown);
    Integer index = shown.loss().distillationLayerIndex();
    layer.set(index == null ? layers.get() : index);
  }

  /** The tunable that shares the total between the two sides. */
  public Optional<TunableViewModel> alpha() {
    return factory
        .alphaKey()
        .flatMap(key -> tunables.stream().filter(t -> isKey(t, key)).findFirst());
  }

  /** The weights of one side, in the order of the factory. */
  public List<TunableViewModel> weights(Side side) {
    return tunables.stream()
        .filter(tunable -> tunable.tunable().side() == side)
        .filter(tunable -> !factory.alphaKey().equals(Optional.of(tunable.tunable().key())))
        .toList();
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
    boolean atLogits = layer.get() >= layers.get();
    int chosen = layer.get();
    layers.set(count);
    layer.set(atLogits ? count : Math.min(chosen, count - 1));
  }

  /** Whether the factory lets a layer be chosen. */
  public boolean layerOffered() {
    return factory.layerOffered();
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
    for (TunableViewModel tunable : tunables) {
      draft.put(tunable.path(), tunable.textProperty().get());
      draft.put(tunable.path() + ".on", Boolean.toString(tunable.onProperty().get()));
    }
    settings.all().forEach(field -> draft.put(field.name(), field.textProperty().get()));
    draft.put("layer", isLogits() ? "logits" : Integer.toString(layer.get()));
    return draft;
  }

  /** Brings back a draft; fields it does not name keep what they show. */
  public void restore(Map<String, String> draft) {
    for (TunableViewModel tunable : tunables) {
      put(draft, tunable.path(), tunable.textProperty()::set);
      put(draft, tunable.path() + ".on", on -> tunable.onProperty().set(Boolean.parseBoolean(on)));
    }
    settings.all().forEach(field -> put(draft, field.name(), field.textProperty()::set));
    put(draft, "layer", this::restoreLayer);
  }

  private static void put(
      Map<String, String> draft, String name, java.util.function.Consumer<String> target) {
    Optional.ofNullable(draft.get(name)).ifPresent(target);
  }

  private void restoreLayer(String typed) {
    layer.set((int) Numbers.parse(typed).orElse(layers.get()));
  }

  private boolean isLogits() {
    return layer.get() >= layers.get();
  }

  private static boolean isKey(TunableViewModel tunable, String key) {
    return tunable.tunable().key().equals(key);
  }

  private void refresh() {
    RunSpec written = write();
    List<Fault> found =
        new ArrayList<>(
            Stream.concat(
                    tunables.stream().map(TunableViewModel::typeFault),
                    settings.all().stream().map(SettingViewModel::typeFault))
                .flatMap(Optional::stream)
                .toList());
    found.addAll(Validation.faults(written));
    Validation.layerFault(written.loss().distillationLayerIndex(), layers.get())
        .ifPresent(found::add);
    tunables.forEach(tunable -> tunable.setFault(sentence(found, tunable.path())));
    settings.all().forEach(field -> field.setFault(sentence(found, field.path())));
    spec.set(written);
    advice.set(found.isEmpty() ? Advisor.advice(written) : List.of());
    startable.set(found.isEmpty());
    faults.set(List.copyOf(found));
    changes.set(changes.get() + 1);
  }

  private static String sentence(List<Fault> faults, String path) {
    return faults.stream()
        .filter(fault -> fault.path().equals(path))
        .map(Fault::sentence)
        .findFirst()
        .orElse("");
  }

  private RunSpec write() {
    Map<String, Double> values = new LinkedHashMap<>();
    for (TunableViewModel model : tunables) {
      Tunable tunable = model.tunable();
      values.put(tunable.key(), model.value());
    }
    @Nullable Integer index = isLogits() ? null : Integer.valueOf(layer.get());
    LossSpec loss =
        new LossSpec(
            factory.id(),
            index,
            values,
            base.loss().similarityMode(),
            base.loss().characteristicLength(),
            base.loss().exponentOfDecay());
    return settings.writeInto(base, loss);
  }
}
