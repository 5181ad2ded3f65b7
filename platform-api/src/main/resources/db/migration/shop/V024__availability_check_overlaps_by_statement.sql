-- A move rewrites up to three commitments, which may pass through each other's time on the way. One statement writes them
-- all; the constraint looks at its end, as strict as before: nothing is deferred beyond the statement.
ALTER TABLE commitment
    DROP CONSTRAINT commitment_no_overlap,
    ADD CONSTRAINT commitment_no_overlap EXCLUDE USING gist (technician_id WITH =, occupied WITH &&)
        DEFERRABLE INITIALLY IMMEDIATE;
