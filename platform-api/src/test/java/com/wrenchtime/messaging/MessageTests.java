package com.wrenchtime.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.wrenchtime.shared.EmailAddress;
import com.wrenchtime.shared.PhoneNumber;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageTests {

    private static final EmailAddress ANA = new EmailAddress("ana@example.com");

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "Hello\r\nBcc: eve@example.com", "Hello\nBcc: eve@example.com", "Hello\u0085", "\u0000"
            })
    void givenASubjectThatIsNoLine_whenAMailIsWritten_thenItIsRefused(String subject) {
        assertThatIllegalArgumentException().isThrownBy(() -> Message.mail("note", ANA, subject, "Body"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "Hello\r\n.\r\n", "bell \u0007"})
    void givenABodyThatIsNoPlainText_whenAMailIsWritten_thenItIsRefused(String body) {
        assertThatIllegalArgumentException().isThrownBy(() -> Message.mail("note", ANA, "Hello", body));
    }

    @Test
    void givenAConfidentialMessage_whenLogged_thenItTellsNeitherWhomNorWhat() {
        var message = Message.text("one-time-code", new PhoneNumber("+15305550123"), "123456")
                .confidential();

        assertThat(message).hasToString("one-time-code by TEXT");
    }

    @Test
    void givenAList_whenAskedForRecipients_thenOnlyThoseOnItArePermitted() {
        var allowed = new AllowedRecipients(List.of("Ana@example.com", "@shop.example"));

        assertThat(allowed.permit("ana@example.com")).isTrue();
        assertThat(allowed.permit("x@shop.example")).isTrue();
        assertThat(allowed.permit("eve@example.com")).isFalse();
        assertThat(allowed.permit("x@sub.shop.example")).isFalse();
        assertThat(allowed.permit("x@notshop.example")).isFalse();
        assertThat(AllowedRecipients.EVERYBODY.permit("eve@example.com")).isTrue();
        assertThat(AllowedRecipients.NOBODY.permit("eve@example.com")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.com", "@", "a@b@c", "a b@c", "**"})
    void givenAnEntryThatIsNone_whenListed_thenItIsRefused(String entry) {
        assertThatIllegalArgumentException().isThrownBy(() -> new AllowedRecipients(List.of(entry)));
    }
}
