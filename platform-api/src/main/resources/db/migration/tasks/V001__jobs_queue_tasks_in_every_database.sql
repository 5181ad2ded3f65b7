-- A shop's tasks lie in the database of its schema, so that they are stored in the transaction of the change. The main database
-- has had both of these from the beginning, as V002 and V030 of the platform.
CREATE TABLE IF NOT EXISTS scheduled_tasks (
    task_name            text        NOT NULL,
    task_instance        text        NOT NULL,
    task_data            bytea,
    execution_time       timestamptz NOT NULL,
    picked               boolean     NOT NULL,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures int,
    last_heartbeat       timestamptz,
    version              bigint      NOT NULL,
    priority             smallint,
    PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX IF NOT EXISTS scheduled_tasks_by_execution_time ON scheduled_tasks (execution_time);
CREATE INDEX IF NOT EXISTS scheduled_tasks_by_heartbeat ON scheduled_tasks (last_heartbeat);
CREATE INDEX IF NOT EXISTS scheduled_tasks_by_priority ON scheduled_tasks (priority DESC, execution_time);
GRANT SELECT, INSERT, UPDATE, DELETE ON scheduled_tasks TO platform;

CREATE SCHEMA IF NOT EXISTS tasks;
GRANT USAGE ON SCHEMA tasks TO PUBLIC;

CREATE OR REPLACE FUNCTION tasks.add(task text, thing uuid, due timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    tenant text := pg_catalog.current_setting('role');
BEGIN
    IF tenant !~ '^(platform|shop_[0-9a-f]{32})$' THEN
        RAISE EXCEPTION 'Only a tenant can add tasks' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF task !~ '^[a-z]+(-[a-z]+)*$' OR length(task) > 60 THEN
        RAISE EXCEPTION 'Not the name of a task' USING ERRCODE = 'invalid_parameter_value';
    END IF;
    INSERT INTO platform.scheduled_tasks (task_name, task_instance, execution_time, picked, version)
    VALUES ('queued-' || task, tenant || '/' || thing, due, false, 1);
END
$$;

-- What was given up after its last attempt, until somebody has looked at it.
CREATE TABLE IF NOT EXISTS dead_task (
    task     text        NOT NULL,
    tenant   text        NOT NULL,
    thing    uuid        NOT NULL,
    attempts integer     NOT NULL,
    gave_up  timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (task, tenant, thing)
);
CREATE INDEX dead_task_by_time ON dead_task (gave_up DESC);
GRANT SELECT, INSERT, UPDATE, DELETE ON dead_task TO platform;
