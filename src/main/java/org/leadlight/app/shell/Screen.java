package org.leadlight.app.shell;

/** The screens between which the rail chooses. */
public enum Screen {
  /** Sets up a run, steers it, watches it. */
  WORKBENCH,
  /** Every run, and the queue. */
  RUNS,
  /** What attackers read of a run. */
  PRIVACY,
  /** Seven lessons on the bundled model. */
  LEARN,
  /** The workspace, the window's looks, the machine, the logs. */
  SETTINGS
}
