package org.leadlight.app.runs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.leadlight.app.shell.Texts;
import org.leadlight.app.shell.WatchedReader;
import org.leadlight.run.BestMeasure;
import org.leadlight.run.LiveSettings;
import org.leadlight.run.UserMistakeException;
import org.leadlight.workspace.AtomicFile;
import org.leadlight.workspace.Keep;
import org.leadlight.workspace.RunState;
import org.leadlight.workspace.RunTableRow;

/** All runs: their table, which one is looked at, and what is done with it. */
public final class RunsViewModel {

  private final RunsBackend backend;
  private final Errands errands;
  private final Texts texts;
  private final LongConsumer workbench;
  private final WatchedReader<RunsReading> reader;
  private final QueueViewModel queue;
  private final Map<Long, RunLine> byId = new HashMap<>();
  private final ObservableList<RunLine> lines = FXCollections.observableArrayList();
  private final ObjectProperty<@Nullable RunLine> selected = new SimpleObjectProperty<>();
  private final ReadOnlyObjectWrapper<RunsReading> reading =
      new ReadOnlyObjectWrapper<>(RunsReading.EMPTY);
  private final ReadOnlyObjectWrapper<List<Long>> checkpoints =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ObservableValue<RunTableRow> selectedRow;
  private long awaited = -1;

  /**
   * A screen without runs.
   *
   * @param backend the workspace
   * @param background runs what may block
   * @param window runs a task on the FX thread
   * @param texts the words
   * @param workbench shows a run in the workbench
   */
  public RunsViewModel(
      RunsBackend backend,
      Executor background,
      Executor window,
      Texts texts,
      LongConsumer workbench) {
    this.backend = backend;
    this.texts = texts;
    this.workbench = workbench;
    errands = new Errands(background, window, texts);
    reader = new WatchedReader<>(backend::read, window, this::show);
    queue = new QueueViewModel(backend, errands, reader::refresh);
    selectedRow = selected.flatMap(RunLine::rowProperty);
    selectedRow.subscribe(this::askForCheckpoints);
  }

  /** What reads the runs. */
  public WatchedReader<RunsReading> reader() {
    return reader;
  }

  /** The runs that wait. */
  public QueueViewModel queue() {
    return queue;
  }

  /** What came of what was done last. */
  public Errands errands() {
    return errands;
  }

  /** Every run, the newest first. */
  public ObservableList<RunLine> lines() {
    return FXCollections.unmodifiableObservableList(lines);
  }

  /** The run that is looked at; null for none. */
  public ObjectProperty<@Nullable RunLine> selectedProperty() {
    return selected;
  }

  /** {@link #selectedProperty} as it was read last; null for none. */
  public ObservableValue<RunTableRow> selectedRow() {
    return selectedRow;
  }

  /** What was read last. */
  public ReadOnlyObjectProperty<RunsReading> readingProperty() {
    return reading.getReadOnlyProperty();
  }

  /** After which steps the selected run keeps checkpoints. */
  public ReadOnlyObjectProperty<List<Long>> checkpointsProperty() {
    return checkpoints.getReadOnlyProperty();
  }

  /** Shows a reading; lines of runs that are still there stay what they are. */
  void show(RunsReading now) {
    List<RunLine> ordered = new ArrayList<>();
    for (RunTableRow row : now.rows()) {
      RunLine line = byId.computeIfAbsent(row.run().id(), id -> new RunLine(row));
      line.show(row);
      ordered.add(line);
    }
    if (!lines.equals(ordered)) {
      place(ordered);
    }
    queue.show(
        now.waiting().stream()
            .map(row -> Objects.requireNonNull(byId.get(row.run().id())))
            .toList(),
        now.maxima());
    reading.set(now);
    select();
  }

  /** New runs come in front, which leaves the rest of the table where it is. */
  private void place(List<RunLine> ordered) {
    int added = ordered.size() - lines.size();
    if (added > 0 && ordered.subList(added, ordered.size()).equals(lines)) {
      lines.addAll(0, ordered.subList(0, added));
    } else {
      lines.setAll(ordered);
    }
  }

  private void select() {
    RunLine wanted = byId.get(awaited);
    if (wanted != null) {
      awaited = -1;
      selected.set(wanted);
    } else if (selected.get() == null && !lines.isEmpty()) {
      selected.set(lines.getFirst());
    }
  }

  private void askForCheckpoints(@Nullable RunTableRow row) {
    if (row == null) {
      checkpoints.set(List.of());
      return;
    }
    errands.look(
        () -> backend.checkpoints(row.run().id()),
        kept -> {
          if (row.equals(selectedRow.getValue())) {
            checkpoints.set(kept);
          }
        });
  }

  /** Shows the selected run in the workbench. */
  public void openInWorkbench() {
    with(workbench::accept);
  }

  /** Whether a run can be told to go on. */
  public static boolean canResume(RunState state) {
    return state.isResumable() || state == RunState.PAUSED;
  }

  /** Lets the selected run go on. */
  public void resume() {
    with(run -> send(() -> backend.resume(run), "runs.news.resumed", run));
  }

  /** Repeats the selected run. */
  public void replay() {
    with(run -> make(() -> backend.replay(run)));
  }

  /**
   * Branches the selected run.
   *
   * @param step after which its checkpoint was taken
   * @param changes other numbers, such as {@code alpha=0.7}, with spaces between them; may be empty
   */
  public void branch(long step, String changes) {
    with(
        run -> {
          try {
            Map<String, Double> numbers = LiveSettings.parse(words(changes));
            make(() -> backend.branch(run, step, numbers));
          } catch (UserMistakeException mistake) {
            errands.refuse(mistake);
          }
        });
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.strip().split("[\\s,;]+")).filter(word -> !word.isEmpty()).toList();
  }

  /** A new run is selected as soon as it is read. */
  private void make(Supplier<Long> maker) {
    errands.run(
        maker,
        made -> {
          awaited = made;
          errands.tell(texts.format("runs.news.made", made));
          reader.refresh();
        });
  }

  /** Stops the selected run, or takes it out of the queue. */
  public void stop(Keep keep) {
    with(run -> send(() -> backend.stop(run, keep), "runs.news.stopped", run));
  }

  /** Chooses which evaluation of the selected run counts as the best. */
  public void judgeBy(BestMeasure measure) {
    RunTableRow row = selectedRow.getValue();
    if (row != null && !row.run().bestBy().equals(measure)) {
      long run = row.run().id();
      send(() -> backend.judgeBy(run, measure), "runs.news.judged", run);
    }
  }

  private void send(Runnable change, String news, long run) {
    errands.run(
        () -> {
          change.run();
          return true;
        },
        done -> {
          errands.tell(texts.format(news, run));
          reader.refresh();
        });
  }

  /** Gathers the sheet of the selected run and hands it over. */
  public void copySheet(SheetForm form, Consumer<String> clipboard) {
    with(
        run ->
            errands.run(
                () -> backend.sheet(run, form),
                sheet -> {
                  clipboard.accept(sheet);
                  errands.tell(texts.format("runs.news.copied", run));
                }));
  }

  /** Writes the sheet of the selected run into the file that a person chooses for its number. */
  public void saveSheet(SheetForm form, LongFunction<Optional<Path>> chooser) {
    with(
        run ->
            chooser
                .apply(run)
                .ifPresent(
                    file ->
                        errands.run(
                            () -> write(file, backend.sheet(run, form)),
                            written -> errands.tell(texts.format("runs.news.saved", written)))));
  }

  private Path write(Path file, String text) {
    try {
      AtomicFile.publish(file, temporary -> Files.writeString(temporary, text));
      return file;
    } catch (IOException failure) {
      throw new UserMistakeException(texts.format("runs.sheet.failed", file), failure);
    }
  }

  private void with(LongConsumer action) {
    RunLine line = selected.get();
    if (line != null) {
      action.accept(line.id());
    }
  }
}
