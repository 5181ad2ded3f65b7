package com.wrenchtime.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.swagger.v3.oas.annotations.Hidden;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Conditional;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/** Shows every text and mail that was sent here, on somebody's own machine; in production there is no such page. */
@RestController
@Conditional(OnOwnMachine.class)
@Hidden
class LedgerPage {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "d MMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private static final String STYLE = """
        :root { color-scheme: light dark; --line: #d0d5dd; --soft: #475467; --card: #fff; --ground: #f2f4f7 }
        @media (prefers-color-scheme: dark) {
          :root { --line: #475467; --soft: #cfd4dc; --card: #1d2430; --ground: #10141b }
        }
        * { box-sizing: border-box }
        body { margin: 0 auto; padding: 1rem; max-width: 44rem; background: var(--ground);
               font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere }
        h1 { font-size: 1.375rem; margin: .5rem 0 }
        form { display: flex; flex-wrap: wrap; gap: .5rem; align-items: end; margin: 1rem 0 }
        label { flex: 1 1 14rem; font-weight: 600 }
        input { display: block; width: 100%; font-weight: 400 }
        input, button { font: inherit; min-height: 2.75rem; padding: .25rem .75rem; border: 1px solid var(--soft);
                        border-radius: .5rem }
        ol { list-style: none; margin: 0; padding: 0 }
        li { background: var(--card); border: 1px solid var(--line); border-radius: .75rem; padding: 1rem;
             margin: 0 0 1rem }
        dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 .75rem; margin: 0 }
        dt, small { color: var(--soft) }
        dd { margin: 0 }
        pre { font: inherit; white-space: pre-wrap; margin: .75rem 0 }
        .TEXT pre { background: var(--ground); border-radius: .75rem; padding: .75rem; max-width: 26rem }
        .MAIL pre { border-top: 1px solid var(--line); padding-top: .75rem }
        """;
    private static final String POLICY = "default-src 'none'; style-src 'sha256-" + hash(STYLE)
            + "'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    private final Ledger ledger;

    LedgerPage(Ledger ledger) {
        this.ledger = ledger;
    }

    @GetMapping(path = "/dev/messages", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> show(@RequestParam(required = false) @Nullable String to) {
        var recipient = to == null || to.isBlank() ? null : to.strip().toLowerCase(Locale.ROOT);
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, UTF_8))
                .header("Content-Security-Policy", POLICY)
                .body(page(recipient));
    }

    private String page(@Nullable String recipient) {
        var entries = ledger.newest(recipient);
        return """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Messages - Wrenchtime</title>
            <style>%s</style>
            </head>
            <body>
            <main>
            <h1>Messages</h1>
            <p>What was sent from this machine, as it would have arrived, the newest first.</p>
            <form><label>Recipient <input name="to" value="%s" placeholder="all" autocomplete="off"></label>
            <button>Show</button></form>
            %s
            </main>
            </body>
            </html>
            """.formatted(
                STYLE,
                text(recipient == null ? "" : recipient),
                entries.isEmpty()
                        ? "<p>Nothing was sent yet.</p>"
                        : entries.stream().map(LedgerPage::item).collect(Collectors.joining("\n", "<ol>", "</ol>")));
    }

    private static String item(Ledger.Entry entry) {
        var subject = entry.subject() == null ? "" : row("Subject", entry.subject());
        return """
            <li class="%s"><dl>%s%s%s%s</dl><pre>%s</pre><small>%s, %s</small></li>\
            """.formatted(
                        entry.channel(),
                        row("Type", entry.channel() == Channel.MAIL ? "Mail" : "Text"),
                        row("From", entry.sender()),
                        row("To", entry.recipient()),
                        subject,
                        text(entry.body()),
                        TIME.format(entry.at()),
                        text(entry.note()));
    }

    private static String row(String name, String value) {
        return "<dt>%s</dt><dd>%s</dd>".formatted(name, text(value));
    }

    private static String text(String plain) {
        return HtmlUtils.htmlEscape(plain, UTF_8.name());
    }

    private static String hash(String style) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(style.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
