package org.leadlight.app.pictures;

import java.util.Map;
import java.util.function.Consumer;

/**
 * One picture's scene: a name and how to get there.
 *
 * @param name what the file is called, before the theme
 * @param moment when it is taken
 * @param typed what stands in the recipe when the window opens
 * @param arrange what is done in the window before the picture
 */
record PictureScene(
    String name, Moment moment, Map<String, String> typed, Consumer<Stagehand> arrange) {

  /** The window as it opens at a moment. */
  static PictureScene at(Moment moment, String name) {
    return new PictureScene(name, moment, Map.of(), stagehand -> {});
  }

  /** The same with something typed into the recipe. */
  PictureScene typing(Map<String, String> draft) {
    return new PictureScene(name, moment, Map.copyOf(draft), arrange);
  }

  /** The same with one thing more done in the window. */
  PictureScene then(Consumer<Stagehand> step) {
    return new PictureScene(name, moment, typed, arrange.andThen(step));
  }
}
