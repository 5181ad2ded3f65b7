package com.wrenchtime.conversation;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells what a text from a customer means, in English and Spanish.
 *
 * <p>Commands are whole messages, but for courtesies and signs around them: "stop by at five" stops nothing. END, QUIT and
 * CANCEL end texts, because carriers and regulators take them for that, and so never an appointment; YES is no command at all,
 * because some carriers take it for a consent. What is confirmed, moved or cancelled is so by number.
 */
final class Replies {

    private static final Set<String> STOP = Set.of(
            "STOP",
            "STOPALL",
            "STOP ALL",
            "UNSUBSCRIBE",
            "END",
            "QUIT",
            "CANCEL",
            "REVOKE",
            "OPTOUT",
            "OPT OUT",
            "STOP TEXTING",
            "STOP TEXTS",
            "STOP MESSAGES",
            "PARAR",
            "PARE",
            "PAREN",
            "ALTO",
            "BAJA",
            "DAR DE BAJA",
            "DARME DE BAJA",
            "CANCELAR",
            "DETENER",
            "BASTA",
            "TERMINAR",
            "SALIR",
            "NO MAS",
            "NO MAS MENSAJES");
    private static final Set<String> START =
            Set.of("START", "UNSTOP", "SUBSCRIBE", "RESUME", "EMPEZAR", "COMENZAR", "REANUDAR", "ALTA", "INICIAR");
    private static final Set<String> HELP = Set.of("HELP", "INFO", "AYUDA", "INFORMACION");
    private static final Set<String> CONFIRM = Set.of("1", "ONE", "UNO");
    private static final Set<String> MOVE = Set.of("2", "TWO", "DOS");
    private static final Set<String> CANCEL = Set.of("3", "THREE", "TRES");

    private static final Pattern COURTESY = Pattern.compile(
            "^(?:PLEASE|PLS|PLZ|OK|OKAY|HI|HELLO|HOLA|POR FAVOR|FAVOR DE) | (?:PLEASE|PLS|PLZ|THANKS|THANK"
                    + " YOU|THX|TY|NOW|POR FAVOR|GRACIAS|YA)$");

    // Somebody who wants no texts says so about texts, messages, their number or a list. Read after accents are gone.
    private static final List<Pattern> WISHES = List.of(
            phrase("(?:STOP|QUIT|CEASE|END) (?:TEXTING|MESSAGING|SENDING|CONTACTING|BOTHERING|SPAMMING|HARASSING)"),
            phrase("(?:STOP|END|CANCEL) (?:ALL |THE |THESE |THOSE |YOUR |ANY"
                    + " )*(?:TEXTS?|MESSAGES?|SMS|REMINDERS?|NOTIFICATIONS?)"),
            phrase("(?:DON ?T|DO NOT|NEVER|QUIT|STOP) (?:EVER )?(?:TEXT|MESSAGE|CONTACT|WRITE) (?:ME|US|THIS"
                    + " NUMBER|MY|HERE)"),
            phrase("(?:DON ?T|DO NOT) (?:SEND|WANT) (?:ME |ANY |TO GET |TO RECEIVE |MORE |ANYMORE |ANY MORE |YOUR"
                    + " |THESE )*(?:TEXTS?|MESSAGES?|SMS)"),
            phrase("NO MORE (?:TEXTS?|MESSAGES?|SMS|REMINDERS?)"),
            phrase("(?:REMOVE|TAKE|DELETE|GET) (?:ME|MY NUMBER|THIS NUMBER) (?:FROM|OFF|OUT)"),
            phrase("(?:REMOVE|DELETE|LOSE|FORGET|ERASE) (?:MY|THIS) (?:PHONE |CELL )?NUMBER"),
            phrase("(?:UNSUBSCRIBE|OPT) (?:ME|US|OUT)"),
            phrase("OPTING OUT"),
            phrase("I (?:WANT|WOULD LIKE|D LIKE|WISH|NEED) TO (?:UNSUBSCRIBE|OPT OUT)"),
            phrase("LEAVE ME ALONE"),
            phrase("(?:REVOKE|WITHDRAW) (?:MY )?CONSENT"),
            phrase("(?:DEJEN?|DEJA|PAREN?|PARA) DE"
                    + " (?:ESCRIBIRME|MANDARME|ENVIARME|MANDAR|ENVIAR|ESCRIBIR|MOLESTAR|MOLESTARME|TEXTEARME)"),
            phrase("NO ME (?:ESCRIBAN?|MANDEN?|ENVIEN?|TEXTEEN?|MOLESTEN?|CONTACTEN?)(?! A LAS)"),
            phrase("NO QUIERO (?:RECIBIR )?(?:MAS |NINGUN |ESTOS |SUS )*(?:MENSAJES?|TEXTOS?|SMS|RECORDATORIOS?)"),
            phrase("NO MAS (?:MENSAJES?|TEXTOS?|SMS|RECORDATORIOS?)"),
            phrase("(?:QUITENME|QUITEME|SAQUENME|SAQUEME|BORRENME|BORREME|ELIMINENME|ELIMINEME) DE"),
            phrase("(?:BORREN?|ELIMINEN?|QUITEN?) MI (?:NUMERO|TELEFONO)"),
            phrase("(?:DENME|DEME|QUIERO DARME|DARME) DE BAJA"));

    private Replies() {}

    private static Pattern phrase(String words) {
        return Pattern.compile("(?:^| )" + words + "(?: |$)");
    }

    /** What this text means. */
    static Meaning meaningOf(String text) {
        var words = words(text);
        var command = withoutCourtesies(words);
        if (STOP.contains(command)) {
            return Meaning.STOP;
        }
        if (START.contains(command)) {
            return Meaning.START;
        }
        if (HELP.contains(command)) {
            return Meaning.HELP;
        }
        if (CONFIRM.contains(command)) {
            return Meaning.CONFIRM;
        }
        if (MOVE.contains(command)) {
            return Meaning.MOVE;
        }
        if (CANCEL.contains(command)) {
            return Meaning.CANCEL;
        }
        return WISHES.stream().anyMatch(it -> it.matcher(words).find()) ? Meaning.PERHAPS_STOP : Meaning.MESSAGE;
    }

    // Capital letters and digits, one space between words: no accents, signs or pictures.
    private static String words(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toUpperCase(Locale.ROOT)
                .replaceAll("[^A-Z0-9]+", " ")
                .strip();
    }

    private static String withoutCourtesies(String words) {
        var shorter = COURTESY.matcher(words).replaceAll("").strip();
        return shorter.equals(words) ? words : withoutCourtesies(shorter);
    }
}
