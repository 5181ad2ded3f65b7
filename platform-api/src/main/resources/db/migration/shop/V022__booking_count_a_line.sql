-- Length and price of a line are those of one piece.
ALTER TABLE appointment_line
    ADD COLUMN quantity smallint NOT NULL DEFAULT 1 CHECK (quantity BETWEEN 1 AND 99);
