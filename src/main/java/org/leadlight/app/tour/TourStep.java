package org.leadlight.app.tour;

/**
 * A step of the tour.
 *
 * @param name what its texts and the window's memory call it
 * @param node the id of the node it is about
 * @param ends what ends it
 * @param passable whether Next is offered although it waits for an action
 */
public record TourStep(String name, String node, TourAction ends, boolean passable) {

  /** The key of its title. */
  public String titleKey() {
    return "tour." + name + ".title";
  }

  /** The key of its sentences. */
  public String textKey() {
    return "tour." + name + ".text";
  }

  /** Whether Next is always offered. */
  boolean offersNext() {
    return passable || ends == TourAction.NEXT;
  }
}
