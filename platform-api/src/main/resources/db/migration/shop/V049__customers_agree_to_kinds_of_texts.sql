-- An answer is about one kind of texts, and may come from a number of which nobody knows whose it is.
ALTER TABLE text_consent
    ALTER COLUMN customer_id DROP NOT NULL,
    ADD COLUMN purpose  text NOT NULL DEFAULT 'APPOINTMENTS' CHECK (purpose IN ('APPOINTMENTS', 'MARKETING')),
    ADD COLUMN language text CHECK (language ~ '^[a-z]{2}$');
