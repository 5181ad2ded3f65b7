-- Every node forgets the settings that it remembered as soon as they are changed, by whomever. The schema is called as the
-- shop's role is.
CREATE FUNCTION tell_of_settings() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('wrenchtime_changes', concat_ws(' ', 'settings', TG_TABLE_SCHEMA));
    RETURN NULL;
END
$$;

CREATE TRIGGER shop_settings_changed AFTER INSERT OR UPDATE OR DELETE ON shop_settings
    FOR EACH STATEMENT EXECUTE FUNCTION tell_of_settings();
CREATE TRIGGER service_zone_changed AFTER INSERT OR UPDATE OR DELETE ON service_zone
    FOR EACH STATEMENT EXECUTE FUNCTION tell_of_settings();
