-- Who has shown that a vehicle is theirs, and so sees it; nobody does by the record alone that it is kept under.
ALTER TABLE vehicle
    ADD COLUMN proven_owner uuid    REFERENCES customer,
    ADD COLUMN given_up     boolean NOT NULL DEFAULT false;
CREATE INDEX vehicle_by_proven_owner ON vehicle (proven_owner) WHERE proven_owner IS NOT NULL;

-- Vehicles that their owners offer to whoever of the shop's customers has the code.
CREATE TABLE vehicle_offer (
    vehicle_id  uuid        PRIMARY KEY REFERENCES vehicle,
    customer_id uuid        NOT NULL REFERENCES account,
    code_hash   bytea       NOT NULL UNIQUE,
    expires_at  timestamptz NOT NULL
);
