-- Counts the changes of a service, of a package, and of the order in which each kind is shown.
ALTER TABLE service ADD COLUMN version integer NOT NULL DEFAULT 1;
ALTER TABLE service_package ADD COLUMN version integer NOT NULL DEFAULT 1;

CREATE TABLE menu_order (
    kind    text    PRIMARY KEY CHECK (kind IN ('SERVICE', 'PACKAGE')),
    version integer NOT NULL
);
INSERT INTO menu_order VALUES ('SERVICE', 1), ('PACKAGE', 1);
