-- Who has proven the telephone or the mailbox that an appointment was made with, the first to do so for each: what they see.
CREATE TABLE appointment_owner (
    appointment_id uuid NOT NULL REFERENCES appointment,
    proven_by      text NOT NULL CHECK (proven_by IN ('PHONE', 'EMAIL')),
    customer_id    uuid NOT NULL REFERENCES customer,
    PRIMARY KEY (appointment_id, proven_by)
);
CREATE INDEX appointment_owner_by_customer ON appointment_owner (customer_id);
CREATE INDEX appointment_by_phone ON appointment (contact_phone);
CREATE INDEX appointment_by_email ON appointment (contact_email);
