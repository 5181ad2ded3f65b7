-- What a shop keeps of a customer, who may turn out to be somebody who is known already. Whoever was merged keeps the telephone
-- number and the mailbox, under which the other one is found from then on.
ALTER TABLE customer
    ADD COLUMN preference         text    CHECK (preference IN ('PHONE', 'EMAIL', 'TEXT')),
    ADD COLUMN notes              text    CHECK (length(notes) <= 500),
    ADD COLUMN alert              boolean NOT NULL DEFAULT false,
    ADD COLUMN tags               text[]  NOT NULL DEFAULT '{}' CHECK (cardinality(tags) <= 10),
    ADD COLUMN vip                boolean NOT NULL DEFAULT false,
    ADD COLUMN primary_vehicle_id uuid,
    ADD COLUMN merged_into        uuid    REFERENCES customer,
    ADD COLUMN version            integer NOT NULL DEFAULT 1,
    -- The words of the name without accents, the mailbox with its parts, and each end of the telephone number from four digits
    -- on, so that whatever stretch of it somebody types begins one of them.
    ADD COLUMN search tsvector NOT NULL GENERATED ALWAYS AS (array_to_tsvector(array_remove(array_remove(
        regexp_split_to_array(regexp_replace(normalize(lower(name), NFD), '[\u0300-\u036f]', '', 'g'), '[^[:alnum:]]+')
        || regexp_split_to_array(split_part(email, '@', 1), '[^a-z0-9]+')
        || ARRAY[email, right(phone, 4), right(phone, 5), right(phone, 6), right(phone, 7), right(phone, 8), right(phone, 9),
                 right(phone, 10), right(phone, 11), right(phone, 12), right(phone, 13), right(phone, 14), right(phone, 15),
                 substr(phone, 2)],
        NULL), ''))) STORED,
    DROP CONSTRAINT customer_check,
    ADD CONSTRAINT customer_can_be_reached CHECK (num_nonnulls(phone, email) > 0 OR has_account OR merged_into IS NOT NULL),
    ADD CONSTRAINT customer_is_nobody_else
        CHECK (merged_into IS NULL OR merged_into <> id AND primary_vehicle_id IS NULL AND NOT has_account);
CREATE INDEX customer_by_word ON customer USING gin (search) WITH (fastupdate = off);
CREATE INDEX customer_by_name ON customer (lower(name), id) WHERE merged_into IS NULL;
CREATE INDEX customer_by_survivor ON customer (merged_into) WHERE merged_into IS NOT NULL;

-- A plate without spaces, dots and hyphens; a VIN from its beginning or its last characters, as they are read off a windscreen.
ALTER TABLE vehicle
    ADD COLUMN version integer NOT NULL DEFAULT 1,
    ADD COLUMN search tsvector NOT NULL GENERATED ALWAYS AS (array_to_tsvector(array_remove(array_remove(
        ARRAY[lower(translate(plate, ' .-', '')), lower(vin), lower(right(vin, 8)), lower(right(vin, 6))],
        NULL), ''))) STORED,
    ADD CONSTRAINT vehicle_of_customer UNIQUE (id, customer_id);
CREATE INDEX vehicle_by_word ON vehicle USING gin (search) WITH (fastupdate = off);
CREATE INDEX vehicle_by_vin ON vehicle (vin) WHERE vin IS NOT NULL;

ALTER TABLE customer ADD FOREIGN KEY (primary_vehicle_id, id) REFERENCES vehicle (id, customer_id);
CREATE INDEX text_consent_by_customer ON text_consent (customer_id, answered_at DESC);
