-- The durable record of a workspace, version 1. The window, the command line and the workers meet
-- here and nowhere else. Times are milliseconds since 1970 for people to read; nothing is decided
-- by them.

CREATE TABLE run (
  id          INTEGER PRIMARY KEY AUTOINCREMENT, -- never used twice
  name        TEXT    NOT NULL,
  recipe      TEXT    NOT NULL,                  -- JSON
  state       TEXT    NOT NULL,                  -- RunState
  epoch       INTEGER NOT NULL DEFAULT 0,        -- counts claims; a write of an older one is refused
  beats       INTEGER NOT NULL DEFAULT 0,        -- counted up by the worker, timed by the observer
  worker      INTEGER,                           -- process id, for people to read
  device      TEXT,                              -- where it runs
  runtime     TEXT,                              -- JSON: engine, threads, choices
  step        INTEGER NOT NULL DEFAULT 0,        -- steps taken
  steps       INTEGER NOT NULL,                  -- steps wanted
  created_at  INTEGER NOT NULL,
  started_at  INTEGER,
  ended_at    INTEGER,
  message     TEXT    NOT NULL DEFAULT '',       -- one sentence about how it ended
  parameters_sha256 TEXT
);
CREATE INDEX run_by_state ON run (state, id);

-- Which numbers the rows of `metric` hold, in their order.
CREATE TABLE series_set (
  run_id INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  names  TEXT    NOT NULL,                       -- JSON list
  PRIMARY KEY (run_id, number)
) WITHOUT ROWID;

-- One row a step: little-endian doubles, one for each name of its series set.
CREATE TABLE metric (
  run_id     INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
  step       INTEGER NOT NULL,
  series_set INTEGER NOT NULL,
  numbers    BLOB    NOT NULL,
  PRIMARY KEY (run_id, step)
) WITHOUT ROWID;

-- What the hyperparameters() closure returned, one row whenever it changes; holds until the next.
CREATE TABLE hyperparameters (
  run_id     INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
  step       INTEGER NOT NULL,
  arguments  TEXT    NOT NULL,                   -- JSON object of numbers and texts
  PRIMARY KEY (run_id, step)
) WITHOUT ROWID;

CREATE TABLE evaluation (
  run_id  INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
  step    INTEGER NOT NULL,
  figures TEXT    NOT NULL,                      -- JSON object of {value, count, low, high}
  PRIMARY KEY (run_id, step)
) WITHOUT ROWID;

-- What the outside wants of a run; the rows are the audit trail.
CREATE TABLE command (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  run_id       INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
  kind         TEXT    NOT NULL,                 -- CommandKind
  payload      TEXT    NOT NULL DEFAULT '{}',    -- JSON
  state        TEXT    NOT NULL DEFAULT 'REQUESTED', -- REQUESTED, APPLIED, REJECTED
  step         INTEGER,                          -- at which it was decided
  reason       TEXT    NOT NULL DEFAULT '',
  requested_at INTEGER NOT NULL
);
CREATE INDEX command_by_run ON command (run_id, state, id);

CREATE TABLE checkpoint (
  run_id            INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
  step              INTEGER NOT NULL,
  file              TEXT    NOT NULL,            -- name within the run's checkpoint folder
  bytes             INTEGER NOT NULL,
  parameters_sha256 TEXT    NOT NULL,
  PRIMARY KEY (run_id, step)
) WITHOUT ROWID;
