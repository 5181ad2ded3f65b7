package com.wrenchtime.messaging;

import java.util.UUID;

/**
 * A message on its way out.
 *
 * @param sender the name that the recipient knows: the shop's, or the platform's
 */
record Letter(UUID id, String sender, Message message) {}
