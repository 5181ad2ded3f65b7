-- When a hold was made longer; it can be once.
ALTER TABLE hold ADD COLUMN extended_at timestamptz;
