package com.wrenchtime.oauth;

import java.util.UUID;

/**
 * What a person's admin in one browser acts by.
 *
 * @param grant the authorization that it is, with which it ends
 * @param signIn the sign-in that it stems from; a browser in which somebody has signed in anew has another
 */
record AdminSession(UUID grant, UUID signIn, AdminTokens.Tokens tokens) {}
