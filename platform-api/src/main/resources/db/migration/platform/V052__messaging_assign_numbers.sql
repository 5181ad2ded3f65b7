-- Which shop a number leads to is decided with its registration.
GRANT INSERT, DELETE ON text_number TO platform;
