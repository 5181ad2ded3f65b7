package com.wrenchtime.customers;

import com.wrenchtime.shared.EmailAddress;
import com.wrenchtime.shared.PhoneNumber;

/** One way to reach a person, of which they can prove that it is theirs: by a code that is sent there. */
public sealed interface ContactPoint {

    /** The number in E.164 form, or the address in lower case. */
    String value();

    /** A telephone that takes texts. */
    record Phone(PhoneNumber number) implements ContactPoint {

        @Override
        public String value() {
            return number.e164();
        }
    }

    /** A mailbox. */
    record Mailbox(EmailAddress address) implements ContactPoint {

        @Override
        public String value() {
            return address.value();
        }
    }
}
