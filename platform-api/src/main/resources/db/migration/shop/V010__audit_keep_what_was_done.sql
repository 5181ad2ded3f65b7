-- Who did what, when, to which thing: written once, never altered.
CREATE TABLE audit_entry (
    id           bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at           timestamptz NOT NULL,
    actor        text        NOT NULL, -- such as member:<uuid>; no personal data
    actor_label  text        NOT NULL, -- as people called them then
    action       text        NOT NULL CHECK (action ~ '^[a-z-]+\.[a-z-]+$'),
    subject      text        NOT NULL,
    subject_id   text        NOT NULL,
    value_before jsonb,
    value_after  jsonb,
    reason       text,
    request_id   uuid
);
CREATE INDEX audit_entry_by_subject ON audit_entry (subject, subject_id, id);
CREATE INDEX audit_entry_by_time ON audit_entry (at, id);
REVOKE UPDATE, DELETE ON audit_entry FROM "${flyway:defaultSchema}";
