package org.leadlight.plot.lesson;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;
import org.leadlight.plot.NumberText;
import org.leadlight.run.Figure;
import org.leadlight.run.lesson.LessonQuestion;
import org.leadlight.run.lesson.LessonReading;
import org.leadlight.run.lesson.LessonTopic;
import org.leadlight.run.lesson.LessonTransforms;

/** What the lessons say, all from one bundle that window and hand-out share. */
public final class LessonWords {

  /** Where the words lie on the class path. */
  public static final String PATH = "/assets/text/lessons.properties";

  private final ResourceBundle bundle;

  private LessonWords(ResourceBundle bundle) {
    this.bundle = bundle;
  }

  /** Reads the bundle from the class path. */
  public static LessonWords load() {
    try (Reader reader =
        new InputStreamReader(
            Objects.requireNonNull(LessonWords.class.getResourceAsStream(PATH), PATH),
            StandardCharsets.UTF_8)) {
      return new LessonWords(new PropertyResourceBundle(reader));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The text of a key. */
  public String get(String key) {
    return bundle.getString(key);
  }

  /** A text of a lesson, such as its {@code title}. */
  public String of(LessonTopic topic, String part) {
    return bundle.getString("lesson." + topic.id() + "." + part);
  }

  /** Texts of a lesson that are numbered from 1, such as what to {@code notice}. */
  public List<String> all(LessonTopic topic, String part) {
    List<String> all = new ArrayList<>();
    for (int i = 1; bundle.containsKey("lesson." + topic.id() + "." + part + "." + i); i++) {
      all.add(of(topic, part + "." + i));
    }
    return all;
  }

  /** What a choice is called. */
  public String choice(String choice) {
    return get("choice." + choice);
  }

  /** What a number is. */
  public String figure(String key) {
    return get("figure." + key);
  }

  /** What a curve is. */
  public String series(String key) {
    return get("series." + key);
  }

  /** What the transform of a question's run is called. */
  public String trained(LessonQuestion question) {
    return get("plot.trained").replace("{run}", Long.toString(question.run()));
  }

  /** A place of the dial as it is written beside it. */
  public String dial(LessonTopic topic, double value) {
    return switch (topic) {
      case LAYER ->
          value >= LessonTransforms.LAYERS ? get("dial.logits") : NumberText.fixed(value, 0);
      case ASKING_TWICE, TRUST -> NumberText.fixed(value, 0);
      case ALPHA -> NumberText.plain(value);
      case WHAT_LEAVES, SIGN_FLIP, LOUD_WORDS -> NumberText.fixed(value, 2);
    };
  }

  /** The formulas with their numbers; {@code [[double brackets]]} enclose what the dial changes. */
  public List<String> formulas(LessonQuestion question, LessonReading reading) {
    return all(question.topic(), "formula").stream()
        .map(text -> filled(text, question, reading))
        .toList();
  }

  /** What the terms of the formula are, each {@code term|meaning}, with the numbers. */
  public List<String> terms(LessonQuestion question, LessonReading reading) {
    return all(question.topic(), "terms").stream()
        .map(text -> filled(text, question, reading))
        .toList();
  }

  private String filled(String text, LessonQuestion question, LessonReading reading) {
    String filled = text.replace("{dial}", dial(question.topic(), question.dial()));
    for (Map.Entry<String, Figure> figure : reading.figures().entrySet()) {
      filled =
          filled.replace(
              "{" + figure.getKey() + "}", value(figure.getKey(), figure.getValue().value()));
    }
    return filled.replaceAll("(?<![_^])\\{[a-z_]+}", "\u2013"); // not measured yet
  }

  /** Whether a number is a share, written in percent. */
  public boolean isShare(String key) {
    return bundle.containsKey("unit." + key) && get("unit." + key).equals("%");
  }

  /** The unit of a number; empty where it has none. */
  public String unit(String key) {
    return bundle.containsKey("unit." + key) ? get("unit." + key) : "";
  }

  /** A number without its unit. */
  public String value(String key, double value) {
    if (isShare(key)) {
      double percent = 100 * value;
      return NumberText.fixed(percent, percent >= 99.95 || percent == 0 ? 0 : 1);
    }
    return NumberText.fixed(value, Math.abs(value) >= 10 ? 1 : 2);
  }

  /** The interval of a number and what it rests on; empty where there is no interval. */
  public String interval(String key, Figure figure) {
    if (figure.low() == figure.value() && figure.high() == figure.value()) {
      return "";
    }
    return value(key, figure.low()) + " \u2013 " + value(key, figure.high());
  }
}
