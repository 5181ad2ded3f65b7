package com.wrenchtime.web;

import io.nayuki.qrcodegen.QrCode;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A QR code as the path of an SVG drawing, each module a square of side one, with the quiet zone of four around it. */
public record QrPicture(int size, String path) {

    private static final int QUIET = 4;

    /** The code that says this text. */
    public static QrPicture of(String text) {
        var code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        var path = IntStream.range(0, code.size * code.size)
                .filter(it -> code.getModule(it % code.size, it / code.size))
                .mapToObj(it -> "M%d,%dh1v1h-1z".formatted(it % code.size + QUIET, it / code.size + QUIET))
                .collect(Collectors.joining());
        return new QrPicture(code.size + 2 * QUIET, path);
    }
}
