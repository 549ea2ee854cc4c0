-- Version 4 adds attacks: what is to be read of a run's transform, how far that is, and the report.

CREATE TABLE attack (
  id           INTEGER PRIMARY KEY AUTOINCREMENT, -- never used twice
  run_id       INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
  step         INTEGER NOT NULL,                  -- of the weights
  plan         TEXT    NOT NULL,                  -- JSON
  baselines    INTEGER NOT NULL,                  -- whether simpler mechanisms are measured too
  state        TEXT    NOT NULL DEFAULT 'REQUESTED', -- AttackState
  epoch        INTEGER NOT NULL DEFAULT 0,        -- counts claims; a write of an older one is refused
  worker       INTEGER,                           -- process id, for people to read
  stage        TEXT    NOT NULL DEFAULT '',       -- JSON: how far it is; empty before it began
  message      TEXT    NOT NULL DEFAULT '',       -- one sentence about how it ended
  report       TEXT,                              -- JSON, once it is finished
  requested_at INTEGER NOT NULL,
  ended_at     INTEGER
);
CREATE INDEX attack_by_run ON attack (run_id, id);
CREATE INDEX attack_open ON attack (id) WHERE state IN ('REQUESTED', 'RUNNING');
