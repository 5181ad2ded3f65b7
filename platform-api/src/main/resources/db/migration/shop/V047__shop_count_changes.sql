-- Counts the changes of the settings, and apart from them those of the service area, so that of two people who change the same
-- thing the second one notices.
ALTER TABLE shop_settings
    ADD COLUMN version      integer NOT NULL DEFAULT 1,
    ADD COLUMN area_version integer NOT NULL DEFAULT 1;
