package org.leadlight.run;

import java.util.List;
import java.util.stream.Collectors;

/** A recipe with faults; carries all of them at once. */
public final class InvalidRecipeException extends UserMistakeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Fault> faults;

  /** The faults, at least one. */
  public InvalidRecipeException(List<Fault> faults) {
    super(faults.stream().map(Fault::sentence).collect(Collectors.joining("\n")));
    this.faults = List.copyOf(faults);
  }

  /** Every fault, in the order of the recipe. */
  public List<Fault> faults() {
    return faults;
  }
}
