package com.wrenchtime.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/** The plain text of a mail as HTML that every mail program shows: no scripts, no pictures, nothing that is fetched. */
final class HtmlMail {

    // What plain text shows as a link, without a sign that ends the sentence.
    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"']+[^\\s<>\"'.,;:!?)]");
    private static final Pattern COLOR = Pattern.compile("#[0-9a-f]{6}");

    private HtmlMail() {}

    static String of(Letter letter) {
        var color = COLOR.matcher(letter.sender().color()).matches()
                ? letter.sender().color()
                : "#1a4b8c";
        var paragraphs = Arrays.stream(letter.body().strip().split("\n{2,}"))
                .map(it -> "<p style=\"margin:0 0 16px\">%s</p>"
                        .formatted(linked(it, color).replace("\n", "<br>")))
                .collect(Collectors.joining("\n"));
        var unsubscribe = letter.sender().unsubscribe() == null
                ? ""
                : "<p style=\"margin:24px 0 0;font-size:13px\"><a href=\"%s\" style=\"color:#475467\">Unsubscribe / Darse de baja</a></p>"
                        .formatted(escaped(letter.sender().unsubscribe().toString()));
        return """
            <!doctype html>
            <html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"></head>
            <body style="margin:0;padding:24px;background:#f2f4f7;color:#101828;font:16px/1.5 sans-serif">
            <div style="max-width:560px;margin:0 auto;background:#ffffff;border-top:4px solid %s;padding:24px">
            <p style="margin:0 0 16px;font-weight:bold">%s</p>
            %s
            %s</div>
            </body></html>
            """.formatted(color, escaped(letter.sender().name()), paragraphs, unsubscribe);
    }

    private static String linked(String text, String color) {
        var html = new StringBuilder();
        var links = LINK.matcher(text);
        var end = 0;
        while (links.find()) {
            html.append(escaped(text.substring(end, links.start())));
            var link = escaped(links.group());
            html.append("<a href=\"%s\" style=\"color:%s\">%s</a>".formatted(link, color, link));
            end = links.end();
        }
        return html.append(escaped(text.substring(end))).toString();
    }

    private static String escaped(String plain) {
        return HtmlUtils.htmlEscape(plain, UTF_8.name());
    }
}
