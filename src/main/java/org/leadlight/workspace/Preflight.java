package org.leadlight.workspace;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.leadlight.format.Conversations;
import org.leadlight.format.ModelConfig;
import org.leadlight.format.ShardIndex;
import org.leadlight.run.DataSpec;
import org.leadlight.run.Fault;
import org.leadlight.run.InvalidRecipeException;
import org.leadlight.run.RunSpec;
import org.leadlight.run.UserMistakeException;
import org.leadlight.run.Validation;

/** Looks at the files of a recipe before anything starts, without tensors. */
public final class Preflight {

  private final Catalogue catalogue;

  /** A check against a catalogue. */
  public Preflight(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * Every fault of a recipe and of the files it names.
   *
   * @return empty when the run may start
   */
  public List<Fault> faults(RunSpec spec) {
    List<Fault> faults = new ArrayList<>(Validation.faults(spec));
    check(faults, "model.source", () -> checkModel(spec, faults));
    check(
        faults,
        "data.train",
        () -> Conversations.read(catalogue.conversations("data.train", spec.data().train())));
    check(
        faults,
        "data.validation",
        () ->
            Conversations.read(
                catalogue.conversations("data.validation", spec.data().validation())));
    check(
        faults,
        "data.attacker",
        () -> Conversations.read(catalogue.conversations("data.attacker", spec.data().attacker())));
    checkAttacker(spec.data(), faults);
    return List.copyOf(faults);
  }

  /** Two names may be of one file; not asked where one of the files is at fault already. */
  private void checkAttacker(DataSpec data, List<Fault> faults) {
    if (faults.stream().anyMatch(fault -> fault.path().startsWith("data."))) {
      return;
    }
    Path attacker = catalogue.conversations("data.attacker", data.attacker());
    if (attacker.equals(catalogue.conversations("data.train", data.train()))
        || attacker.equals(catalogue.conversations("data.validation", data.validation()))) {
      faults.add(
          new Fault(
              "data.attacker",
              "data.attacker is "
                  + data.attacker()
                  + ", another name of a file that the transform is trained or evaluated on; name a"
                  + " file of other conversations."));
    }
  }

  /** The recipe itself, or an {@link InvalidRecipeException} with all its faults. */
  public RunSpec requireReady(RunSpec spec) {
    List<Fault> faults = faults(spec);
    if (!faults.isEmpty()) {
      throw new InvalidRecipeException(faults);
    }
    return spec;
  }

  private void checkModel(RunSpec spec, List<Fault> faults) {
    var folder = catalogue.model(spec.model().source());
    ModelConfig config = ModelConfig.read(folder);
    Validation.layerFault(spec.loss().distillationLayerIndex(), config.layers())
        .ifPresent(faults::add);
    ShardIndex.read(folder);
  }

  private static void check(List<Fault> faults, String path, Runnable look) {
    try {
      look.run();
    } catch (UserMistakeException mistake) {
      faults.add(new Fault(path, String.valueOf(mistake.getMessage())));
    }
  }
}
