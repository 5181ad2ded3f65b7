-- What a shop knows better about driving than the platform's settings; null where it knows nothing better.
ALTER TABLE shop_settings
    ADD COLUMN detour_factor float8 CHECK (detour_factor BETWEEN 1 AND 3),
    ADD COLUMN town_speed    float8 CHECK (town_speed BETWEEN 5 AND 150),
    ADD COLUMN highway_speed float8 CHECK (highway_speed BETWEEN 5 AND 150),
    ADD CHECK (highway_speed >= town_speed);
