-- Beside the name that people knew them by: who it was for certain, and by which request. Older rows do not know.
ALTER TABLE appointment_change
    ADD COLUMN actor      text, -- such as member:<uuid>; no personal data
    ADD COLUMN request_id uuid;
