package org.leadlight.app.workbench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import org.jspecify.annotations.Nullable;

/** The controls of the recipe panel by the setting they show, to be found and marked. */
final class RecipeControls {

  private static final PseudoClass CHANGED = PseudoClass.getPseudoClass("changed");

  private final Map<String, List<Node>> controls = new LinkedHashMap<>();
  private final Map<String, List<Label>> names = new LinkedHashMap<>();
  private @Nullable Node anchor;

  /**
   * Remembers a control.
   *
   * @param path where its setting stands in the JSON form of a recipe
   * @param name the label that names it
   * @param alternatives what takes the focus: the first one that is visible
   */
  void add(String path, Label name, Node... alternatives) {
    controls.computeIfAbsent(path, key -> new ArrayList<>()).addAll(List.of(alternatives));
    names.computeIfAbsent(path, key -> new ArrayList<>()).add(name);
  }

  /** Says beside what a page opens that belongs to no control. */
  void anchorAt(Node node) {
    anchor = node;
  }

  /** Beside what a page opens that belongs to no control. */
  Node anchor() {
    return Objects.requireNonNull(anchor, "the footer was not loaded");
  }

  /** Forgets a control that is no longer shown. */
  void remove(String path) {
    controls.remove(path);
    names.remove(path);
  }

  /** Brings the control of a setting into view and gives it the focus. */
  void focus(String path) {
    List<Node> found = controls.getOrDefault(path, List.of());
    found.forEach(RecipeControls::unfold);
    Platform.runLater(() -> focusFirst(found)); // what was folded shows after the next layout
  }

  private static void focusFirst(List<Node> controls) {
    controls.stream().filter(RecipeControls::isShown).findFirst().ifPresent(Node::requestFocus);
  }

  /** Marks the names of the settings that were changed, and no other. */
  void mark(Set<String> changed) {
    names.forEach(
        (path, labels) ->
            labels.forEach(
                label -> label.pseudoClassStateChanged(CHANGED, changed.contains(path))));
  }

  /** What a person calls a setting; its path where it has no control. */
  String name(String path) {
    return names.getOrDefault(path, List.of()).stream()
        .map(Label::getText)
        .findFirst()
        .orElse(path);
  }

  private static void unfold(Node control) {
    for (Parent at = control.getParent(); at != null; at = at.getParent()) {
      if (at instanceof TitledPane fold) {
        fold.setExpanded(true);
      }
    }
  }

  private static boolean isShown(Node control) {
    for (Node at = control; at != null; at = at.getParent()) {
      if (!at.isVisible()) {
        return false;
      }
    }
    return true;
  }
}
