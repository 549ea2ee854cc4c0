package org.leadlight.app.workbench;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import org.leadlight.run.InspectedPrompt;
import org.leadlight.run.UserMistakeException;

/**
 * A workspace whose inspector answers each question by its own words; until {@link #answers} is
 * given something it does not answer at all.
 */
public final class AskedBackend extends FakeBackend {

  /** What comes of a question. */
  public enum Outcome {
    ANSWERED,
    SUPERSEDED,
    REFUSED
  }

  /** The sentence of a refusal. */
  public static final String REFUSAL = "The prompt has 131 tokens and 128 fit; shorten it.";

  public final List<OptionalLong> steps = new CopyOnWriteArrayList<>();
  public final BlockingQueue<Outcome> answers = new LinkedBlockingQueue<>();

  @Override
  public Optional<InspectedPrompt> ask(long run, String prompt, OptionalLong step) {
    steps.add(step);
    try {
      return switch (answers.take()) {
        case SUPERSEDED -> Optional.empty();
        case REFUSED -> throw new UserMistakeException(REFUSAL);
        case ANSWERED ->
            Optional.of(
                SyntheticRun.prompt(
                    (int) step.orElse(412),
                    InspectedPrompt.TYPED,
                    "",
                    prompt.replace("[[", "[").replace("]]", "]")));
      };
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
