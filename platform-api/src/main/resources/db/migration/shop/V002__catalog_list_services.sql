CREATE TABLE service (
    id               uuid     PRIMARY KEY,
    code             text     NOT NULL UNIQUE,
    name             text     NOT NULL,
    category         text     NOT NULL,
    description      text     NOT NULL,
    duration_minutes integer  NOT NULL CHECK (duration_minutes BETWEEN 1 AND 2880),
    price            bigint   NOT NULL CHECK (price >= 0),
    required_skill   smallint NOT NULL CHECK (required_skill BETWEEN 1 AND 5),
    keywords         text[]   NOT NULL,
    active           boolean  NOT NULL,
    replaced_by      uuid     REFERENCES service,
    position         integer  NOT NULL,
    CHECK (replaced_by IS NULL OR NOT active),
    CHECK (replaced_by <> id)
);

CREATE TABLE service_package (
    id       uuid    PRIMARY KEY,
    code     text    NOT NULL UNIQUE,
    name     text    NOT NULL,
    category text    NOT NULL,
    active   boolean NOT NULL,
    position integer NOT NULL
);

CREATE TABLE service_package_item (
    package_id uuid    NOT NULL REFERENCES service_package ON DELETE CASCADE,
    service_id uuid    NOT NULL REFERENCES service,
    position   integer NOT NULL,
    PRIMARY KEY (package_id, service_id)
);
