package org.leadlight.app.runs;

/** How a reproducibility sheet is written. */
public enum SheetForm {
  /** For people. */
  MARKDOWN("md"),
  /** For programs; its recipe is one that can be trained. */
  JSON("json");

  private final String ending;

  SheetForm(String ending) {
    this.ending = ending;
  }

  /** What the name of such a file ends in. */
  public String ending() {
    return ending;
  }
}
