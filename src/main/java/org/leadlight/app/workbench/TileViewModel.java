package org.leadlight.app.workbench;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** One tile: a number with its unit, a note and either a bar or a small trend. */
public final class TileViewModel {

  private final String name;
  private final Beneath beneath;
  private final StringProperty corner = new SimpleStringProperty("");
  private final StringProperty value = new SimpleStringProperty(NOTHING);
  private final StringProperty unit = new SimpleStringProperty("");
  private final StringProperty note = new SimpleStringProperty("");
  private final DoubleProperty share = new SimpleDoubleProperty(Double.NaN);
  private final BooleanProperty stale = new SimpleBooleanProperty();
  private final ObjectProperty<Points> trend = new SimpleObjectProperty<>(Points.NONE);

  /** What stands for a number that is not there yet. */
  static final String NOTHING = "\u2013";

  /** What stands beneath a tile's number. */
  enum Beneath {
    /** A line of words. */
    NOTE,
    /** A bar. */
    BAR,
    /** Words, then a bar. */
    NOTE_AND_BAR,
    /** Words, then a small curve. */
    NOTE_AND_TREND
  }

  TileViewModel(String name, Beneath beneath) {
    this.name = name;
    this.beneath = beneath;
  }

  boolean hasNote() {
    return beneath != Beneath.BAR;
  }

  boolean hasBar() {
    return beneath == Beneath.BAR || beneath == Beneath.NOTE_AND_BAR;
  }

  boolean hasTrend() {
    return beneath == Beneath.NOTE_AND_TREND;
  }

  /** The name, of which texts and style follow. */
  public String name() {
    return name;
  }

  /** The small words at the upper right. */
  public StringProperty cornerProperty() {
    return corner;
  }

  /** The number. */
  public StringProperty valueProperty() {
    return value;
  }

  /** Its unit. */
  public StringProperty unitProperty() {
    return unit;
  }

  /** The line beneath. */
  public StringProperty noteProperty() {
    return note;
  }

  /** The filled part of the bar in 0..1, NaN for no bar. */
  public DoubleProperty shareProperty() {
    return share;
  }

  /** The small curve, without points for none. */
  public ObjectProperty<Points> trendProperty() {
    return trend;
  }

  /** Whether the number is the last one of a run that has ended. */
  public BooleanProperty staleProperty() {
    return stale;
  }

  void show(String number, String itsUnit, String itsCorner, String itsNote) {
    value.set(number);
    unit.set(itsUnit);
    corner.set(itsCorner);
    note.set(itsNote);
  }

  void clear() {
    show(NOTHING, "", "", "");
    share.set(Double.NaN);
    stale.set(false);
    trend.set(Points.NONE);
  }
}
