package org.leadlight.app.pictures;

/** When in the life of a workspace a scene is taken. */
enum Moment {
  /** Nothing was trained yet. */
  EMPTY,
  /** Nothing was trained yet, and an inspector computes lessons. */
  LESSONS,
  /** A run is half done. */
  MIDDLE,
  /** The run was changed and is paused, and another change is awaited. */
  PAUSED,
  /** Its worker is gone. */
  INTERRUPTED,
  /** The run is done. */
  END
}
