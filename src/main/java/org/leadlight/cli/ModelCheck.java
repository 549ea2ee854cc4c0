package org.leadlight.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalInt;
import org.leadlight.lm.ForwardPass;
import org.leadlight.run.Finding;
import org.leadlight.run.Recipes;
import org.leadlight.run.UserMistakeException;
import org.leadlight.workspace.Catalogue;

/**
 * Loads the bundled model and compares one pass with the reference figures that the transformers
 * library computed for it (the second sequence of {@code fixtures/lm/demo/expected.json}).
 */
final class ModelCheck {

  private static final String AREA = "model";
  private static final int[] IDS = {
    1, 2, 617, 281, 305, 327, 273, 801, 527, 298, 1387, 1182, 285, 411, 276, 326, 123
  };
  private static final int LIKELIEST = 51;
  private static final double LARGEST = 20.922393798828125;
  private static final double FIRST = -7.8862080574035645;
  private static final double TOLERANCE = 5e-3;

  private ModelCheck() {}

  static Finding finding(Path workspaceFolder) {
    try {
      Path folder = new Catalogue(workspaceFolder).model(Recipes.DEMONSTRATION.model().source());
      float[][] logits = ForwardPass.of(folder, IDS, OptionalInt.empty());
      return finding(logits[logits.length - 1]);
    } catch (UserMistakeException fault) {
      return Finding.missing(
          AREA, "bundled", "it cannot be loaded", String.valueOf(fault.getMessage()));
    }
  }

  /** Where the workspace cannot be used, into which a packaged program unpacks the model. */
  static Finding withoutWorkspace() {
    return Finding.aside(
        AREA,
        "bundled",
        "not tried: it is unpacked into the workspace",
        "See the workspace first.");
  }

  static Finding finding(float[] last) {
    int likeliest = 0;
    for (int i = 1; i < last.length; i++) {
      likeliest = last[i] > last[likeliest] ? i : likeliest;
    }
    double error = Math.max(Math.abs(last[likeliest] - LARGEST), Math.abs(last[0] - FIRST));
    if (likeliest == LIKELIEST && error <= TOLERANCE) { // false for NaN
      return Finding.good(
          AREA,
          "bundled",
          String.format(
              Locale.ROOT, "loads; its logits are the reference's within %.0e", TOLERANCE));
    }
    return Finding.missing(
        AREA,
        "bundled",
        String.format(
            Locale.ROOT,
            "computes other logits than the reference (token %d instead of %d, %.3g apart)",
            likeliest,
            LIKELIEST,
            error),
        "Do not trust numbers of this machine; build the program anew and report it if it stays.");
  }
}
