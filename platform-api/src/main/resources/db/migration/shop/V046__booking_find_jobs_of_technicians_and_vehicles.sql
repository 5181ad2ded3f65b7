CREATE INDEX appointment_by_technician ON appointment (technician_id, customer_id);
CREATE INDEX appointment_by_vehicle ON appointment (vehicle_id, starts_at);
