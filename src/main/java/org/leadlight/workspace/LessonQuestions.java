package org.leadlight.workspace;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.leadlight.run.lesson.LessonQuestion;
import org.leadlight.run.lesson.LessonReading;

/**
 * The questions that lessons are asked. Of one asker the latest question wins: it deletes the older
 * ones, and whoever waits for them finds them gone.
 */
public final class LessonQuestions {

  private static final int KEPT = 50; // rows left behind by askers that were killed

  private final Database database;

  LessonQuestions(Database database) {
    this.database = database;
  }

  /**
   * A question that nobody has answered.
   *
   * @param id its number
   * @param json the question
   */
  public record Open(long id, String json) {}

  /**
   * Asks in place of what the asker asked before.
   *
   * @param asker tells askers apart
   * @return the number of the question
   */
  public long ask(String asker, LessonQuestion question) {
    return database.write(
        db -> {
          db.update("DELETE FROM lesson_question WHERE asker = ?", asker);
          long id =
              db.insert(
                  "INSERT INTO lesson_question (asker, question) VALUES (?, ?)",
                  asker,
                  question.toJson());
          db.update("DELETE FROM lesson_question WHERE id <= ?", id - KEPT);
          return id;
        });
  }

  /** Takes back everything an asker asked. */
  public void withdraw(String asker) {
    database.write(db -> db.update("DELETE FROM lesson_question WHERE asker = ?", asker));
  }

  /** What has become of a question. */
  public Reply<LessonReading> reply(long id) {
    return database.read(
        db ->
            db.first(
                    "SELECT state, answer FROM lesson_question WHERE id = ?",
                    LessonQuestions::reply,
                    id)
                .orElseGet(Reply.Gone::new));
  }

  /** The newest question that is open. */
  public Optional<Open> newest() {
    return database.read(
        db ->
            db.first(
                "SELECT id, question FROM lesson_question WHERE state = 'OPEN'"
                    + " ORDER BY id DESC LIMIT 1",
                row -> new Open(row.getLong(1), row.getString(2))));
  }

  /** Records what became of a question, unless it is gone or decided. */
  public void decide(long id, Reply<LessonReading> reply) {
    switch (reply) {
      case Reply.Waiting<LessonReading> _, Reply.Gone<LessonReading> _ -> {}
      case Reply.Answered<LessonReading> answered ->
          decide(id, "ANSWERED", answered.answer().toJson());
      case Reply.Refused<LessonReading> refused -> decide(id, "REFUSED", refused.sentence());
    }
  }

  private void decide(long id, String state, String answer) {
    database.write(
        db ->
            db.update(
                "UPDATE lesson_question SET state = ?, answer = ? WHERE id = ? AND state = 'OPEN'",
                state,
                answer,
                id));
  }

  private static Reply<LessonReading> reply(ResultSet row) throws SQLException {
    return switch (row.getString(1)) {
      case "ANSWERED" -> new Reply.Answered<>(LessonReading.fromJson(row.getString(2)));
      case "REFUSED" -> new Reply.Refused<>(row.getString(2));
      default -> new Reply.Waiting<>();
    };
  }
}
