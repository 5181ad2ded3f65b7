CREATE TABLE technician (
    id             uuid     PRIMARY KEY,
    name           text     NOT NULL,
    skill_level    smallint NOT NULL CHECK (skill_level BETWEEN 1 AND 5),
    senior         boolean  NOT NULL,
    home_latitude  float8,
    home_longitude float8,
    active         boolean  NOT NULL,
    position       integer  NOT NULL,
    CONSTRAINT technician_high_skill_is_senior CHECK (skill_level <= 3 OR senior),
    CHECK (num_nulls(home_latitude, home_longitude) IN (0, 2))
);

-- Wall time in the shop's zone, in minutes since midnight; 1440 is the end of the day.
CREATE TABLE working_hours (
    id            uuid     PRIMARY KEY,
    technician_id uuid     NOT NULL REFERENCES technician ON DELETE CASCADE,
    day_of_week   smallint NOT NULL CHECK (day_of_week BETWEEN 1 AND 7), -- ISO 8601: 1 is Monday
    start_minute  integer  NOT NULL CHECK (start_minute BETWEEN 0 AND 1439),
    end_minute    integer  NOT NULL CHECK (end_minute BETWEEN 1 AND 1440),
    valid_from    date,
    valid_to      date,
    CHECK (start_minute < end_minute),
    CHECK (valid_from <= valid_to)
);
CREATE INDEX working_hours_by_technician ON working_hours (technician_id);

-- Replaces the weekly hours of one date; a row without minutes says that the technician does not work at all.
CREATE TABLE date_override (
    id            uuid    PRIMARY KEY,
    technician_id uuid    NOT NULL REFERENCES technician ON DELETE CASCADE,
    date          date    NOT NULL,
    start_minute  integer CHECK (start_minute BETWEEN 0 AND 1439),
    end_minute    integer CHECK (end_minute BETWEEN 1 AND 1440),
    CHECK (num_nulls(start_minute, end_minute) IN (0, 2)),
    CHECK (start_minute < end_minute)
);
CREATE INDEX date_override_by_technician ON date_override (technician_id, date);

-- Whole days in the shop's zone, or a stretch between two instants.
CREATE TABLE time_off (
    id            uuid PRIMARY KEY,
    technician_id uuid NOT NULL REFERENCES technician ON DELETE CASCADE,
    first_day     date,
    last_day      date,
    starts_at     timestamptz,
    ends_at       timestamptz,
    reason        text,
    CHECK (num_nulls(first_day, last_day) IN (0, 2) AND num_nulls(starts_at, ends_at) IN (0, 2)),
    CHECK ((first_day IS NULL) <> (starts_at IS NULL)),
    CHECK (first_day <= last_day),
    CHECK (starts_at < ends_at)
);
CREATE INDEX time_off_by_technician ON time_off (technician_id);
