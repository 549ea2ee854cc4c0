package org.leadlight.app.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.leadlight.app.shell.Texts;
import org.leadlight.app.workbench.AskedBackend.Outcome;
import org.leadlight.run.InspectedPrompt;
import org.leadlight.run.Inspection;

/** The panel's view model on executors whose tasks wait until the test runs them. */
final class WordsViewModelTest {

  private final Deque<Runnable> background = new ArrayDeque<>();
  private final Deque<Runnable> pauses = new ArrayDeque<>();
  private final AskedBackend backend = new AskedBackend();
  private final RunSnapshot run = new RunHistory().take(SyntheticRun.update());
  private final WordsViewModel words = panel();

  @Test
  void itShowsTheFirstPromptAtTheNewestEvaluation() {
    words.show(run);
    assertTrue(prompt().startsWith("Chat from David Ashden"));
    assertEquals(400, words.timeline().stepProperty().get());
    assertEquals(4, words.choicesProperty().get().size());
    assertEquals("", words.messageProperty().get());
  }

  @Test
  void anotherPromptAndAnotherEvaluationShowWhatWasInspectedThen() {
    words.show(run);
    words.choiceProperty().set(words.choicesProperty().get().get(1));
    assertEquals("Call from Fiona Garwick: name the price, 164.", prompt());
    assertTrue(ranks().stream().anyMatch(rank -> rank > 1));
    words.timeline().goTo(0);
    assertTrue(ranks().stream().allMatch(rank -> rank == 1));
    assertTrue(background.isEmpty(), "fixed prompts are asked by nobody");
  }

  @Test
  void theChosenReadersGuessesAreShownAndTheChoiceIsKept() {
    words.show(run);
    words.readerProperty().set("sign_flipped");
    assertTrue(ranks().stream().allMatch(rank -> rank == 900), "shaded by its ranks");
    words.readerProperty().set("averaged_nearest");
    assertTrue(ranks().stream().anyMatch(rank -> rank != 900), "the nearest word's, who did read");
    assertEquals("nearest word: no other read this one", words.noteProperty().get());
    WordsViewModel next = panel();
    next.restore(words.draft());
    assertEquals("averaged_nearest", next.readerProperty().get());
    next.restore(Map.of("words.reader", "psychic"));
    assertEquals("averaged_nearest", next.readerProperty().get(), "an unknown one is not taken");
    words.readerProperty().set(Inspection.NEAREST);
    assertEquals("", words.noteProperty().get());
  }

  @Test
  void whereThereIsNothingToShowOneSentenceSaysWhy() {
    assertTrue(message().startsWith("No run yet."));
    words.show(without(RunState.QUEUED));
    assertTrue(message().startsWith("The run waits for a worker."));
    words.show(without(RunState.RUNNING));
    assertTrue(message().startsWith("No evaluation yet."));
    for (RunState state : RunState.values()) {
      words.show(without(state));
      assertTrue(message().endsWith("."), state + ": " + message());
    }
    words.show(run);
    assertEquals("", message());
  }

  @Test
  void aTypedPromptIsAskedAtTheNewestWeightsAndItsAnswerShown() {
    words.show(run);
    type("Greet [[Zoe]] now");
    assertTrue(words.askingProperty().get());
    assertEquals("asking\u2026", words.noteProperty().get());
    assertTrue(prompt().startsWith("Chat from"), "what was shown stays until the answer is there");
    answer(Outcome.ANSWERED);
    assertEquals("Greet Zoe now", prompt());
    assertEquals(List.of(OptionalLong.empty()), backend.steps);
    assertEquals("weights after step 412", words.noteProperty().get());
    assertFalse(words.askingProperty().get());
  }

  @Test
  void movingTheSliderAsksForThatStepOnceItRests() {
    words.show(run);
    type("Greet Zoe");
    answer(Outcome.ANSWERED);
    words.timeline().goTo(360);
    words.timeline().goTo(320);
    words.timeline().goTo(280);
    pauses.forEach(Runnable::run);
    answer(Outcome.ANSWERED);
    assertEquals(List.of(OptionalLong.empty(), OptionalLong.of(280)), backend.steps);
    assertEquals("weights after step 280", words.noteProperty().get());
    assertTrue(background.isEmpty());
  }

  @Test
  void aTypedPromptIsAskedAnewWhenANewerEvaluationArrives() {
    words.show(run);
    type("Greet Zoe");
    answer(Outcome.ANSWERED);
    words.show(with(List.of(SyntheticRun.prompt(440, 0, "cable visit", "Chat"))));
    pauses.remove().run();
    assertEquals(1, background.size());
  }

  @Test
  void anAnswerToAnEarlierQuestionIsIgnoredWheneverItComes() {
    words.show(run);
    type("first");
    type("second");
    answer(Outcome.ANSWERED);
    assertTrue(words.askingProperty().get(), "the second has no answer yet");
    assertTrue(prompt().startsWith("Chat from"));
    type("third");
    Runnable second = background.remove();
    answer(Outcome.ANSWERED);
    assertEquals("third", prompt());
    backend.answers.add(Outcome.ANSWERED);
    second.run();
    words.show(snapshot(SyntheticRun.head(413, RunState.RUNNING), run.prompts()));
    assertEquals("third", prompt());
  }

  @Test
  void atMostTwoQuestionsAreOnTheirWayAndTheLatestFollows() {
    words.show(run);
    List.of("one", "two", "three", "four").forEach(this::type);
    assertEquals(2, background.size());
    answer(Outcome.SUPERSEDED);
    assertEquals(2, background.size());
    answer(Outcome.SUPERSEDED);
    answer(Outcome.ANSWERED);
    assertEquals("four", prompt());
    assertEquals(3, backend.steps.size(), "the third was never asked");
  }

  @Test
  void anEarlierQuestionThatComesLateDoesNotTakeThePlaceOfTheLatest() {
    words.show(run);
    type("first");
    type("second");
    Runnable first = background.remove();
    answer(Outcome.SUPERSEDED);
    backend.answers.add(Outcome.SUPERSEDED);
    first.run();
    assertTrue(words.askingProperty().get());
    answer(Outcome.ANSWERED);
    assertEquals("second", prompt());
  }

  @Test
  void aRefusalShowsItsSentenceAndWhatWasTypedStays() {
    words.show(run);
    type("too long");
    answer(Outcome.REFUSED);
    assertEquals(AskedBackend.REFUSAL, message());
    assertTrue(words.refusedProperty().get());
    assertEquals("too long", words.typedProperty().get());
    assertEquals(Optional.empty(), words.inspectionProperty().get());
    words.endTyping();
    assertFalse(words.refusedProperty().get());
    assertTrue(prompt().startsWith("Chat from"));
  }

  @Test
  void goingBackToTheFixedPromptsForgetsTheQuestionAndKeepsTheText() {
    words.show(run);
    type("Greet Zoe");
    words.endTyping();
    answer(Outcome.ANSWERED);
    assertTrue(prompt().startsWith("Chat from"));
    assertEquals("Greet Zoe", words.typedProperty().get());
    assertFalse(words.askingProperty().get());
  }

  @Test
  void anotherRunShowsItsOwnPromptsAndIsAskedTheTypedOne() {
    words.show(run);
    words.timeline().goTo(40);
    type("Greet Zoe");
    answer(Outcome.ANSWERED);
    RunHead other = new RunHead(13, run.head().orElseThrow().spec(), RunState.RUNNING, 5, "");
    words.show(snapshot(other, List.of()));
    assertTrue(message().startsWith("No evaluation yet."));
    words.show(snapshot(other, List.of(SyntheticRun.prompt(0, 0, "cable visit", "Chat"))));
    pauses.remove().run();
    answer(Outcome.ANSWERED);
    assertEquals("Greet Zoe", prompt());
    assertEquals(OptionalLong.empty(), backend.steps.getLast());
  }

  @Test
  void whatWasTypedChosenAndSetUpComesBack() {
    words.show(run);
    words.typedProperty().set("Greet [[Zoe]]");
    words.choiceProperty().set(words.choicesProperty().get().get(2));
    words.drawer().heightProperty().set(300);
    words.drawer().setOpen(false);
    Map<String, String> draft = words.draft();
    WordsViewModel next = panel();
    next.restore(draft);
    next.show(run);
    assertEquals("Greet [[Zoe]]", next.typedProperty().get());
    assertEquals(2, next.choiceProperty().get().number());
    assertEquals(300, next.drawer().heightProperty().get());
    assertFalse(next.drawer().openProperty().get());
    assertEquals(draft, next.draft());
  }

  @Test
  void everyChangeThatADraftKeepsIsCounted() {
    words.show(run);
    int before = words.changes().get();
    words.typedProperty().set("x");
    words.choiceProperty().set(words.choicesProperty().get().get(2));
    words.drawer().setOpen(false);
    words.drawer().heightProperty().set(300);
    assertEquals(before + 4, words.changes().get());
  }

  @Test
  void aSmallWindowBeginsWithThePanelClosedAndARoomyOneAsItWasLeft() {
    DrawerViewModel drawer = words.drawer();
    assertTrue(drawer.openProperty().get());
    drawer.roomyProperty().set(false);
    assertFalse(drawer.openProperty().get());
    drawer.setOpen(true);
    assertTrue(drawer.openProperty().get());
    drawer.roomyProperty().set(true);
    drawer.roomyProperty().set(false);
    assertFalse(drawer.openProperty().get());
    drawer.roomyProperty().set(true);
    assertTrue(drawer.openProperty().get());
  }

  private WordsViewModel panel() {
    return new WordsViewModel(backend, background::add, pauses::add, Runnable::run, Texts.load());
  }

  private void type(String prompt) {
    words.beginTyping();
    words.typedProperty().set(prompt);
    words.ask();
  }

  private void answer(Outcome outcome) {
    backend.answers.add(outcome);
    background.remove().run();
  }

  private String message() {
    return words.messageProperty().get();
  }

  private String prompt() {
    return words.inspectionProperty().get().map(Inspection::prompt).orElse("");
  }

  private List<Integer> ranks() {
    return words.inspectionProperty().get().orElseThrow().tokens().stream()
        .map(token -> token.rank())
        .toList();
  }

  private RunSnapshot without(RunState state) {
    return snapshot(SyntheticRun.head(0, state), List.of());
  }

  private RunSnapshot with(List<InspectedPrompt> more) {
    RunHistory history = new RunHistory();
    history.take(SyntheticRun.update());
    return history.take(
        new RunUpdate(run.facts(), run.head(), Map.of(), List.of(), List.of(), more));
  }

  private static RunSnapshot snapshot(RunHead head, List<InspectedPrompt> prompts) {
    return new RunSnapshot(
        WorkspaceFacts.UNKNOWN, Optional.of(head), Map.of(), List.of(), List.of(), prompts);
  }
}
