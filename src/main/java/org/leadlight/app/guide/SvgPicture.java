package org.leadlight.app.guide;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Arrays;
import java.util.Objects;
import javafx.geometry.Dimension2D;
import javafx.geometry.VPos;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.SVGPath;
import javafx.scene.shape.Shape;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * A drawing as {@code SvgDrawing} of {@code plot} writes it: rectangles, paths and texts, which is
 * all that is read here.
 *
 * @param node what it shows, from 0, 0 on
 * @param size how large it is
 */
record SvgPicture(Node node, Dimension2D size) {

  private static final String FONT = "Leadlight Sans";
  private static final String FONT_BOLD = "Leadlight Sans Medium";

  /**
   * Reads a drawing.
   *
   * @throws IllegalArgumentException when it has something that is not read here
   */
  static SvgPicture read(URL file) {
    try (InputStream in = file.openStream()) {
      XMLStreamReader reader = XMLInputFactory.newDefaultFactory().createXMLStreamReader(in);
      return read(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (XMLStreamException e) {
      throw new IllegalArgumentException(file + " is no drawing that can be read.", e);
    }
  }

  private static SvgPicture read(XMLStreamReader at) throws XMLStreamException {
    Group shapes = new Group();
    Dimension2D size = new Dimension2D(0, 0);
    while (at.hasNext()) {
      if (at.next() == XMLStreamReader.START_ELEMENT) {
        switch (at.getLocalName()) {
          case "svg" -> size = new Dimension2D(number(at, "width"), number(at, "height"));
          case "rect" -> shapes.getChildren().add(rectangle(at));
          case "path" -> shapes.getChildren().add(path(at));
          case "text" -> shapes.getChildren().add(text(at));
          default -> throw new IllegalArgumentException("<" + at.getLocalName() + "> is not read.");
        }
      }
    }
    return new SvgPicture(shapes, size);
  }

  private static Shape rectangle(XMLStreamReader at) {
    Rectangle rectangle =
        new Rectangle(number(at, "x"), number(at, "y"), number(at, "width"), number(at, "height"));
    rectangle.setArcWidth(2 * number(at, "rx"));
    rectangle.setArcHeight(2 * number(at, "rx"));
    rectangle.setFill(colour(at, "fill"));
    return rectangle;
  }

  private static Shape path(XMLStreamReader at) {
    SVGPath path = new SVGPath();
    path.setContent(attribute(at, "d"));
    path.setFill(null);
    path.setStroke(colour(at, "stroke"));
    path.setStrokeWidth(number(at, "stroke-width"));
    path.setStrokeLineCap(
        attribute(at, "stroke-linecap").equals("round") ? StrokeLineCap.ROUND : StrokeLineCap.BUTT);
    Arrays.stream(attribute(at, "stroke-dasharray").split(" "))
        .filter(length -> !length.isEmpty())
        .map(Double::valueOf)
        .forEach(path.getStrokeDashArray()::add);
    return path;
  }

  private static Shape text(XMLStreamReader at) throws XMLStreamException {
    double x = number(at, "x");
    double y = number(at, "y");
    String anchor = attribute(at, "text-anchor");
    String family = attribute(at, "font-weight").isEmpty() ? FONT : FONT_BOLD;
    Font font = Font.font(family, number(at, "font-size"));
    Color fill = colour(at, "fill");
    Text text = new Text(at.getElementText());
    text.setFont(font);
    text.setFill(fill);
    text.setTextOrigin(VPos.CENTER);
    double width = text.getLayoutBounds().getWidth();
    text.setX(
        switch (anchor) {
          case "middle" -> x - width / 2;
          case "end" -> x - width;
          default -> x;
        });
    text.setY(y);
    return text;
  }

  private static Color colour(XMLStreamReader at, String name) {
    String opacity = attribute(at, name + "-opacity");
    return Color.web(attribute(at, name), opacity.isEmpty() ? 1 : Double.parseDouble(opacity));
  }

  private static double number(XMLStreamReader at, String name) {
    String value = attribute(at, name);
    return value.isEmpty() ? 0 : Double.parseDouble(value);
  }

  private static String attribute(XMLStreamReader at, String name) {
    return Objects.requireNonNullElse(at.getAttributeValue(null, name), "");
  }
}
