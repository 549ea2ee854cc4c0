-- Version 3 adds what a run needs to be steered, resumed, branched, replayed, queued and judged.

ALTER TABLE run ADD COLUMN rewinds     INTEGER NOT NULL DEFAULT 0; -- how often a dead tail was struck
ALTER TABLE run ADD COLUMN parent_id   INTEGER;                    -- the run it was branched from
ALTER TABLE run ADD COLUMN parent_step INTEGER;                    -- after so many steps
ALTER TABLE run ADD COLUMN replay_of   INTEGER;                    -- the run it repeats
ALTER TABLE run ADD COLUMN position    REAL    NOT NULL DEFAULT 0; -- order among the waiting
ALTER TABLE run ADD COLUMN best_by     TEXT    NOT NULL DEFAULT ''; -- BestMeasure; empty for the usual
ALTER TABLE run ADD COLUMN result_step INTEGER;                    -- whose weights are its result, if not the newest
ALTER TABLE run ADD COLUMN provenance  TEXT;                       -- JSON: program, hashes of model and data

UPDATE run SET position = id;

ALTER TABLE checkpoint ADD COLUMN asked INTEGER NOT NULL DEFAULT 0; -- somebody asked for it: never thinned out

-- States of a command are REQUESTED, SCHEDULED (obey at `step`), APPLIED, REJECTED.
CREATE INDEX command_scheduled ON command (run_id, step, id) WHERE state = 'SCHEDULED';

CREATE INDEX run_waiting ON run (position, id) WHERE state = 'QUEUED';

-- How many runs train at the same time on a device; one where no row says otherwise.
CREATE TABLE device_limit (
  device  TEXT    PRIMARY KEY,
  maximum INTEGER NOT NULL
) WITHOUT ROWID;
