package com.wrenchtime.booking;

import com.wrenchtime.shop.ShopSettings;

/** The question about texts, word for word as it is shown beside the box and kept with the answer. */
final class ConsentWording {

    private static final String ENGLISH = "I agree to receive text messages from %s about this appointment."
            + " Message and data rates may apply. Reply STOP to opt out.";
    private static final String SPANISH = "Acepto recibir mensajes de texto de %s sobre esta cita."
            + " Pueden aplicarse tarifas de mensajes y datos. Responda STOP para darse de baja.";

    private ConsentWording() {}

    /** In the language that the shop's customers read. */
    static String in(ShopSettings shop) {
        var wording = shop.locale().getLanguage().equals("es") ? SPANISH : ENGLISH;
        return wording.formatted(shop.name());
    }
}
