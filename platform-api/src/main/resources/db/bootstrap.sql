-- Prepares an empty database: roles, the extensions' schema, the platform's schema. Run once by a superuser, in the database
-- that the platform will use; running it again changes nothing. Passwords are set apart from it (ALTER ROLE ... PASSWORD).
--
-- wrenchtime_owner  owns every schema and table, creates shops' roles; migrations and provisioning log in as it
-- wrenchtime_app    what requests and jobs log in as: owns nothing, inherits nothing, sees nothing until SET LOCAL ROLE
-- platform          role and schema of what belongs to no shop: the registry, scheduled tasks

DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'wrenchtime_owner') THEN
        CREATE ROLE wrenchtime_owner LOGIN CREATEROLE;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'wrenchtime_app') THEN
        CREATE ROLE wrenchtime_app LOGIN NOINHERIT;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'platform') THEN
        CREATE ROLE platform NOLOGIN;
    END IF;
    EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
    EXECUTE format('GRANT CONNECT ON DATABASE %I TO wrenchtime_app', current_database());
    EXECUTE format('GRANT CONNECT, CREATE ON DATABASE %I TO wrenchtime_owner', current_database());
END
$$;

GRANT platform TO wrenchtime_app;

REVOKE ALL ON SCHEMA public FROM PUBLIC;

CREATE SCHEMA IF NOT EXISTS extensions;
GRANT USAGE ON SCHEMA extensions TO PUBLIC;
CREATE EXTENSION IF NOT EXISTS btree_gist SCHEMA extensions;

CREATE SCHEMA IF NOT EXISTS platform AUTHORIZATION wrenchtime_owner;
GRANT USAGE ON SCHEMA platform TO platform;

-- A constant path: a shop's schema bears the name of its role, so SET LOCAL ROLE alone enters both, a forgotten one finds
-- nothing, and the cached plans of a connection survive (the text of search_path never changes).
ALTER ROLE wrenchtime_app SET search_path = "$user", extensions;
ALTER ROLE wrenchtime_owner SET search_path = extensions;

-- No statement, lock or forgotten transaction may hold a connection for long.
ALTER ROLE wrenchtime_app SET statement_timeout = '10s';
ALTER ROLE wrenchtime_app SET lock_timeout = '2s';
ALTER ROLE wrenchtime_app SET idle_in_transaction_session_timeout = '15s';
