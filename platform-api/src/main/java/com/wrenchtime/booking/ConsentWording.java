package com.wrenchtime.booking;

import com.wrenchtime.shop.ShopSettings;
import java.util.List;

/**
 * The question about texts, word for word as it is shown beside the box and kept with the answer, in each language in which
 * it can be asked (ISO 639).
 */
public record ConsentWording(String en, String es) {

    static final List<String> LANGUAGES = List.of("en", "es");

    /** What customers of this shop are asked. */
    public static ConsentWording of(ShopSettings shop) {
        return new ConsentWording(
                ("I agree to receive text messages from %s about this appointment."
                                + " Message and data rates may apply. Reply STOP to opt out.")
                        .formatted(shop.name()),
                ("Acepto recibir mensajes de texto de %s sobre esta cita."
                                + " Pueden aplicarse tarifas de mensajes y datos. Responda STOP para darse de baja.")
                        .formatted(shop.name()));
    }

    /** In the language that the shop's customers read. */
    static String in(ShopSettings shop) {
        return of(shop).in(shop.locale().getLanguage());
    }

    /** The language in which customers of this shop are asked when they choose none. */
    static String language(ShopSettings shop) {
        return shop.locale().getLanguage().equals("es") ? "es" : "en";
    }

    /** In this language, or in English when it is not asked in it. */
    public String in(String language) {
        return language.equals("es") ? es : en;
    }
}
