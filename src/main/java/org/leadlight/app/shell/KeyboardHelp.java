package org.leadlight.app.shell;

import atlantafx.base.controls.Popover;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;

/** The list of the window's keys, made from the table that the keys obey. */
public final class KeyboardHelp {

  private final Popover popover = new Popover();
  private final Shortcuts shortcuts;
  private final Texts texts;

  /** The list of some shortcuts. */
  public KeyboardHelp(Shortcuts shortcuts, Texts texts) {
    this.shortcuts = shortcuts;
    this.texts = texts;
    popover.setArrowLocation(Popover.ArrowLocation.LEFT_BOTTOM);
    popover.setHeaderAlwaysVisible(false);
    popover.setDetachable(false);
    popover.setAnimated(false);
  }

  /** Shows the list beside a node, or puts it away. */
  public void toggle(Node beside) {
    if (popover.isShowing()) {
      popover.hide();
    } else {
      popover.setContentNode(table());
      popover.show(beside);
    }
  }

  /** Puts the list away. */
  public void hide() {
    popover.hide();
  }

  private GridPane table() {
    GridPane table = new GridPane();
    table.setId("keyboardHelp");
    table.getStyleClass().add("key-table");
    Label title = new Label(texts.get("keys.title"));
    title.getStyleClass().add("panel-title");
    table.add(title, 0, 0, 2, 1);
    rows().forEach((meaning, keys) -> addRow(table, keys, meaning));
    addLink(table, Shortcut.HELP, "guideLink", texts.get("keys.guide"));
    addLink(table, Shortcut.TOUR, "tourLink", texts.get("keys.tour"));
    return table;
  }

  private void addLink(GridPane table, Shortcut shortcut, String id, String words) {
    if (!shortcuts.used().contains(shortcut)) {
      return;
    }
    Hyperlink link = new Hyperlink(words);
    link.setId(id);
    link.setOnAction(
        pressed -> {
          hide();
          shortcuts.run(shortcut);
        });
    table.add(link, 0, table.getRowCount(), 2, 1);
  }

  /** What works everywhere, then what works on a control that has the focus: meaning, keys. */
  private Map<String, String> rows() {
    Map<String, String> rows = new LinkedHashMap<>();
    for (Shortcut shortcut : shortcuts.used()) {
      rows.merge(texts.get(shortcut.textKey()), name(shortcut), (one, more) -> one + ", " + more);
    }
    rows.put(texts.get("keys.sideways"), "\u2190  \u2192");
    rows.put(texts.get("keys.upright"), "\u2191  \u2193");
    rows.put(texts.get("keys.zoom"), "+  \u2212");
    rows.put(texts.get("keys.home"), "Home");
    return rows;
  }

  private static String name(Shortcut shortcut) {
    return shortcut.keys().getDisplayText().replace("\u21b5", "Enter");
  }

  private static void addRow(GridPane table, String keys, String meaning) {
    Label what = new Label(meaning);
    Label press = new Label(keys);
    press.getStyleClass().add("key");
    table.addRow(table.getRowCount(), press, what);
  }
}
