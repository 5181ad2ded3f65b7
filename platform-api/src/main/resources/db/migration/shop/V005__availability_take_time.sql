-- A stretch of a technician's time that is taken: by an appointment, or by a hold until it expires.
-- "work" is the job itself; "occupied" adds the gap before it, which is the drive from the job before or the buffer between
-- the two, whichever is longer. Two that overlap cannot be stored: neither a double booking nor a job one cannot drive to.
CREATE TABLE commitment (
    id                    uuid      PRIMARY KEY,
    technician_id         uuid      NOT NULL REFERENCES technician,
    kind                  text      NOT NULL CHECK (kind IN ('HOLD', 'APPOINTMENT')),
    work                  tstzrange NOT NULL,
    occupied              tstzrange NOT NULL,
    buffer_before_minutes integer   NOT NULL CHECK (buffer_before_minutes >= 0),
    buffer_after_minutes  integer   NOT NULL CHECK (buffer_after_minutes >= 0),
    latitude              float8,
    longitude             float8,
    expires_at            timestamptz,
    CONSTRAINT commitment_has_length CHECK (NOT isempty(work) AND lower(work) IS NOT NULL AND upper(work) IS NOT NULL),
    CONSTRAINT commitment_is_half_open CHECK (lower_inc(work) AND NOT upper_inc(work) AND lower_inc(occupied) AND NOT upper_inc(occupied)),
    CONSTRAINT commitment_occupies_its_work CHECK (occupied @> work AND upper(occupied) = upper(work)),
    CONSTRAINT commitment_hold_expires CHECK ((kind = 'HOLD') = (expires_at IS NOT NULL)),
    CHECK (num_nulls(latitude, longitude) IN (0, 2)),
    CONSTRAINT commitment_no_overlap EXCLUDE USING gist (technician_id WITH =, occupied WITH &&)
);

CREATE TABLE hold (
    id          uuid        PRIMARY KEY REFERENCES commitment ON DELETE CASCADE,
    client      bytea       NOT NULL,
    service_ids uuid[]      NOT NULL,
    created_at  timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX hold_by_client ON hold (client);
