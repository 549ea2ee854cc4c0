package org.leadlight.app.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leadlight.app.shell.Texts;
import org.leadlight.app.shell.WatchedReader;
import org.leadlight.run.BestMeasure;
import org.leadlight.run.Evaluation;
import org.leadlight.run.Figure;
import org.leadlight.run.RecipeFormat;
import org.leadlight.run.Recipes;
import org.leadlight.workspace.Keep;
import org.leadlight.workspace.Origin;
import org.leadlight.workspace.RunState;
import org.leadlight.workspace.RunSummary;
import org.leadlight.workspace.RunTableRow;

class RunsViewModelTest {

  private static final String RECIPE = RecipeFormat.write(Recipes.DEMONSTRATION);

  private final Texts texts = Texts.load();
  private final RunWords words = new RunWords(texts);
  private final FakeRuns backend = new FakeRuns();
  private final List<Long> opened = new ArrayList<>();
  private final RunsViewModel model =
      new RunsViewModel(backend, Runnable::run, Runnable::run, texts, opened::add);

  @TempDir private Path folder;

  @BeforeEach
  void showThreeRuns() {
    backend.kept = List.of(100L, 200L);
    show(row(3, RunState.RUNNING), row(2, RunState.INTERRUPTED), row(1, RunState.FINISHED));
  }

  @Test
  void theNewestIsLookedAtFirstAndTheChoiceStaysWhateverIsRead() {
    assertEquals(3, selected().id());
    RunLine second = model.lines().get(1);
    model.selectedProperty().set(second);
    show(
        row(4, RunState.QUEUED),
        row(3, RunState.FINISHED),
        row(2, RunState.QUEUED),
        row(1, RunState.FINISHED));
    assertSame(second, selected());
    assertSame(second, model.lines().get(2));
    assertEquals(RunState.QUEUED, second.row().run().state());
  }

  @Test
  void aBranchIsMadeWithTheNumbersThatWereTypedAndLookedAtOnceItIsRead() {
    assertEquals(List.of(100L, 200L), model.checkpointsProperty().get());
    model.branch(200, " alpha=0.7,  learning_rate=0.002 ");
    assertTrue(backend.asked.getFirst().startsWith("branch 3 at 200 {alpha=0.7"), asked());
    assertEquals(3, selected().id());
    show(row(91, RunState.QUEUED), row(3, RunState.RUNNING));
    assertEquals(91, selected().id());
  }

  @Test
  void whatCannotBeReadAsNumbersIsToldAndNotTried() {
    model.branch(200, "alpha=much");
    assertEquals(List.of(), backend.asked);
    assertTrue(model.errands().faultProperty().get().contains("much"), fault());
  }

  @Test
  void whatTheWorkspaceRefusesIsToldInItsWords() {
    backend.refusal = "Run 3 is running; only an interrupted or failed run goes on.";
    model.resume();
    assertEquals(backend.refusal, fault());
    backend.refusal = "";
    model.stop(Keep.BEST);
    assertEquals("", fault());
    assertEquals("Run 3 is asked to stop.", model.errands().newsProperty().get());
    assertEquals("[stop 3 BEST]", asked());
  }

  @Test
  void aRunIsShownInTheWorkbenchAndRepeated() {
    model.openInWorkbench();
    model.replay();
    assertEquals(List.of(3L), opened);
    assertEquals("[replay 3]", asked());
  }

  @Test
  void onlyAnotherMeasureIsSent() {
    model.judgeBy(BestMeasure.USUAL);
    model.judgeBy(new BestMeasure(BestMeasure.Kind.WEIGHTED, 3));
    assertEquals("[judge 3 by weighted:3.0]", asked());
  }

  @Test
  void theSheetGoesToTheClipboardOrWhollyIntoAFile() throws IOException {
    List<String> clipboard = new ArrayList<>();
    model.copySheet(SheetForm.MARKDOWN, clipboard::add);
    assertEquals(List.of("# Sheet of 3"), clipboard);
    Path file = folder.resolve("sheet.json");
    model.saveSheet(SheetForm.JSON, run -> Optional.of(file));
    assertEquals("# Sheet of 3", Files.readString(file));
    model.saveSheet(SheetForm.JSON, run -> Optional.of(file.resolve("below")));
    assertTrue(fault().contains("below"), fault());
  }

  @Test
  void theQueueIsInItsOrderAndMovesBeforeTheRunThatComesNext() {
    show(waits(7, 3, RunState.QUEUED), waits(6, 1, RunState.HELD), waits(5, 2, RunState.QUEUED));
    QueueViewModel queue = model.queue();
    assertEquals(List.of(6L, 5L, 7L), queue.waiting().stream().map(RunLine::id).toList());
    assertFalse(queue.canMove(-1), "none is chosen");
    queue.selectedProperty().set(queue.waiting().getFirst());
    assertFalse(queue.canMove(-1));
    queue.move(-1);
    queue.move(1);
    queue.toggleHold();
    queue.selectedProperty().set(queue.waiting().get(1));
    queue.move(1);
    queue.move(-1);
    queue.toggleHold();
    assertEquals(
        "[move 6 before 7, release 6, move 5 before the end, move 5 before 6, hold 5]", asked());
  }

  @Test
  void theMaximumOfADeviceIsSentWhenItIsAnother() {
    model.queue().limit("cpu", 1);
    model.queue().limit("cpu", 2);
    assertEquals("[limit cpu 2]", asked());
  }

  @Test
  void nothingIsReadWhileNobodyLooks() {
    WatchedReader<RunsReading> reader = model.reader();
    reader.read();
    assertEquals(0, backend.readings);
    reader.watch(true);
    backend.next = new RunsReading(List.of(row(8, RunState.QUEUED)), Map.of(), 0);
    reader.read();
    assertEquals(List.of(8L), model.lines().stream().map(RunLine::id).toList());
    reader.watch(false);
    reader.read();
    assertEquals(1, backend.readings);
  }

  @Test
  void aRunIsToldInWords() {
    RunTableRow row = row(2, RunState.INTERRUPTED);
    assertEquals("interrupted, 50 %", words.state(row.run()));
    assertEquals("300 / 600", words.steps(row.run()));
    assertEquals("96.0 %", words.share(row, RunWords.KEPT));
    assertEquals("\u2013", words.share(waits(5, 2, RunState.QUEUED), RunWords.READ));
    assertEquals(
        "After step 200: 96.0 % (86.0 to 99.0, n 50) of answers kept, 1.0 % (0.5 to 3.0, n 300) of"
            + " private words read.",
        words.best(row));
    assertEquals("own recipe", words.origin(row.run()));
    assertEquals("12.9 MB", words.disk(row));
    assertEquals(
        "2 in all, 1 going on, 1 waiting, 0 held",
        words.summary(List.of(row(3, RunState.PAUSED), waits(5, 2, RunState.QUEUED))));
    assertTrue(
        words
            .foot(new RunsReading(List.of(row, row(3, RunState.FINISHED)), Map.of(), 680_000_000))
            .startsWith("Weights take 25.8 MB and the record 680.0 MB: a run keeps its newest 2"));
  }

  private RunLine selected() {
    return model.selectedProperty().get();
  }

  private String asked() {
    return backend.asked.toString();
  }

  private String fault() {
    return model.errands().faultProperty().get();
  }

  private void show(RunTableRow... rows) {
    model.show(new RunsReading(Stream.of(rows).toList(), Map.of("cpu", 1), 1_000_000));
  }

  private static RunTableRow waits(long id, double position, RunState state) {
    return new RunTableRow(run(id, state, 0, position), Optional.empty(), 0);
  }

  /** A run after half of its steps. */
  static RunTableRow row(long id, RunState state) {
    Evaluation best =
        new Evaluation(
            200,
            Map.of(
                RunWords.KEPT, new Figure(0.96, 50, 0.86, 0.99),
                RunWords.READ, new Figure(0.01, 300, 0.005, 0.03)));
    return new RunTableRow(run(id, state, 300, id), Optional.of(best), 12_900_000);
  }

  private static RunSummary run(long id, RunState state, long step, double position) {
    return new RunSummary(
        id,
        "Run " + id,
        RECIPE,
        state,
        1,
        1,
        "cpu",
        step,
        600,
        1,
        step,
        0,
        "",
        "",
        0,
        Origin.NONE,
        position,
        BestMeasure.USUAL,
        -1);
  }
}
