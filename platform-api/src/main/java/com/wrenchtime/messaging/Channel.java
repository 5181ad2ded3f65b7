package com.wrenchtime.messaging;

/** How a message travels. */
public enum Channel {
    TEXT,
    MAIL
}
