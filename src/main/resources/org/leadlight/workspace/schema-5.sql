-- Version 5 adds questions of lessons. A newer question of the same asker deletes the older ones.

CREATE TABLE lesson_question (
  id       INTEGER PRIMARY KEY AUTOINCREMENT, -- never used twice
  asker    TEXT    NOT NULL,                  -- who waits for the answer
  question TEXT    NOT NULL,                  -- JSON
  state    TEXT    NOT NULL DEFAULT 'OPEN',   -- OPEN, ANSWERED, REFUSED
  answer   TEXT    NOT NULL DEFAULT ''        -- JSON reading, or the sentence of a refusal
);
CREATE INDEX lesson_question_open ON lesson_question (id) WHERE state = 'OPEN';
