package org.leadlight;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * The picture of the rooms is that of the classes as they are; {@code -Dpicture=true} draws it
 * anew.
 */
class RoomsPictureTest {

  private static final Path PICTURE = Path.of("docs", "pictures", "rooms.svg");
  private static final String ROOT = "org.leadlight";

  @Test
  void thePictureInTheDocumentationIsThatOfTheClasses() throws IOException {
    String drawn = new RoomsPicture(uses()).svg();
    if (Boolean.getBoolean("picture")) {
      Files.writeString(PICTURE, drawn);
    }
    assertEquals(
        Files.readString(PICTURE),
        drawn,
        "draw it anew: mvn test -Dtest=RoomsPictureTest -Dpicture=true");
  }

  @Test
  void anArrowThatOthersImplyIsLeftOut() {
    RoomsPicture picture =
        new RoomsPicture(Map.of("window", Set.of("record", "paper"), "record", Set.of("paper")));
    assertEquals(Set.of("record"), picture.shown("window"));
    assertEquals(Set.of("paper"), picture.shown("record"));
    assertEquals(Set.of(), picture.shown("paper"));
  }

  private static Map<String, SortedSet<String>> uses() {
    Map<String, SortedSet<String>> uses = new TreeMap<>();
    for (JavaClass each :
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT)) {
      SortedSet<String> used = uses.computeIfAbsent(room(each), room -> new TreeSet<>());
      for (Dependency dependency : each.getDirectDependenciesFromSelf()) {
        JavaClass target = dependency.getTargetClass().getBaseComponentType();
        if (target.getPackageName().startsWith(ROOT) && !room(target).equals(room(each))) {
          used.add(room(target));
        }
      }
    }
    return uses;
  }

  /** The first part of the package's name below the program's; the entry class is Main. */
  private static String room(JavaClass each) {
    String rest = each.getPackageName().substring(ROOT.length());
    return rest.isEmpty() ? "Main" : rest.substring(1).split("\\.")[0];
  }
}
