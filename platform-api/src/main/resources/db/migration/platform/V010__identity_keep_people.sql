-- People are global: one row a mailbox, whichever shops they work for. What they prove themselves by is in tables of its own.
CREATE TABLE person (
    id            uuid        PRIMARY KEY,
    email         text        NOT NULL UNIQUE CHECK (email = lower(email)),
    name          text        NOT NULL,
    sign_ins      integer     NOT NULL DEFAULT 0,
    signed_in_at  timestamptz,
    -- Sessions and tokens that were given before it are over.
    proofs_from   timestamptz NOT NULL,
    -- Its credentials are printed for everybody to read; see DemoPeople.
    demonstration boolean     NOT NULL DEFAULT false,
    created_at    timestamptz NOT NULL
);

CREATE TABLE password (
    person_id    uuid        PRIMARY KEY REFERENCES person ON DELETE CASCADE,
    hash         text        NOT NULL,
    -- Long enough to be the only factor.
    stands_alone boolean     NOT NULL,
    changed_at   timestamptz NOT NULL
);

CREATE TABLE membership (
    id            uuid        PRIMARY KEY,
    person_id     uuid        NOT NULL REFERENCES person ON DELETE CASCADE,
    shop_id       uuid        NOT NULL REFERENCES shop ON DELETE CASCADE,
    role          text        NOT NULL CHECK (role IN ('OWNER', 'DISPATCHER', 'TECHNICIAN', 'ACCOUNTANT')),
    -- In the shop's own schema, out of reach of a foreign key.
    technician_id uuid,
    since         timestamptz NOT NULL,
    ended_at      timestamptz,
    version       integer     NOT NULL DEFAULT 1
);
CREATE UNIQUE INDEX membership_once ON membership (person_id, shop_id) WHERE ended_at IS NULL;
CREATE INDEX membership_by_shop ON membership (shop_id, since, id) WHERE ended_at IS NULL;

GRANT SELECT, INSERT, UPDATE, DELETE ON person, password, membership TO platform;
