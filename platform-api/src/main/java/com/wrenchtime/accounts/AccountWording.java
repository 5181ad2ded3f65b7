package com.wrenchtime.accounts;

import com.wrenchtime.customers.ContactPoint;
import com.wrenchtime.customers.ContactPoint.Mailbox;
import com.wrenchtime.customers.ContactPoint.Phone;
import com.wrenchtime.messaging.Message;
import com.wrenchtime.messaging.Purpose;
import com.wrenchtime.shop.Settings;
import com.wrenchtime.shop.ShopSettings;
import org.springframework.stereotype.Component;

/** What an account's messages say, in the language that the shop writes in: English or Spanish. */
@Component
class AccountWording {

    private static final String CODE = "one-time-code";
    private static final String CHANGED = "account-changed";

    private final Settings settings;

    AccountWording(Settings settings) {
        this.settings = settings;
    }

    /** The message with a code. It asks for nothing to be opened, and warns of whoever asks for the code. */
    Message code(ContactPoint to, String code) {
        var shop = settings.current();
        var text = isSpanish(shop)
                ? "%s es su código para %s. Vale 10 minutos. No se lo diga a nadie: nadie del taller se lo pedirá."
                : "%s is your code for %s. It is good for 10 minutes. Tell it to nobody: nobody from the shop will ask"
                        + " for it.";
        var subject = isSpanish(shop) ? "Su código para %s" : "Your code for %s";
        return message(CODE, to, subject.formatted(shop.name()), text.formatted(code, shop.name()));
    }

    /** The message to where an account was reached, when it changed how it is reached or let in. */
    Message accountChanged(ContactPoint to) {
        var shop = settings.current();
        var text = isSpanish(shop)
                ? "Cambió el acceso a su cuenta con %s. Si no fue usted, llame al %s."
                : "How your account with %s is reached or signed in to was changed. If that was not you, call %s.";
        var subject = isSpanish(shop) ? "Su cuenta con %s" : "Your account with %s";
        return message(
                CHANGED,
                to,
                subject.formatted(shop.name()),
                text.formatted(shop.name(), shop.phone().international()));
    }

    private static Message message(String kind, ContactPoint to, String subject, String text) {
        var message = switch (to) {
            case Phone(var number) -> Message.text(kind, number, text);
            case Mailbox(var address) -> Message.mail(kind, address, subject, text + "\n");
        };
        return message.purpose(Purpose.ASKED_FOR);
    }

    private static boolean isSpanish(ShopSettings shop) {
        return shop.locale().getLanguage().equals("es");
    }
}
