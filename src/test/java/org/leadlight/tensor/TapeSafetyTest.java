package org.leadlight.tensor;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** Holds that constants reach the tape through {@link Scalars} only. */
class TapeSafetyTest {

  private static final DescribedPredicate<JavaCall<?>> A_NUMBER_OVERLOAD =
      new DescribedPredicate<>("a number overload of NDArray") {
        @Override
        public boolean test(JavaCall<?> call) {
          return (call.getTargetOwner().isAssignableTo(NDArray.class)
                  || call.getTargetOwner().isEquivalentTo(NDArrays.class))
              && call.getTarget().getRawParameterTypes().stream()
                  .anyMatch(parameter -> parameter.isEquivalentTo(Number.class));
        }
      };

  /** They work on numbers that never see a backward pass. */
  private static final String OFF_THE_TAPE =
      "org\\.leadlight\\.(train\\.AdamW|evaluate\\.NearestNeighbourReader)";

  private static ArchRule ruleFor(String... packages) {
    return noClasses()
        .that()
        .resideInAnyPackage(packages)
        .and(not(nameMatching(OFF_THE_TAPE)))
        .should()
        .callMethodWhere(A_NUMBER_OVERLOAD.forSubtype())
        .allowEmptyShould(true)
        .because(
            "x.mul(3f) and its like put a pointer to freed memory on the tape; use Scalars instead");
  }

  @Test
  void noNumericalRoomCallsANumberOverload() {
    ruleFor(
            "org.leadlight.tensor..",
            "org.leadlight.lm..",
            "org.leadlight.transform..",
            "org.leadlight.loss..",
            "org.leadlight.train..",
            "org.leadlight.evaluate..")
        .check(
            new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.leadlight"));
  }

  @Test
  void theRuleSeesAnOffender() {
    boolean violated =
        ruleFor("org.leadlight.tensor..")
            .evaluate(new ClassFileImporter().importClasses(Offender.class))
            .hasViolation();
    assertTrue(violated);
  }

  /** Does what the rule forbids; never called. */
  private static final class Offender {
    static NDArray offend(NDArray x) {
      return x.mul(3f);
    }
  }
}
