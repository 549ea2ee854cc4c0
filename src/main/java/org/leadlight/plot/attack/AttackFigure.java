package org.leadlight.plot.attack;

import org.leadlight.plot.Drawing;

/** A figure of a report that can be drawn anywhere. */
public interface AttackFigure {

  /** How high it wants to be. */
  double height();

  /**
   * Draws it.
   *
   * @param to where
   * @param theme in which colours
   * @param width its width
   * @param height its height, at least what it wants
   */
  void paint(Drawing to, AttackTheme theme, double width, double height);

  /** What it shows, for those who do not see it. */
  String spoken();
}
