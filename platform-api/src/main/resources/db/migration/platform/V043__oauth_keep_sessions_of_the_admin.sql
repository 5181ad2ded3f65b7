-- The sign-in that a grant stems from, with which it ends. What was granted before has none that anybody could end.
ALTER TABLE oauth_grant ADD COLUMN sign_in_id uuid NOT NULL DEFAULT gen_random_uuid();

CREATE INDEX oauth_grant_by_sign_in ON oauth_grant (sign_in_id);

-- The tokens by which the admin acts for a person in one browser, sealed with the application's secret. The browser's own
-- session, which says who signed in, points here. They end with their grant.
CREATE TABLE admin_session (
    grant_id uuid PRIMARY KEY REFERENCES oauth_grant ON DELETE CASCADE,
    tokens   bytea NOT NULL
);

GRANT SELECT, INSERT, UPDATE, DELETE ON admin_session TO platform;
