package com.wrenchtime.identity.factors;

/** Why a password is refused. */
public enum PasswordFlaw {
    /** It would be the only factor, and for that it is too short. */
    TOO_SHORT_ALONE,
    TOO_SHORT,
    TOO_LONG,
    /** It is on the list of those that are tried first, or made of them. */
    COMMON,
    /** Little but repetition, or a walk along the keyboard or the alphabet. */
    TOO_SIMPLE,
    /** Little but names and words that everybody knows of the person, the shop or us. */
    ABOUT_YOU
}
