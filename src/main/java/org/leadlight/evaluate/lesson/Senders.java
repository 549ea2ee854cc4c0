package org.leadlight.evaluate.lesson;

import ai.djl.ndarray.NDArray;
import org.leadlight.evaluate.Sender;
import org.leadlight.tensor.Scalars;
import org.leadlight.transform.NoiseMaskedNoisyTransformerModel;
import org.leadlight.transform.TokenBatch;

/** The ways in which the lessons send a message; noise depends on its draw alone. */
final class Senders {

  private final LessonStage stage;

  Senders(LessonStage stage) {
    this.stage = stage;
  }

  /** The embeddings as they are. */
  Sender clean() {
    return (batch, draw) -> {
      NDArray x = stage.base().embed(batch.ids());
      return new Sender.Sent(x, x);
    };
  }

  /** A transform whose standard deviation is multiplied. */
  Sender transform(NoiseMaskedNoisyTransformerModel model, double strength) {
    return (batch, draw) -> {
      NDArray x = model.base().embed(batch.ids());
      NDArray epsilon = Scalars.times(stage.epsilon(batch, draw), strength);
      return new Sender.Sent(x, model.cloak().apply(x, batch, epsilon).xTilde());
    };
  }

  /** The same Gaussian noise for every word, as a multiple of rms(E). */
  Sender gaussian(double level) {
    return (batch, draw) -> {
      NDArray x = stage.base().embed(batch.ids());
      NDArray noise = Scalars.times(stage.epsilon(batch, draw), level * stage.rms());
      return sent(batch, x, x.add(noise));
    };
  }

  /** Noise in place of the words, as large as given. */
  Sender noiseAlone(double size) {
    return (batch, draw) -> {
      NDArray x = stage.base().embed(batch.ids());
      return sent(batch, x, Scalars.times(stage.epsilon(batch, ~draw), size));
    };
  }

  static Sender.Sent sent(TokenBatch batch, NDArray x, NDArray changed) {
    return new Sender.Sent(x, LessonStage.masked(batch, x, changed));
  }
}
