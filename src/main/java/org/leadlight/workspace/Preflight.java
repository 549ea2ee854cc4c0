package org.leadlight.workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.leadlight.format.Conversation;
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
    DataSpec data = spec.data();
    List<Conversation> train = read(faults, "data.train", data.train());
    List<Conversation> validation = read(faults, "data.validation", data.validation());
    List<Conversation> attacker = read(faults, "data.attacker", data.attacker());
    checkApart(faults, "data.validation", validation, "data.train", train);
    checkApart(faults, "data.attacker", attacker, "data.train", train);
    checkApart(faults, "data.attacker", attacker, "data.validation", validation);
    return List.copyOf(faults);
  }

  private List<Conversation> read(List<Fault> faults, String path, String source) {
    List<Conversation> all = new ArrayList<>();
    check(
        faults, path, () -> all.addAll(Conversations.read(catalogue.conversations(path, source))));
    return all;
  }

  /**
   * Numbers prove nothing that were taken on what somebody learned from. One fault a file is
   * enough, and a file is not compared that has another.
   */
  private static void checkApart(
      List<Fault> faults,
      String path,
      List<Conversation> conversations,
      String otherPath,
      List<Conversation> others) {
    if (faults.stream().anyMatch(fault -> fault.path().equals(path))) {
      return;
    }
    Set<List<Conversation.Message>> said =
        others.stream().map(Conversation::messages).collect(Collectors.toSet());
    List<Conversation> shared =
        conversations.stream().filter(each -> said.contains(each.messages())).toList();
    if (!shared.isEmpty()) {
      faults.add(
          new Fault(
              path,
              "%d of the %d conversations of %s are in %s too, the first in line %d; name a file of other conversations."
                  .formatted(
                      shared.size(),
                      conversations.size(),
                      path,
                      otherPath,
                      shared.getFirst().line())));
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
