package com.wrenchtime.conversation;

/** What a text from a customer is taken for. */
enum Meaning {
    /** No more texts. The whole message is a word that carriers and the law know as that. */
    STOP,
    /** Texts again. */
    START,
    /** Who is this? */
    HELP,
    /** The answer 1 to a reminder: they will be there. */
    CONFIRM,
    /** The answer 2: another time. */
    MOVE,
    /** The answer 3: not at all. */
    CANCEL,
    /** No more texts, in words of their own: at once none are sent, and somebody reads it. */
    PERHAPS_STOP,
    /** Anything else, for somebody to read. */
    MESSAGE
}
