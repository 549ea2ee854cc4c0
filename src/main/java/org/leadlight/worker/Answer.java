package org.leadlight.worker;

import java.util.function.Supplier;
import org.leadlight.run.InspectedPrompt;
import org.leadlight.run.UserMistakeException;
import org.leadlight.train.StoredParameters;
import org.leadlight.workspace.KeptWeights;
import org.leadlight.workspace.Question;
import org.leadlight.workspace.Reply;
import org.leadlight.workspace.WeightsFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns what an inspection came to into a reply, whatever happens. */
final class Answer {

  private static final Logger LOG = LoggerFactory.getLogger(Answer.class);

  private Answer() {}

  /**
   * The reply to a question. A question must never end a training or an inspector, so a fault of
   * the program becomes a sentence for who asked and a stack trace in the log.
   */
  static Reply<InspectedPrompt> of(Question question, Supplier<InspectedPrompt> inspection) {
    try {
      return new Reply.Answered<>(inspection.get());
    } catch (UserMistakeException mistake) {
      return new Reply.Refused<>(String.valueOf(mistake.getMessage()));
    } catch (RuntimeException fault) {
      LOG.error("Question {} about run {} failed", question.id(), question.run(), fault);
      return new Reply.Refused<>(
          "A fault of the program kept the prompt from being inspected ("
              + fault
              + "); the log of the process that answers has the details.");
    }
  }

  /**
   * Weights that a run kept.
   *
   * @param step steps taken
   * @param parameters where they are
   */
  record Weights(long step, StoredParameters parameters) {}

  /** The weights that a question is about. */
  static Weights weights(KeptWeights kept, Question question) {
    WeightsFile file =
        kept.find(question.run(), question.step())
            .orElseThrow(
                () ->
                    new UserMistakeException(
                        "Run " + question.run() + " does not keep these weights any more."));
    return new Weights(
        file.step(),
        new StoredParameters(kept.path(question.run(), file), file.parametersSha256()));
  }
}
