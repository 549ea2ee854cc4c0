-- Version 2 adds what leaves the device: inspections of fixed prompts, the weights of every
-- evaluation, and questions with their answers.

-- What the run's fixed prompts became at an evaluation.
CREATE TABLE prompt (
  run_id     INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
  step       INTEGER NOT NULL,
  number     INTEGER NOT NULL,                   -- which of the run's prompts, from 0
  title      TEXT    NOT NULL,
  inspection TEXT    NOT NULL,                   -- JSON
  PRIMARY KEY (run_id, step, number)
) WITHOUT ROWID;

-- The parameters alone, kept at evaluations, so that a prompt can be asked of each; `checkpoint`
-- holds what a training continues from.
CREATE TABLE transform (
  run_id            INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
  step              INTEGER NOT NULL,
  file              TEXT    NOT NULL,            -- name within the run's checkpoint folder
  bytes             INTEGER NOT NULL,
  parameters_sha256 TEXT    NOT NULL,
  PRIMARY KEY (run_id, step)
) WITHOUT ROWID;

-- What somebody wants to know of a run. A newer question of the same asker deletes the older ones.
CREATE TABLE question (
  id            INTEGER PRIMARY KEY AUTOINCREMENT, -- never used twice
  asker         TEXT    NOT NULL,                -- who waits for the answer
  run_id        INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
  step          INTEGER,                         -- of which weights; empty for the newest
  prompt        TEXT    NOT NULL,                -- as typed
  state         TEXT    NOT NULL DEFAULT 'OPEN', -- OPEN, ANSWERED, REFUSED
  answered_step INTEGER,
  answer        TEXT    NOT NULL DEFAULT ''      -- JSON inspection, or the sentence of a refusal
);
CREATE INDEX question_open ON question (run_id, id) WHERE state = 'OPEN';
