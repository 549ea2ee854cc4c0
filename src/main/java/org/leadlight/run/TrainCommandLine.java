package org.leadlight.run;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A recipe as the command that trains it in a terminal. */
public final class TrainCommandLine {

  private TrainCommandLine() {}

  /**
   * The whole command: {@code leadlight train} with the factory, when it is not the default one,
   * and a {@code --set} for every setting that differs from what it begins with.
   */
  public static String of(RunSpec spec, Shell shell) {
    return arguments(spec).stream().map(shell::quote).collect(Collectors.joining(" "));
  }

  /** The command as the arguments a terminal hands over. */
  public static List<String> arguments(RunSpec spec) {
    Optional<FactoryDeclaration> other =
        Factories.find(spec.loss().factory())
            .filter(factory -> !factory.equals(Factories.DISTILLATION));
    RunSpec start =
        other
            .map(factory -> Recipes.DEMONSTRATION.withLoss(factory.standard()))
            .orElse(Recipes.DEMONSTRATION);
    Stream<String> named = other.stream().flatMap(f -> Stream.of("--factory", f.id()));
    Stream<String> assignments =
        RecipeDifference.between(spec, start).stream()
            .map(difference -> difference.path() + "=" + difference.value())
            .flatMap(assignment -> Stream.of("--set", assignment));
    return Stream.of(Stream.of("leadlight", "train"), named, assignments)
        .flatMap(part -> part)
        .toList();
  }
}
