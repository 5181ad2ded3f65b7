-- A stretch of a technician's time that is taken: by an appointment, or by a hold until it expires.
-- "work" is the job itself; "occupied" adds the gap before it, which is the drive from the job before or the buffer between
-- the two, whichever is longer. Two that overlap cannot be stored: neither a double booking nor a job one cannot drive to.
CREATE TABLE commitment (
    id                    uuid      PRIMARY KEY,
    technician_id         uuid      NOT NULL REFERENCES technician,
    work                  tstzrange NOT NULL,
    occupied              tstzrange NOT NULL,
    buffer_before_minutes integer   NOT NULL CHECK (buffer_before_minutes >= 0),
    buffer_after_minutes  integer   NOT NULL CHECK (buffer_after_minutes >= 0),
    latitude              float8,
    longitude             float8,
    expires_at            timestamptz, -- of a hold; an appointment has none
    CONSTRAINT commitment_has_length CHECK (NOT isempty(work) AND NOT lower_inf(work) AND NOT upper_inf(work)),
    CONSTRAINT commitment_is_half_open
        CHECK (lower_inc(work) AND NOT upper_inc(work) AND lower_inc(occupied) AND NOT upper_inc(occupied)),
    CONSTRAINT commitment_occupies_its_work CHECK (occupied @> work AND upper(occupied) = upper(work)),
    CHECK (num_nulls(latitude, longitude) IN (0, 2)),
    CONSTRAINT commitment_no_overlap EXCLUDE USING gist (technician_id WITH =, occupied WITH &&)
);
CREATE INDEX commitment_by_expiry ON commitment (technician_id, expires_at) WHERE expires_at IS NOT NULL;

-- What a hold was placed for. It outlives its commitment, so that a customer who comes back late is offered times nearby.
CREATE TABLE hold (
    id            uuid        PRIMARY KEY,
    technician_id uuid        NOT NULL REFERENCES technician,
    starts_at     timestamptz NOT NULL,
    service_ids   uuid[]      NOT NULL,
    latitude      float8,
    longitude     float8,
    client        text        NOT NULL,
    created_at    timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX hold_by_client ON hold (client, created_at);
CREATE INDEX hold_by_age ON hold (created_at);
