package org.leadlight.evaluate.lesson;

import ai.djl.ndarray.NDArray;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.leadlight.evaluate.Sender;
import org.leadlight.run.Figure;
import org.leadlight.run.InspectedToken;
import org.leadlight.run.Inspection;
import org.leadlight.run.lesson.FigureKeys;
import org.leadlight.tensor.Scalars;
import org.leadlight.transform.TokenBatch;

/** Numbers about one message, which have no interval: they are what happened. */
final class MessageFigures {

  private final Map<String, Figure> figures = new LinkedHashMap<>();

  /** Adds a number that is taken over so many words. */
  MessageFigures add(String key, double value, long count) {
    figures.put(key, Figure.plain(value, count));
    return this;
  }

  /** Adds a measured figure. */
  MessageFigures add(String key, Figure figure) {
    figures.put(key, figure);
    return this;
  }

  /** Adds the shares of words and of private words that were read. */
  MessageFigures read(Inspection inspection) {
    share(FigureKeys.READ, inspection.tokens(), token -> true);
    share(FigureKeys.READ_PRIVATE, inspection.tokens(), InspectedToken::isPrivate);
    return this;
  }

  private void share(String key, List<InspectedToken> tokens, Predicate<InspectedToken> of) {
    long count = tokens.stream().filter(of).count();
    long read = tokens.stream().filter(of).filter(token -> token.rank() == 1).count();
    if (count > 0) {
      add(key, (double) read / count, count);
    }
  }

  /** Adds the size of the change as a multiple of rms(E), and the mean cosine of clean and sent. */
  MessageFigures change(TokenBatch batch, Sender.Sent sent, double rms) {
    NDArray x = LessonStage.rows(batch, sent.x());
    NDArray left = LessonStage.rows(batch, sent.xTilde());
    long count = x.getShape().get(0);
    if (count > 0) {
      add(FigureKeys.NOISE, Math.sqrt(left.sub(x).square().mean().getFloat()) / rms, count);
      add(FigureKeys.COSINE, cosine(x, left).mean().getFloat(), count);
    }
    return this;
  }

  /** The cosine of each row, [N]. */
  static NDArray cosine(NDArray x, NDArray left) {
    int[] features = {1};
    NDArray norms = x.square().sum(features).sqrt().mul(left.square().sum(features).sqrt());
    return x.mul(left).sum(features).div(Scalars.atLeast(norms, 1e-8));
  }

  /** The numbers, in the order in which they were added. */
  Map<String, Figure> all() {
    return figures;
  }
}
