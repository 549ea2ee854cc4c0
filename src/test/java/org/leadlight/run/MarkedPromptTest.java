package org.leadlight.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.leadlight.run.MarkedPrompt.Span;

class MarkedPromptTest {

  @Test
  void bracketsAreTakenOutAndWhatTheyHeldIsPrivate() {
    MarkedPrompt marked = MarkedPrompt.of("Call [[Fiona]] at [[752-4931]].");
    assertEquals("Call Fiona at 752-4931.", marked.words());
    assertEquals(List.of(new Span(5, 10), new Span(14, 22)), marked.privateSpans());
  }

  @Test
  void bracketsWithoutTheirCounterpartAreOrdinaryCharacters() {
    for (String typed : List.of("a [[ b", "a ]] b", "a [b] c", "")) {
      assertEquals(new MarkedPrompt(typed, List.of()), MarkedPrompt.of(typed));
    }
  }

  @Test
  void emptyBracketsMarkNothing() {
    assertEquals(new MarkedPrompt("ab", List.of()), MarkedPrompt.of("a[[]]b"));
  }
}
