-- The one way in which a shop's role puts a task into platform.scheduled_tasks, on which it has no right. The tenant is the
-- role that the transaction acts as, never an argument: inside of the function current_user is its owner, while the setting
-- "role" is still what SET ROLE said, and can only be a role that the login was given. The prefix keeps the door from every
-- task that was not meant for it, such as housekeeping.
CREATE SCHEMA tasks;
GRANT USAGE ON SCHEMA tasks TO PUBLIC;

CREATE FUNCTION tasks.add(task text, thing uuid, due timestamptz) RETURNS void
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
