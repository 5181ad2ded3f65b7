-- Counts the changes of a technician, and apart from them those of the hours, so that of two people who change the same thing
-- the second one notices.
ALTER TABLE technician
    ADD COLUMN version       integer NOT NULL DEFAULT 1,
    ADD COLUMN hours_version integer NOT NULL DEFAULT 1;
