package org.leadlight.run;

/** The recipes the program brings along. */
public final class Recipes {

  /** The default: the measured recipe of the bundled demonstration, alpha 0.6, 600 steps. */
  public static final RunSpec DEMONSTRATION =
      new RunSpec(
          new ModelSpec("bundled:frontdesk"),
          new DataSpec(
              "bundled:frontdesk-train",
              "bundled:frontdesk-validation",
              "bundled:frontdesk-attacker",
              NoiseMaskRule.SYSTEM_AND_USER,
              LossMaskRule.ANSWERS),
          new TransformSpec(
              StandardDeviationForm.CLOAK, 0.001, 3.0, 1.0, 0.1, MeanForm.OFF, null, 1),
          Factories.DISTILLATION.standard(),
          new TrainingSpec(
              600, 8, 1, 1e-3, 0.9, 0.95, 1e-8, 0.0, 1.0, 0.05, 0.1, 0, "auto", 1, 100, 50, 100));

  private Recipes() {}
}
