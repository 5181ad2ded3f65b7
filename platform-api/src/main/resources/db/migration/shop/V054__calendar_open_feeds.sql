-- Addresses under which calendar programs read appointments; a new row is a new address.
CREATE TABLE calendar_feed (
    id            uuid        PRIMARY KEY,
    technician_id uuid        REFERENCES technician,
    created_at    timestamptz NOT NULL
);
