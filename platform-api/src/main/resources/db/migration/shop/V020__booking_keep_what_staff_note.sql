-- What the customer never sees, and when the technician really came and went: stamped once each.
ALTER TABLE appointment
    ADD COLUMN staff_notes text,
    ADD COLUMN arrived_at  timestamptz,
    ADD COLUMN departed_at timestamptz,
    ADD CONSTRAINT appointment_leaves_after_it_arrived CHECK (departed_at >= arrived_at);
