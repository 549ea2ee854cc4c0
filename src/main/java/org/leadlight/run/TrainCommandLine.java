package org.leadlight.run;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A recipe as the command that trains it in a terminal. */
public final class TrainCommandLine {

  private TrainCommandLine() {}

  /**
   * The whole command: {@code leadlight train} with a {@code --set} for every setting that differs
   * from the default.
   */
  public static String of(RunSpec spec, Shell shell) {
    return arguments(spec).stream().map(shell::quote).collect(Collectors.joining(" "));
  }

  /** The command as the arguments a terminal hands over. */
  public static List<String> arguments(RunSpec spec) {
    Stream<String> assignments =
        RecipeDifference.between(spec, Recipes.DEMONSTRATION).stream()
            .map(difference -> difference.path() + "=" + difference.value())
            .flatMap(assignment -> Stream.of("--set", assignment));
    return Stream.concat(Stream.of("leadlight", "train"), assignments).toList();
  }
}
