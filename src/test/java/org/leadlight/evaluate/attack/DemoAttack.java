package org.leadlight.evaluate.attack;

import java.nio.file.Path;
import java.util.List;
import org.leadlight.Demo;
import org.leadlight.data.Example;
import org.leadlight.data.PrivateItemReader;
import org.leadlight.transform.EmbeddingStatistics;

/** Victims and the attackers' own conversations of the demonstration. */
final class DemoAttack {

  static final double RMS = EmbeddingStatistics.of(Demo.MODEL.embeddingTable()).rms();
  static final List<Example> ATTACKER_DATA =
      Demo.reader(Demo.MODEL.config().contextLength())
          .read(Path.of("assets/demo/conversations/frontdesk-attacker.jsonl"));

  private DemoAttack() {}

  static Victims victims(int count) {
    return Victims.of(Demo.examples(count), new PrivateItemReader(Demo.TOKENIZER.chatTemplate()));
  }

  static AttackSubject subject(ReleaseChannel channel, int victims) {
    return new AttackSubject(Demo.MODEL, channel, channel, ATTACKER_DATA, victims(victims));
  }

  /** Isotropic Gaussian noise of a multiple of rms(E). */
  static ReleaseChannel gaussian(double level) {
    return new IsotropicGaussianChannel(Demo.MODEL, level * RMS, 5);
  }
}
