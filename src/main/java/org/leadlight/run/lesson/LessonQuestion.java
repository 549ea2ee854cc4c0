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
 * @param run the run of the workspace whose transform is looked at; {@value #BEFOREHAND} for the
 *     one that was trained beforehand
 */
public record LessonQuestion(
    LessonTopic topic, double dial, String choice, String prompt, long seed, long run) {

  /** In place of a run: the transform that was trained beforehand. */
  public static final long BEFOREHAND = 0;

  private static final ObjectMapper JSON = JsonMapper.builder().build();

  /** Refuses a dial, a choice or a run that the lesson does not have. */
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
    if (run < 0 || run != BEFOREHAND && !topic.isTrained()) {
      throw new UserMistakeException(
          "Lesson " + topic.number() + " shows no transform of run " + run + ".");
    }
  }

  /** A question about what was trained beforehand. */
  public LessonQuestion(LessonTopic topic, double dial, String choice, String prompt, long seed) {
    this(topic, dial, choice, prompt, seed, BEFOREHAND);
  }

  /** A lesson as it is met first. */
  public static LessonQuestion first(LessonTopic topic, String prompt) {
    return new LessonQuestion(topic, topic.dial().start(), topic.firstChoice(), prompt, 0);
  }

  /** The same with the dial elsewhere, and of what was trained beforehand for that place. */
  public LessonQuestion at(double changed) {
    return new LessonQuestion(topic, changed, choice, prompt, seed);
  }

  /** The same with another choice. */
  public LessonQuestion choosing(String changed) {
    return new LessonQuestion(topic, dial, changed, prompt, seed, run);
  }

  /** The same with another message. */
  public LessonQuestion sending(String changed) {
    return new LessonQuestion(topic, dial, choice, changed, seed, run);
  }

  /** The same about the transform that a run trained. */
  public LessonQuestion of(long trainer) {
    return new LessonQuestion(topic, dial, choice, prompt, seed, trainer);
  }

  /** Whether it is about a transform that was trained here. */
  public boolean isOfRun() {
    return run != BEFOREHAND;
  }

  /** The same with other randomness. */
  public LessonQuestion seeded(long changed) {
    return new LessonQuestion(topic, dial, choice, prompt, changed, run);
  }

  /** The question as one JSON object. */
  public String toJson() {
    return JSON.createObjectNode()
        .put("topic", topic.id())
        .put("dial", dial)
        .put("choice", choice)
        .put("prompt", prompt)
        .put("seed", seed)
        .put("run", run)
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
              tree.path("seed").longValue(0),
              tree.path("run").longValue(BEFOREHAND));
        }
      }
      throw new UserMistakeException("There is no lesson \"" + id + "\".");
    } catch (JacksonException e) {
      throw new UserMistakeException("The question of a lesson is no JSON object.", e);
    }
  }
}
