package org.leadlight.app.workbench;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.leadlight.run.Fault;
import org.leadlight.run.ModelFigures;
import org.leadlight.run.RunSpec;
import org.leadlight.run.Validation;

/** Everything that forbids a recipe to start, told to the fields it belongs to. */
final class RecipeFaults {

  private final Map<String, String> ofSources = new LinkedHashMap<>();

  /**
   * What is wrong with a file that a source names.
   *
   * @param sentence empty when nothing is
   * @return whether that is news
   */
  boolean setOfSource(String path, String sentence) {
    String before = ofSources.put(path, sentence);
    return !sentence.equals(before == null ? "" : before);
  }

  /**
   * Gathers the faults, what cannot be read first, and tells each field its own.
   *
   * @param written the recipe
   * @param model what is known of its model
   * @param layers the decoder layers of its model
   */
  List<Fault> of(
      RunSpec written,
      List<TunableViewModel> tunables,
      Collection<SettingViewModel> settings,
      Optional<ModelFigures> model,
      int layers) {
    List<Fault> found = new ArrayList<>();
    tunables.forEach(tunable -> tunable.typeFault().ifPresent(found::add));
    settings.forEach(field -> field.typeFault().ifPresent(found::add));
    found.addAll(Validation.faults(written));
    Validation.layerFault(written.loss().distillationLayerIndex(), layers).ifPresent(found::add);
    model
        .flatMap(known -> Validation.strengthFault(written.transform(), known.embeddingRms()))
        .ifPresent(found::add);
    ofSources.forEach((path, sentence) -> addOfSource(found, path, sentence));
    tunables.forEach(tunable -> tunable.setFault(sentence(found, tunable.path())));
    settings.forEach(field -> field.setFault(sentence(found, field.path())));
    return List.copyOf(found);
  }

  private static void addOfSource(List<Fault> found, String path, String sentence) {
    if (!sentence.isEmpty() && sentence(found, path).isEmpty()) {
      found.add(new Fault(path, sentence));
    }
  }

  private static String sentence(List<Fault> faults, String path) {
    return faults.stream()
        .filter(fault -> fault.path().equals(path))
        .map(Fault::sentence)
        .findFirst()
        .orElse("");
  }
}
