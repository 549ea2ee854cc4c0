package org.leadlight;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The rooms of the house, who may enter which, and why. */
class ArchitectureTest {

  private static final JavaClasses PROGRAM =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.leadlight");

  private static final List<String> ENGINE_ROOMS =
      List.of("tensor", "lm", "transform", "loss", "data", "train", "evaluate");

  /** Each room with the rooms it may use. */
  private static Map<String, List<String>> rooms() {
    Map<String, List<String>> rooms = new LinkedHashMap<>();
    rooms.put("run", List.of());
    rooms.put("format", List.of("run"));
    rooms.put("tensor", List.of("run", "format"));
    rooms.put("lm", List.of("run", "format", "tensor"));
    rooms.put("transform", List.of("run", "format", "tensor", "lm"));
    rooms.put("loss", List.of("run", "tensor", "lm", "transform"));
    rooms.put("data", List.of("run", "format", "tensor", "lm", "transform"));
    rooms.put("train", List.of("run", "format", "tensor", "lm", "transform", "loss", "data"));
    rooms.put(
        "evaluate", List.of("run", "format", "tensor", "lm", "transform", "loss", "data", "train"));
    rooms.put("plot", List.of("run"));
    rooms.put("workspace", List.of("run", "format"));
    rooms.put(
        "worker",
        List.of(
            "run",
            "format",
            "tensor",
            "lm",
            "transform",
            "loss",
            "data",
            "train",
            "evaluate",
            "plot",
            "workspace"));
    rooms.put("app", List.of("run", "format", "plot", "workspace", "study"));
    return rooms;
  }

  @TestFactory
  Stream<DynamicTest> everyRoomUsesOnlyTheRoomsBelowIt() {
    return rooms().entrySet().stream()
        .map(
            room ->
                DynamicTest.dynamicTest(
                    room.getKey(), () -> checkRoom(room.getKey(), room.getValue())));
  }

  private static void checkRoom(String room, List<String> allowed) {
    String[] forbidden =
        Stream.concat(rooms().keySet().stream(), Stream.of("cli", "study"))
            .filter(other -> !other.equals(room) && !allowed.contains(other))
            .map(ArchitectureTest::packages)
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage(packages(room))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(forbidden)
        .because("the room " + room + " may use only " + allowed + " (docs/architecture.md)")
        .check(PROGRAM);
  }

  @Test
  void javaFxIsUsedOnlyByTheWindow() {
    noClasses()
        .that()
        .resideOutsideOfPackages(packages("app"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("javafx..")
        .because("everything but the window must run without a display")
        .check(PROGRAM);
  }

  @Test
  void theEngineIsUsedOnlyByTheNumericalRooms() {
    String[] engine = ENGINE_ROOMS.stream().map(ArchitectureTest::packages).toArray(String[]::new);
    noClasses()
        .that()
        .resideOutsideOfPackages(engine)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("ai.djl..")
        .because("the window and the record must live without the engine's native code")
        .check(PROGRAM);
  }

  @Test
  void nativeHandlesStayInTheTensorRoom() {
    noClasses()
        .that()
        .resideInAPackage("org.leadlight..")
        .and()
        .resideOutsideOfPackage(packages("tensor"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("ai.djl.pytorch.jni..", "ai.djl.pytorch.engine..")
        .because("device placement, memory and native calls go through one place")
        .check(PROGRAM);
  }

  @Test
  void sqlStaysInTheWorkspace() {
    noClasses()
        .that()
        .resideOutsideOfPackage(packages("workspace"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.sql..", "org.sqlite..")
        .because("the schema is the protocol between window and worker and has one owner")
        .check(PROGRAM);
  }

  @Test
  void roomsFormNoCycles() {
    slices()
        .matching("org.leadlight.(*)..")
        .should()
        .beFreeOfCycles()
        .because("a room can be understood only when what it stands on does not stand on it")
        .check(PROGRAM);
  }

  @Test
  void noClassIsADrawerForLeftovers() {
    noClasses()
        .should()
        .haveSimpleNameEndingWith("Util")
        .orShould()
        .haveSimpleNameEndingWith("Utils")
        .orShould()
        .haveSimpleNameEndingWith("Helper")
        .orShould()
        .haveSimpleNameEndingWith("Manager")
        .because("a class is named for the one thing it is")
        .check(PROGRAM);
  }

  @Test
  void everyPackageIsNullMarked() {
    classes()
        .that(resideInAPackage("org.leadlight.."))
        .and()
        .haveSimpleName("package-info")
        .should()
        .beAnnotatedWith("org.jspecify.annotations.NullMarked")
        .allowEmptyShould(true)
        .check(PROGRAM);
  }

  private static String packages(String room) {
    return "org.leadlight." + room + "..";
  }
}
