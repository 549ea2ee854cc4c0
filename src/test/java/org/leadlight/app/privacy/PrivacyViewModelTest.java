package org.leadlight.app.privacy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leadlight.app.shell.Texts;
import org.leadlight.plot.attack.SmallReport;
import org.leadlight.run.attack.AttackPlan;
import org.leadlight.run.attack.AttackReport;
import org.leadlight.run.attack.AttackerKind;
import org.leadlight.workspace.Attack;
import org.leadlight.workspace.AttackState;

class PrivacyViewModelTest {

  private static final List<RunChoice> RUNS =
      List.of(new RunChoice(8, "b", 600), new RunChoice(7, "a", 600));
  private static final AttackReport REPORT = SmallReport.whole().of(7, 600).report();

  @TempDir private Path folder;
  private final FakeAttacks backend = new FakeAttacks();
  private final PrivacyViewModel model =
      new PrivacyViewModel(backend, Runnable::run, Runnable::run, Texts.load());

  @BeforeEach
  void look() {
    model.reader().watch(true);
  }

  private void read(Optional<AttackState> state, Optional<AttackReport> report) {
    Optional<Attack> newest = state.map(PrivacyViewModelTest::attack);
    backend.next = new PrivacyReading(RUNS, 7, OptionalLong.of(600), newest, report);
    model.reader().read();
  }

  private static Attack attack(AttackState state) {
    AttackPlan plan = AttackPlan.of(List.of(AttackerKind.MLP));
    return new Attack(3, 7, 600, plan, true, state, 1, Optional.empty(), "", 0);
  }

  @Test
  void whatCanBeDoneHangsOnHowTheAttackStands() {
    read(Optional.empty(), Optional.empty());
    model.attack();
    model.attackQuickly();
    model.cancel();
    model.startAgain();
    int all = AttackerKind.values().length;
    int quick = PrivacyViewModel.QUICK.size();
    assertEquals(
        List.of("attack 7 at 600 with " + all + " and baselines", "attack 7 at 600 with " + quick),
        backend.asked);
    backend.asked.clear();
    read(Optional.of(AttackState.RUNNING), Optional.of(REPORT));
    model.attack();
    model.cancel();
    assertEquals(List.of("cancel 3"), backend.asked);
    backend.asked.clear();
    read(Optional.of(AttackState.INTERRUPTED), Optional.of(REPORT));
    model.cancel();
    model.startAgain();
    assertEquals(List.of("again 3"), backend.asked);
  }

  @Test
  void aReadingOfARunThatWasLeftIsNotShown() {
    read(Optional.empty(), Optional.of(REPORT));
    model.choose(8);
    read(Optional.of(AttackState.FAILED), Optional.empty());
    assertEquals(OptionalLong.of(8), backend.wanted);
    assertEquals(Optional.of(REPORT), model.readingProperty().get().report());
  }

  @Test
  void whoGoesBackBeforeTheOtherRunIsReadStaysWithTheFirst() {
    read(Optional.empty(), Optional.of(REPORT));
    model.choose(8);
    model.choose(7);
    read(Optional.empty(), Optional.empty());
    assertEquals(OptionalLong.of(7), backend.wanted);
  }

  @Test
  void aReportIsWrittenWhereAPersonSays() throws IOException {
    read(Optional.of(AttackState.FINISHED), Optional.of(REPORT));
    Path file = folder.resolve("report.html");
    model.save(run -> Optional.of(file));
    assertEquals("<p>page of run 7</p>", Files.readString(file));
    assertTrue(model.newsProperty().get().contains("report.html"));
    model.save(run -> Optional.empty());
    assertEquals(List.of("page 7"), backend.asked);
    model.save(run -> Optional.of(folder.resolve("report.html/inside")));
    assertTrue(model.faultProperty().get().contains("could not be written"));
  }

  @Test
  void aRefusalIsShownUntilTheNextIsTaken() {
    read(Optional.empty(), Optional.empty());
    backend.refusal = "Run 7 is being attacked already.";
    model.attack();
    assertEquals("Run 7 is being attacked already.", model.faultProperty().get());
    backend.refusal = "";
    model.attack();
    assertEquals("", model.faultProperty().get());
  }
}
