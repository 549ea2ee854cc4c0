package org.leadlight.app.privacy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.function.LongFunction;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.leadlight.app.shell.Tasks;
import org.leadlight.app.shell.Texts;
import org.leadlight.app.shell.WatchedReader;
import org.leadlight.run.UserMistakeException;
import org.leadlight.run.attack.AttackPlan;
import org.leadlight.run.attack.AttackerKind;
import org.leadlight.workspace.AtomicFile;
import org.leadlight.workspace.Attack;
import org.leadlight.workspace.AttackState;

/** One run, what attackers read of it, and what is done about that. */
public final class PrivacyViewModel {

  /** Attackers that learn nothing: a first look that takes seconds. */
  public static final List<AttackerKind> QUICK =
      List.of(
          AttackerKind.NEAREST_L2,
          AttackerKind.NEAREST_COSINE,
          AttackerKind.SIGN_FLIPPED,
          AttackerKind.AVERAGED_NEAREST);

  private final PrivacyBackend backend;
  private final Tasks tasks;
  private final Texts texts;
  private final WatchedReader<PrivacyReading> reader;
  private final ReadOnlyObjectWrapper<PrivacyReading> reading =
      new ReadOnlyObjectWrapper<>(PrivacyReading.EMPTY);
  private final ReadOnlyStringWrapper news = new ReadOnlyStringWrapper("");
  private volatile OptionalLong chosen = OptionalLong.empty();

  /**
   * A screen without runs.
   *
   * @param backend the workspace
   * @param background runs what may block
   * @param window runs a task on the FX thread
   * @param texts the words
   */
  public PrivacyViewModel(
      PrivacyBackend backend, Executor background, Executor window, Texts texts) {
    this.backend = backend;
    this.texts = texts;
    this.tasks = new Tasks(background, window, texts);
    this.reader = new WatchedReader<>(() -> backend.read(chosen), window, this::show);
  }

  /** What reads the attacks. */
  public WatchedReader<PrivacyReading> reader() {
    return reader;
  }

  /** What was read last. */
  public ReadOnlyObjectProperty<PrivacyReading> readingProperty() {
    return reading.getReadOnlyProperty();
  }

  /** Why the last thing that was asked for failed; empty when it did not. */
  public ReadOnlyStringProperty faultProperty() {
    return tasks.noticeProperty();
  }

  /** What came of the last thing that was asked for; empty when there is nothing to tell. */
  public ReadOnlyStringProperty newsProperty() {
    return news.getReadOnlyProperty();
  }

  /** What comes of a run that nobody looks at any more is left out. */
  private void show(PrivacyReading now) {
    if (chosen.isEmpty() || chosen.getAsLong() == now.run()) {
      reading.set(now);
    }
  }

  /** Shows a run. */
  public void choose(long run) {
    chosen = OptionalLong.of(run);
    news.set("");
    reader.refresh();
  }

  /** Whether the run that is shown can be attacked now. */
  public static boolean canAttack(PrivacyReading reading) {
    return reading.step().isPresent() && !reading.isAttacked();
  }

  /** Whether the attack that was asked for last came to nothing. */
  public static Optional<Attack> failed(PrivacyReading reading) {
    return reading
        .newest()
        .filter(
            attack ->
                attack.state() == AttackState.INTERRUPTED || attack.state() == AttackState.FAILED);
  }

  /** Attacks the run that is shown with every attacker. */
  public void attack() {
    attack(List.of(AttackerKind.values()), true);
  }

  /** Attacks it with those who learn nothing. */
  public void attackQuickly() {
    attack(QUICK, false);
  }

  private void attack(List<AttackerKind> attackers, boolean baselines) {
    PrivacyReading now = reading.get();
    if (canAttack(now)) {
      long step = now.step().orElseThrow();
      send(() -> backend.attack(now.run(), step, AttackPlan.of(attackers), baselines));
    }
  }

  /** Lets the attack that came to nothing be made again. */
  public void startAgain() {
    failed(reading.get()).ifPresent(attack -> send(() -> backend.startAgain(attack.id())));
  }

  /** Takes the attack back that waits or is at work. */
  public void cancel() {
    PrivacyReading now = reading.get();
    if (now.isAttacked()) {
      now.newest().ifPresent(attack -> send(() -> backend.cancel(attack.id())));
    }
  }

  private void send(Runnable change) {
    news.set("");
    tasks.run(
        () -> {
          change.run();
          return true;
        },
        done -> reader.refresh());
  }

  /** Writes the report that is shown into the file that a person chooses for its run. */
  public void save(LongFunction<Optional<Path>> chooser) {
    long run = reading.get().run();
    if (reading.get().report().isPresent()) {
      chooser
          .apply(run)
          .ifPresent(
              file -> {
                news.set("");
                tasks.run(
                    () -> write(file, backend.page(run)),
                    written -> news.set(texts.format("privacy.saved", written)));
              });
    }
  }

  private Path write(Path file, String page) {
    try {
      AtomicFile.publish(file, temporary -> Files.writeString(temporary, page));
      return file;
    } catch (IOException failure) {
      throw new UserMistakeException(texts.format("privacy.save.failed", file), failure);
    }
  }
}
