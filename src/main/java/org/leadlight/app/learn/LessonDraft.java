package org.leadlight.app.learn;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.leadlight.app.workbench.Numbers;
import org.leadlight.run.lesson.LessonQuestion;
import org.leadlight.run.lesson.LessonTopic;

/**
 * What is kept of the lessons from one start to the next.
 *
 * @param topic the lesson that is shown
 * @param message the message of all of them
 * @param dials where the dials were left, of the lessons that were met
 */
record LessonDraft(LessonTopic topic, String message, Map<LessonTopic, Double> dials) {

  private static final String TOPIC = "learn.lesson";
  private static final String MESSAGE = "learn.message";
  private static final String DIAL = "learn.dial.";

  /** What is kept of the question that is shown and of those that were left. */
  static LessonDraft of(LessonQuestion shown, Map<LessonTopic, LessonQuestion> left) {
    Map<LessonTopic, Double> dials = new EnumMap<>(LessonTopic.class);
    left.forEach((topic, question) -> dials.put(topic, question.dial()));
    dials.put(shown.topic(), shown.dial());
    return new LessonDraft(shown.topic(), shown.prompt(), dials);
  }

  /** Reads what {@link #toMap} wrote; what is missing or damaged is as in another draft. */
  static LessonDraft fromMap(Map<String, String> draft, LessonDraft otherwise) {
    LessonTopic topic =
        Arrays.stream(LessonTopic.values())
            .filter(one -> one.id().equals(draft.get(TOPIC)))
            .findFirst()
            .orElse(otherwise.topic());
    String message = draft.getOrDefault(MESSAGE, "");
    Map<LessonTopic, Double> dials = new EnumMap<>(otherwise.dials());
    for (LessonTopic one : LessonTopic.values()) {
      Numbers.parse(draft.getOrDefault(DIAL + one.id(), ""))
          .ifPresent(dial -> dials.put(one, one.dial().snapped(dial)));
    }
    return new LessonDraft(topic, message.isBlank() ? otherwise.message() : message, dials);
  }

  /** The draft as named texts. */
  Map<String, String> toMap() {
    Map<String, String> draft = new LinkedHashMap<>();
    draft.put(TOPIC, topic.id());
    draft.put(MESSAGE, message);
    dials.forEach((one, dial) -> draft.put(DIAL + one.id(), Numbers.plain(dial)));
    return draft;
  }

  /** A lesson with its dial where it was left. */
  LessonQuestion question(LessonTopic lesson) {
    LessonQuestion first = LessonQuestion.first(lesson, message);
    return first.at(dials.getOrDefault(lesson, first.dial()));
  }
}
