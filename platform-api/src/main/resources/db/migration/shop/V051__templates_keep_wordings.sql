-- What the shop says instead of the standard texts. Every version stays.
CREATE TABLE message_template (
    kind       text        NOT NULL,
    language   text        NOT NULL CHECK (language IN ('EN', 'ES')),
    channel    text        NOT NULL CHECK (channel IN ('TEXT', 'MAIL')),
    version    integer     NOT NULL CHECK (version > 0),
    subject    text,
    body       text        NOT NULL,
    changed_by text,
    changed_at timestamptz NOT NULL,
    PRIMARY KEY (kind, language, channel, version),
    CHECK ((channel = 'MAIL') = (subject IS NOT NULL))
);
REVOKE UPDATE, DELETE ON message_template FROM "${flyway:defaultSchema}";
