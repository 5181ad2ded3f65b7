-- When customers are reminded: a text a day and one two hours before the start, unless the shop says otherwise.
CREATE TABLE reminder_settings (
    only_row             boolean   PRIMARY KEY DEFAULT true CHECK (only_row),
    lead_minutes         integer[] NOT NULL DEFAULT '{1440,120}',
    channels             text[]    NOT NULL DEFAULT '{TEXT,TEXT}',
    review_link          text,
    review_after_minutes integer   NOT NULL DEFAULT 1440 CHECK (review_after_minutes BETWEEN 0 AND 20160),
    version              integer   NOT NULL DEFAULT 1,
    CHECK (cardinality(lead_minutes) <= 4 AND cardinality(lead_minutes) = cardinality(channels))
);
INSERT INTO reminder_settings DEFAULT VALUES;
REVOKE INSERT, DELETE ON reminder_settings FROM "${flyway:defaultSchema}";
