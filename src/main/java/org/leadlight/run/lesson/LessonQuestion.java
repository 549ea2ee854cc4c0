package org.leadlight.run.lesson;

import org.leadlight.run.UserMistakeException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a lesson is asked.
 *
 * @param topic which lesson
 * @param dial where its dial stands
 * @param choice what is switched on; empty where there is nothing to switch
 * @param prompt the message as typed; {@code [[double brackets]]} mark private words
 * @param seed keys everything random of it
 */
public record LessonQuestion(
    LessonTopic topic, double dial, String choice, String prompt, long seed) {

  private static final ObjectMapper JSON = JsonMapper.builder().build();

  /** Refuses a dial or a choice that the lesson does not have. */
  public LessonQuestion {
    if (!(dial >= topic.dial().low() && dial <= topic.dial().high())) {
      throw new UserMistakeException(
          "The dial of lesson "
              + topic.number()
              + " is "
              + dial
              + "; allowed is "
              + topic.dial().low()
              + " to "
              + topic.dial().high()
              + ".");
    }
    if (!choice.equals(topic.firstChoice()) && !topic.choices().contains(choice)) {
      throw new UserMistakeException(
          "Lesson "
              + topic.number()
              + " has no choice \""
              + choice
              + "\"; it has: "
              + String.join(", ", topic.choices())
              + ".");
    }
  }

  /** A lesson as it is met first. */
  public static LessonQuestion first(LessonTopic topic, String prompt) {
    return new LessonQuestion(topic, topic.dial().start(), topic.firstChoice(), prompt, 0);
  }

  /** The same with the dial elsewhere. */
  public LessonQuestion at(double changed) {
    return new LessonQuestion(topic, changed, choice, prompt, seed);
  }

  /** The same with another choice. */
  public LessonQuestion choosing(String changed) {
    return new LessonQuestion(topic, dial, changed, prompt, seed);
  }

  /** The same with other randomness. */
  public LessonQuestion seeded(long changed) {
    return new LessonQuestion(topic, dial, choice, prompt, changed);
  }

  /** The question as one JSON object. */
  public String toJson() {
    return JSON.createObjectNode()
        .put("topic", topic.id())
        .put("dial", dial)
        .put("choice", choice)
        .put("prompt", prompt)
        .put("seed", seed)
        .toString();
  }

  /**
   * Reads what {@link #toJson} wrote.
   *
   * @throws UserMistakeException when it is no question of a lesson
   */
  public static LessonQuestion fromJson(String json) {
    try {
      JsonNode tree = JSON.readTree(json);
      String id = tree.path("topic").stringValue("");
      for (LessonTopic topic : LessonTopic.values()) {
        if (topic.id().equals(id)) {
          return new LessonQuestion(
              topic,
              tree.path("dial").doubleValue(topic.dial().start()),
              tree.path("choice").stringValue(""),
              tree.path("prompt").stringValue(""),
              tree.path("seed").longValue(0));
        }
      }
      throw new UserMistakeException("There is no lesson \"" + id + "\".");
    } catch (JacksonException e) {
      throw new UserMistakeException("The question of a lesson is no JSON object.", e);
    }
  }
}
