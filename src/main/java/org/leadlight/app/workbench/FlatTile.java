package org.leadlight.app.workbench;

import eu.hansolo.tilesfx.Tile;
import javafx.scene.control.Skin;
import org.jspecify.annotations.Nullable;

/** A tile of TilesFX that shows its graphic alone, in the colours of the window's style sheet. */
public final class FlatTile extends Tile {

  /** A tile without a graphic yet. */
  public FlatTile() {
    super(SkinType.CUSTOM);
    setAnimated(false);
  }

  @Override
  protected Skin<Tile> createDefaultSkin() {
    return new FlatTileSkin(this);
  }

  /** The library's own colours are not wanted. */
  @Override
  public @Nullable String getUserAgentStylesheet() {
    return null;
  }
}
