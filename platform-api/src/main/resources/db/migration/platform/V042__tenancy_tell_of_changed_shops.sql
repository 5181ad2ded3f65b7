-- Every node forgets what it remembered of a shop as soon as its entry is changed, by whomever.
CREATE FUNCTION tell_of_shop() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        PERFORM pg_notify('wrenchtime_changes', concat_ws(' ', 'shop', OLD.id, OLD.slug));
    END IF;
    IF TG_OP <> 'DELETE' THEN
        PERFORM pg_notify('wrenchtime_changes', concat_ws(' ', 'shop', NEW.id, NEW.slug));
    END IF;
    RETURN NULL;
END
$$;

CREATE TRIGGER shop_changed AFTER INSERT OR UPDATE OR DELETE ON shop
    FOR EACH ROW EXECUTE FUNCTION tell_of_shop();
