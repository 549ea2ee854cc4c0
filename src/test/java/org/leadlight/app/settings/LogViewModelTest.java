package org.leadlight.app.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadlight.run.UserMistakeException;

class LogViewModelTest {

  private static final Path WORKER = Path.of("worker.log");
  private static final Path INSPECTOR = Path.of("inspector.log");

  private final Queue<Runnable> window = new ArrayDeque<>();
  private final TwoLogs backend = new TwoLogs();
  private final LogViewModel model = new LogViewModel(backend, window::add);

  @BeforeEach
  void look() {
    model.reader().watch(true);
    read();
    assertEquals(WORKER, shown());
  }

  private void read() {
    model.reader().read();
    showWhatWasRead();
  }

  private void showWhatWasRead() {
    for (Runnable task = window.poll(); task != null; task = window.poll()) {
      task.run();
    }
  }

  private Path shown() {
    return model.readingProperty().get().log().file();
  }

  @Test
  void whatIsChosenWhileALogIsReadIsShownNext() {
    backend.meanwhile = () -> model.choose(INSPECTOR);
    read();
    assertEquals(WORKER, shown());
    read();
    assertEquals(INSPECTOR, shown());
  }

  @Test
  void whoGoesBackBeforeTheOtherLogIsShownStaysWithTheFirst() {
    model.choose(INSPECTOR);
    model.reader().read();
    model.choose(WORKER);
    showWhatWasRead();
    assertEquals(WORKER, shown());
    read();
    assertEquals(WORKER, shown());
  }

  @Test
  void aLogThatNobodyChoseStaysWhenAnotherIsWrittenTo() {
    backend.logs = List.of(INSPECTOR, WORKER);
    read();
    assertEquals(WORKER, shown());
  }

  /** Two logs that grow by a line a reading. */
  private static final class TwoLogs implements SettingsBackend {

    private List<Path> logs = List.of(WORKER, INSPECTOR);
    private Runnable meanwhile = () -> {};
    private int readings;

    @Override
    public List<Path> logs() {
      return logs;
    }

    @Override
    public Optional<LogText> log(Path file) {
      meanwhile.run();
      meanwhile = () -> {};
      return Optional.of(new LogText(file, false, List.of("line " + readings++)));
    }

    @Override
    public WorkspaceFigures figures() {
      return WorkspaceFigures.UNKNOWN;
    }

    @Override
    public void open(Path folder) {
      throw new UserMistakeException("No other workspace.");
    }

    @Override
    public MachineFacts machine() {
      return MachineFacts.UNKNOWN;
    }
  }
}
