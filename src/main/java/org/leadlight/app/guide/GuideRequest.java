package org.leadlight.app.guide;

import javafx.event.Event;
import javafx.event.EventType;

/** Asks the window that a node stands in to show a page of the guide. */
public final class GuideRequest extends Event {

  private static final long serialVersionUID = 1L;

  /** A page is wanted. */
  public static final EventType<GuideRequest> OPEN = new EventType<>(Event.ANY, "GUIDE_OPEN");

  private final String page;

  /** Asks for a page by its name, such as {@code losses/alpha}. */
  public GuideRequest(String page) {
    super(OPEN);
    this.page = page;
  }

  /** The name of the page. */
  public String page() {
    return page;
  }
}
