package org.leadlight.worker;

import java.util.List;
import org.leadlight.data.Example;
import org.leadlight.data.ExampleReader;
import org.leadlight.evaluate.attack.AttackListener;
import org.leadlight.evaluate.attack.NoiseCurve;
import org.leadlight.evaluate.attack.Progress;
import org.leadlight.evaluate.attack.ReportWork;
import org.leadlight.run.RunSpec;
import org.leadlight.run.UserMistakeException;
import org.leadlight.run.attack.AttackPlan;
import org.leadlight.run.attack.AttackReport;
import org.leadlight.run.attack.AttackerKind;
import org.leadlight.run.attack.BaselineRow;
import org.leadlight.train.StoredParameters;
import org.leadlight.workspace.Attack;
import org.leadlight.workspace.Catalogue;

/** A run's transform with the weights of a step, ready to be attacked. */
final class AttackedRun implements AutoCloseable {

  private final RunSpec spec;
  private final LoadedModel model;
  private final Catalogue catalogue;
  private final StoredParameters weights;

  private AttackedRun(
      RunSpec spec, LoadedModel model, Catalogue catalogue, StoredParameters weights) {
    this.spec = spec;
    this.model = model;
    this.catalogue = catalogue;
    this.weights = weights;
  }

  /**
   * Starts the engine and loads the model.
   *
   * @param weights those that are attacked
   * @throws UserMistakeException when the device or the model is at fault
   */
  static AttackedRun load(RunSpec spec, Catalogue catalogue, StoredParameters weights) {
    return new AttackedRun(spec, LoadedModel.load(spec, catalogue), catalogue, weights);
  }

  /**
   * Makes the report that an attack asks for, by those of its attackers that this program has.
   *
   * @throws UserMistakeException when the conversations or the weights are at fault
   * @throws java.util.concurrent.CancellationException when the listener says so
   */
  AttackReport report(Attack attack, AttackListener listener) {
    return new ReportWork(
            model.runtime(),
            model.storedTransform(weights, spec.training().seed()),
            model.tokenizer(),
            model.endToken(),
            read("data.attacker", spec.data().attacker()),
            read("data.validation", spec.data().validation()),
            attack.plan(),
            listener)
        .make(attack.run(), attack.step(), attack.baselines());
  }

  /**
   * What Gaussian noise in front of the same model keeps and hides, measured on the conversations
   * of a plan.
   *
   * @param levels root mean square of the noise in a feature, times rms(E)
   * @param readers who reads it
   * @throws UserMistakeException when the conversations or the weights are at fault
   */
  List<BaselineRow> noiseCurve(
      AttackPlan plan, List<Double> levels, List<AttackerKind> readers, Progress progress) {
    return new NoiseCurve(
            model.runtime(),
            model.storedTransform(weights, spec.training().seed()),
            model.tokenizer(),
            model.endToken(),
            read("data.attacker", spec.data().attacker()),
            read("data.validation", spec.data().validation()).stream()
                .skip(plan.skipped())
                .limit(plan.victims())
                .toList())
        .rows(levels, readers, progress);
  }

  private List<Example> read(String setting, String source) {
    return new ExampleReader(
            model.tokenizer().chatTemplate(), spec.data(), model.base().config().contextLength())
        .read(catalogue.conversations(setting, source));
  }

  @Override
  public void close() {
    model.close();
  }
}
