-- The order of every list of appointments, of all and of one technician.
CREATE INDEX appointment_in_order ON appointment (starts_at, created_at, id);
CREATE INDEX appointment_in_order_by_technician ON appointment (technician_id, starts_at, created_at, id);
DROP INDEX appointment_by_start;
