-- Keys that sign tokens, each sealed with the application's secret. Which one signs follows from the times, so that all
-- nodes agree without talking to each other.
CREATE TABLE signing_key (
    kid        text PRIMARY KEY,
    sealed     bytea       NOT NULL,
    signs_from timestamptz NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);

GRANT SELECT, INSERT, DELETE ON signing_key TO platform;
