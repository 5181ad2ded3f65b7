package com.wrenchtime.messaging;

/** Why a message is sent, which decides what must be true before it may be. */
public enum Purpose {
    /** The recipient has just asked for it, such as a code to sign in: needs no consent, and comes at any hour. */
    ASKED_FOR,
    /** About an appointment of the recipient: a text needs their consent, and waits for the morning. */
    APPOINTMENT,
    /** About anything else: a text needs a consent of its own. */
    MARKETING,
    /** The one confirmation that texts have ended or begun, or the answer to HELP: at once, whatever was agreed to. */
    COMPLIANCE
}
