package org.leadlight.evaluate.attack;

import org.leadlight.tensor.NoiseStream;

/**
 * Which noise a release gets; another draw is a fresh release.
 *
 * @param stream what it is for: what attackers learn on and what they are measured on never share
 *     noise
 * @param number which draw
 */
public record Draw(NoiseStream stream, long number) {

  /** A release that an attacker makes to learn from. */
  public static Draw learning(long number) {
    return new Draw(NoiseStream.ATTACK, number);
  }

  /** A release that an attacker is measured on. */
  public static Draw victim(long number) {
    return new Draw(NoiseStream.VICTIM, number);
  }

  /** One of the releases that this draw averages. */
  Draw part(int number, int releases) {
    return new Draw(stream, this.number * releases + number);
  }
}
