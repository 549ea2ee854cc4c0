package org.leadlight.app.bench;

/** What a start is timed of. */
enum StartedThing {
  WINDOW("the window"),
  STAGE("an empty stage");

  private final String words;

  StartedThing(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }
}
