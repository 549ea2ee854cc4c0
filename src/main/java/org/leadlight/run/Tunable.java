package org.leadlight.run;

/**
 * A number of a recipe which a person may turn, before or during a training.
 *
 * @param key the documented snake_case name, unique within a recipe
 * @param unit the unit, or an empty string for a pure number
 * @param minimum the smallest value a slider offers; validation may allow smaller ones
 * @param maximum the largest value a slider offers; validation may allow larger ones
 * @param scale how the slider walks the range
 * @param side the wish it serves
 * @param usual the value a control shows when it is switched on for the first time
 */
public record Tunable(
    String key, String unit, double minimum, double maximum, Scale scale, Side side, double usual) {

  static Tunable weight(String key, Side side, double usual) {
    return new Tunable(key, "", 1e-4, 1e2, Scale.LOG_OR_OFF, side, usual);
  }
}
