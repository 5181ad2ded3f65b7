-- A wish for a new password as it was typed, until its task has looked whether anybody has this mailbox.
CREATE TABLE password_wish (
    id       uuid PRIMARY KEY,
    email    text NOT NULL CHECK (email = lower(email)),
    language text NOT NULL
);
CREATE INDEX password_reset_by_person ON password_reset (person_id);

GRANT SELECT, INSERT, UPDATE, DELETE ON password_wish TO platform;
