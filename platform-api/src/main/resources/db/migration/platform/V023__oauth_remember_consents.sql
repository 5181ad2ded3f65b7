-- What a person has agreed that an application may learn, as Spring's authorization server keeps it.
CREATE TABLE oauth2_authorization_consent (
    registered_client_id text NOT NULL,
    principal_name       text NOT NULL,
    authorities          text NOT NULL,
    PRIMARY KEY (registered_client_id, principal_name)
);

GRANT SELECT, INSERT, UPDATE, DELETE ON oauth2_authorization_consent TO platform;
