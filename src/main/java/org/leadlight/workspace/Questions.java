package org.leadlight.workspace;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.leadlight.run.InspectedPrompt;
import org.leadlight.run.Inspection;
import org.leadlight.run.MarkedPrompt;

/**
 * The questions of a workspace. Of one asker the latest question wins: it deletes the older ones,
 * and whoever waits for them finds them gone.
 */
public final class Questions {

  private static final String COLUMNS = "SELECT id, run_id, step, prompt FROM question ";
  private static final int KEPT = 100; // rows left behind by askers that were killed

  private final Database database;

  Questions(Database database) {
    this.database = database;
  }

  /**
   * Asks in place of what the asker asked before.
   *
   * @param asker tells askers apart
   * @param run the run whose transform is asked
   * @param prompt as typed
   * @param step after which step; empty for the newest weights
   * @return the number of the question
   */
  public long ask(String asker, long run, String prompt, OptionalLong step) {
    return database.write(
        db -> {
          db.update("DELETE FROM question WHERE asker = ?", asker);
          long id =
              db.insert(
                  "INSERT INTO question (asker, run_id, step, prompt) VALUES (?, ?, ?, ?)",
                  asker,
                  run,
                  step.isPresent() ? step.getAsLong() : null,
                  prompt);
          db.update("DELETE FROM question WHERE id <= ?", id - KEPT);
          return id;
        });
  }

  /** Takes back everything an asker asked. */
  public void withdraw(String asker) {
    database.write(db -> db.update("DELETE FROM question WHERE asker = ?", asker));
  }

  /** What has become of a question. */
  public Reply<InspectedPrompt> reply(long id) {
    return database.read(
        db ->
            db.first(
                    "SELECT state, answered_step, prompt, answer FROM question WHERE id = ?",
                    Questions::reply,
                    id)
                .orElseGet(Reply.Gone::new));
  }

  /** Open questions about runs that no worker trains, the newest first. */
  public List<Question> openOfRunsAtRest() {
    return database.read(
        db ->
            db.all(
                COLUMNS
                    + "WHERE state = 'OPEN' AND run_id NOT IN"
                    + " (SELECT id FROM run WHERE state IN ('RUNNING', 'PAUSED')) ORDER BY id DESC",
                Questions::question));
  }

  /** Records what became of a question, unless it is gone or decided. */
  public void decide(long id, Reply<InspectedPrompt> reply) {
    database.write(db -> decide(db, id, reply));
  }

  static List<Question> open(Database db, long run) throws SQLException {
    return db.all(
        COLUMNS + "WHERE state = 'OPEN' AND run_id = ? ORDER BY id DESC", Questions::question, run);
  }

  static int decide(Database db, long id, Reply<InspectedPrompt> reply) throws SQLException {
    return switch (reply) {
      case Reply.Waiting<InspectedPrompt> _, Reply.Gone<InspectedPrompt> _ -> 0;
      case Reply.Answered<InspectedPrompt> answered ->
          decide(
              db,
              id,
              "ANSWERED",
              answered.answer().step(),
              answered.answer().inspection().toJson());
      case Reply.Refused<InspectedPrompt> refused ->
          decide(db, id, "REFUSED", null, refused.sentence());
    };
  }

  private static int decide(Database db, long id, String state, @Nullable Long step, String answer)
      throws SQLException {
    return db.update(
        "UPDATE question SET state = ?, answered_step = ?, answer = ?"
            + " WHERE id = ? AND state = 'OPEN'",
        state,
        step,
        answer,
        id);
  }

  private static Question question(ResultSet row) throws SQLException {
    long step = row.getLong(3);
    OptionalLong wanted = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(step);
    return new Question(row.getLong(1), row.getLong(2), wanted, row.getString(4));
  }

  private static Reply<InspectedPrompt> reply(ResultSet row) throws SQLException {
    return switch (row.getString(1)) {
      case "ANSWERED" ->
          new Reply.Answered<>(
              new InspectedPrompt(
                  row.getLong(2),
                  InspectedPrompt.TYPED,
                  InspectedPrompt.firstWords(MarkedPrompt.of(row.getString(3)).words()),
                  Inspection.fromJson(row.getString(4))));
      case "REFUSED" -> new Reply.Refused<>(row.getString(4));
      default -> new Reply.Waiting<>();
    };
  }
}
