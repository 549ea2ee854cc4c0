package org.leadlight.app.guide;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Optional;
import javafx.geometry.Dimension2D;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;
import org.jspecify.annotations.Nullable;

/**
 * A picture of the guide, a PNG or a drawing of the program's own, as wide as its place and never
 * larger than it is. Of a picture in light colours that has a dark fellow the one is shown that
 * fits the window. Pixels are read in the background.
 */
final class GuidePicture extends Region {

  private static final String LIGHT = "-light.png";
  private static final String DARK = "-dark.png";
  private static final int HEADER = 16; // of a PNG, before its width and height

  private final URL file;
  private final Dimension2D size;
  private final Scale scale = new Scale(1, 1);
  private final ImageView pixels = new ImageView();
  private String loaded = "";

  /**
   * A picture.
   *
   * @param file where it lies
   * @param about what it shows, for who cannot see it
   */
  GuidePicture(URL file, String about) {
    this.file = file;
    getStyleClass().add("guide-picture");
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setAccessibleText(about);
    if (file.getPath().endsWith(".svg")) {
      SvgPicture drawing = SvgPicture.read(file);
      size = drawing.size();
      Group group = new Group(drawing.node());
      group.getTransforms().add(scale);
      add(group);
    } else {
      size = sizeOf(file);
      add(pixels);
    }
  }

  private void add(Node content) {
    content.setManaged(false);
    getChildren().add(content);
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computeMinWidth(double height) {
    return 0;
  }

  @Override
  protected double computePrefWidth(double height) {
    return size.getWidth();
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected double computePrefHeight(double width) {
    return size.getHeight() * share(width < 0 ? size.getWidth() : width);
  }

  private double share(double width) {
    return Math.min(1, width / size.getWidth());
  }

  @Override
  protected void layoutChildren() {
    double share = share(getWidth());
    scale.setX(share);
    scale.setY(share);
    if (!file.getPath().endsWith(".svg") && share > 0) {
      load(Math.round(size.getWidth() * share));
    }
  }

  /** Made smaller while it is read, which keeps small letters readable. */
  private void load(long width) {
    boolean isShown = getScene() != null && getScene().getWindow() != null;
    double fine = isShown ? getScene().getWindow().getRenderScaleX() : 1;
    String address = fitting().toExternalForm();
    String wanted = address + " " + width + " " + fine;
    if (!wanted.equals(loaded)) {
      loaded = wanted;
      pixels.setFitWidth(width);
      pixels.setPreserveRatio(true);
      pixels.setImage(
          new Image(address, Math.min(width * fine, size.getWidth()), 0, true, true, true));
    }
  }

  private URL fitting() {
    boolean dark = getScene() != null && getScene().getRoot().getStyleClass().contains("dark");
    return dark ? dark().orElse(file) : file;
  }

  private Optional<URL> dark() {
    String path = file.getPath();
    String name = path.substring(path.lastIndexOf('/') + 1);
    @Nullable URL found =
        name.endsWith(LIGHT)
            ? GuidePicture.class.getResource("/pictures/" + name.replace(LIGHT, DARK))
            : null;
    return Optional.ofNullable(found);
  }

  private static Dimension2D sizeOf(URL png) {
    try (InputStream in = png.openStream();
        DataInputStream data = new DataInputStream(in)) {
      data.skipNBytes(HEADER);
      return new Dimension2D(data.readInt(), data.readInt());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
