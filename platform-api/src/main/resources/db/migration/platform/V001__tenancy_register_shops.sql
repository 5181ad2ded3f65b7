CREATE TABLE shop (
    id              uuid PRIMARY KEY,
    slug            text        NOT NULL UNIQUE CHECK (slug ~ '^[a-z0-9](?:[a-z0-9-]{1,38})[a-z0-9]$'),
    role_name       text        NOT NULL UNIQUE CHECK (role_name ~ '^shop_[0-9a-f]{32}$'),
    database_id     text        NOT NULL,
    status          text        NOT NULL CHECK (status IN ('PROVISIONING', 'ACTIVE', 'SUSPENDED', 'CLOSED')),
    migration_level integer     NOT NULL DEFAULT 0,
    created_at      timestamptz NOT NULL DEFAULT now(),
    updated_at      timestamptz NOT NULL DEFAULT now()
);

-- The one query of a migration run in which every shop is current.
CREATE INDEX shop_by_migration_level ON shop (migration_level);

-- Addresses of closed or renamed shops stay out of use, so that an old link never opens another shop.
CREATE TABLE quarantined_slug (
    slug  text PRIMARY KEY,
    until timestamptz NOT NULL
);

GRANT SELECT, INSERT, UPDATE, DELETE ON shop, quarantined_slug TO platform;
