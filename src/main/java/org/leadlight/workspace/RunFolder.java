package org.leadlight.workspace;

import java.nio.file.Path;

/**
 * The files of one run.
 *
 * @param path the folder
 */
public record RunFolder(Path path) {

  /** The files of a run of a workspace. */
  static RunFolder of(Path workspaceFolder, long run) {
    return new RunFolder(workspaceFolder.resolve("runs").resolve(Long.toString(run)));
  }

  /** Where its checkpoints lie. */
  public Path checkpoints() {
    return path.resolve("checkpoints");
  }

  /** What its worker printed. */
  public Path log() {
    return path.resolve("worker.log");
  }

  /** The file whose lock the worker of a claim holds. */
  Path lock(long epoch) {
    return path.resolve("claim-" + epoch + ".lock");
  }

  /** The file whose lock the process of a claim of an attack on it holds. */
  Path attackLock(long attack, long epoch) {
    return path.resolve("attack-" + attack + "-" + epoch + ".lock");
  }
}
