-- People are asked each time. What they agreed to is in oauth_grant.scopes, and ends with the grant.
DROP TABLE oauth2_authorization_consent;
