package org.leadlight.app.runs;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.leadlight.app.shell.Tasks;
import org.leadlight.app.shell.Texts;
import org.leadlight.run.UserMistakeException;

/** Does what may block in the background and tells what came of it, the bad news and the good. */
public final class Errands {

  private final Tasks tasks;
  private final ReadOnlyStringWrapper news = new ReadOnlyStringWrapper("");

  /**
   * Nothing to do yet.
   *
   * @param background runs what may block
   * @param window runs a task on the FX thread
   * @param texts the words
   */
  public Errands(Executor background, Executor window, Texts texts) {
    this.tasks = new Tasks(background, window, texts);
  }

  /** Why the last errand failed; empty when it did not. */
  public ReadOnlyStringProperty faultProperty() {
    return tasks.noticeProperty();
  }

  /** What came of the last errand; empty when there is nothing to tell. */
  public ReadOnlyStringProperty newsProperty() {
    return news.getReadOnlyProperty();
  }

  void tell(String sentence) {
    news.set(sentence);
  }

  /** Shows why something was refused before it was tried. */
  void refuse(UserMistakeException mistake) {
    news.set("");
    tasks.refuse(mistake);
  }

  /** Does something, then something with its result on the FX thread. */
  <T> void run(Supplier<T> work, Consumer<T> then) {
    news.set("");
    tasks.run(work, then);
  }

  /** Does the same without taking back what was told before. */
  <T> void look(Supplier<T> work, Consumer<T> then) {
    tasks.look(work, then);
  }
}
