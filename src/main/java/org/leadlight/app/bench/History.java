package org.leadlight.app.bench;

import java.nio.file.Path;
import java.util.function.IntConsumer;
import org.leadlight.workspace.Workspace;

/**
 * A workspace as somebody has it after months: many long runs, all finished.
 *
 * @param runs how many
 * @param each what each of them is like
 */
record History(int runs, LongRun each) {

  /**
   * Writes what a folder still lacks of the history.
   *
   * @param folder of a workspace; made when it is not there
   * @param written is told how many runs there are after each that was written
   */
  void writeTo(Path folder, IntConsumer written) {
    try (Workspace workspace = Workspace.open(folder)) {
      for (int have = workspace.runs().size(); have < runs; have++) {
        each.writeTo(workspace, have + 1);
        written.accept(have + 1);
      }
    }
  }
}
