REVOKE ALL ON "${flyway:table}" FROM "${flyway:defaultSchema}";

CREATE TABLE shop_settings (
    only_row                    boolean     PRIMARY KEY DEFAULT true CHECK (only_row),
    name                        text        NOT NULL,
    phone                       text        NOT NULL,
    time_zone                   text        NOT NULL,
    country                     text        NOT NULL CHECK (country ~ '^[A-Z]{2}$'),
    currency                    text        NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    locale                      text        NOT NULL,
    brand_color                 text        NOT NULL CHECK (brand_color ~ '^#[0-9a-f]{6}$'),
    logo_url                    text,
    min_notice_minutes          integer     NOT NULL CHECK (min_notice_minutes BETWEEN 0 AND 43200),
    horizon_days                integer     NOT NULL CHECK (horizon_days BETWEEN 1 AND 366),
    slot_step_minutes           integer     NOT NULL CHECK (slot_step_minutes BETWEEN 5 AND 240),
    hold_minutes                integer     NOT NULL CHECK (hold_minutes BETWEEN 1 AND 15),
    cancellation_window_minutes integer     NOT NULL CHECK (cancellation_window_minutes BETWEEN 0 AND 43200),
    buffer_before_minutes       integer     NOT NULL CHECK (buffer_before_minutes BETWEEN 0 AND 240),
    buffer_after_minutes        integer     NOT NULL CHECK (buffer_after_minutes BETWEEN 0 AND 240),
    confirmed_by_hand           boolean     NOT NULL,
    allowed_origins             text[]      NOT NULL,
    updated_at                  timestamptz NOT NULL DEFAULT now()
);

-- Where the shop drives to and what the drive costs the customer: listed postal codes, or a circle.
CREATE TABLE service_zone (
    id               uuid    PRIMARY KEY,
    name             text    NOT NULL,
    travel_fee       bigint  NOT NULL CHECK (travel_fee >= 0),
    postal_codes     text[]  NOT NULL,
    center_latitude  float8,
    center_longitude float8,
    radius_meters    integer CHECK (radius_meters > 0),
    CHECK (num_nulls(center_latitude, center_longitude, radius_meters) IN (0, 3)),
    CHECK (cardinality(postal_codes) > 0 OR radius_meters IS NOT NULL)
);
