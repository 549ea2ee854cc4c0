package org.leadlight.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ComputedWithTest {

  private static final ComputedWith NEW_RUN = ComputedWith.of(null, null);

  @Test
  void theSameMachineLeavesNoTrace() {
    String after = at("A", 1).provenanceAfter(at("A", 1), 40);
    assertEquals(at("A", 1).provenance().toString(), after);
    assertEquals(after, at("A", 1).provenanceAfter(NEW_RUN, 0));
  }

  @Test
  void anotherMachineKeepsWhatCameBefore() {
    ComputedWith moved = after(at("A", 1), at("B", 2), 40);
    assertEquals(List.of("40 A 1"), earlier(moved));
    assertEquals("B", moved.provenance().path("system").stringValue());
    String change = moved.changes().getFirst();
    assertTrue(change.contains("before 40"), change);
    assertTrue(change.contains("system was A, is B"), change);
    assertTrue(change.contains("threads was 1, is 2"), change);
  }

  @Test
  void whatWasStruckOutIsForgotten() {
    ComputedWith thrice = after(after(at("A", 1), at("B", 1), 40), at("C", 1), 60);
    assertEquals(List.of("40 A 1", "60 B 1"), earlier(thrice));
    assertEquals(List.of("30 A 1"), earlier(after(thrice, at("D", 1), 30)));
    assertEquals(List.of("40 A 1", "50 B 1"), earlier(after(thrice, at("C", 1), 50)));
    assertEquals(List.of(), earlier(after(thrice, at("A", 1), 0)));
  }

  @Test
  void anEngineThatWasCopiedForItsChoicesIsNoPartOfTheRun() {
    ComputedWith branch = ComputedWith.of("{\"threads\":4}", null);
    assertEquals(List.of(), earlier(after(branch, at("B", 1), 40)));
  }

  private static ComputedWith at(String system, int threads) {
    return ComputedWith.of(
        "{\"threads\":" + threads + "}", "{\"system\":\"" + system + "\",\"java\":\"25\"}");
  }

  private static ComputedWith after(ComputedWith before, ComputedWith now, long step) {
    return ComputedWith.of(now.runtime().toString(), now.provenanceAfter(before, step));
  }

  private static List<String> earlier(ComputedWith run) {
    JsonNode parts = run.provenance().path("earlier");
    return StreamSupport.stream(parts.spliterator(), false)
        .map(
            part ->
                part.path("until_step").longValue()
                    + " "
                    + part.at("/provenance/system").stringValue()
                    + " "
                    + part.at("/runtime/threads").intValue())
        .toList();
  }
}
