package org.leadlight.evaluate.lesson;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.leadlight.run.lesson.LessonTopic;

/** The sentence of a lesson that a test asserts, word for word as the person reads it. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Repeatable(Notice.All.class)
public @interface Notice {

  /** The lesson. */
  LessonTopic of();

  /** The number of the sentence in the lesson, from 1. */
  int number();

  /** The sentence. */
  String says();

  /** Several sentences of one test. */
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.METHOD)
  @interface All {
    /** The sentences. */
    Notice[] value();
  }
}
