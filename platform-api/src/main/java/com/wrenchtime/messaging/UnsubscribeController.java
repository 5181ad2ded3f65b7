package com.wrenchtime.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.wrenchtime.shared.CurrentTenant;
import com.wrenchtime.shop.Settings;
import com.wrenchtime.tenancy.RegisteredShop;
import com.wrenchtime.tenancy.ShopStatus;
import com.wrenchtime.tenancy.Shops;
import com.wrenchtime.web.NotFound;
import com.wrenchtime.web.Tokens;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/**
 * Ends a shop's mails to a mailbox. Opening the link only asks: mail programs and virus scanners open links, and the click in
 * the mail program itself is a POST (RFC 8058).
 */
@RestController
@Hidden
class UnsubscribeController {

    private static final String POLICY =
            "default-src 'none'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    private final Tokens tokens;
    private final Shops shops;
    private final Settings settings;
    private final MailRefusals refusals;
    private final Statuses messages;
    private final TransactionTemplate transaction;

    UnsubscribeController(
            Tokens tokens,
            Shops shops,
            Settings settings,
            MailRefusals refusals,
            Statuses messages,
            TransactionTemplate transaction) {
        this.tokens = tokens;
        this.shops = shops;
        this.settings = settings;
        this.refusals = refusals;
        this.messages = messages;
        this.transaction = transaction;
    }

    @GetMapping(path = "/unsubscribe/{token}", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> ask(@PathVariable String token) {
        var found = find(token);
        return page(
                name(found.shop()),
                "<p>No more mails about your appointments? / \u00BFNo recibir m\u00E1s correos sobre sus citas?</p>"
                        + "<form method=\"post\"><button>Unsubscribe / Darse de baja</button></form>");
    }

    @PostMapping(path = "/unsubscribe/{token}", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> unsubscribe(@PathVariable String token) {
        var found = find(token);
        CurrentTenant.run(
                found.shop().tenant(),
                () -> messages.recipient(found.message())
                        .ifPresent(address -> transaction.executeWithoutResult(
                                status -> refusals.add(address, MailRefusals.Reason.UNSUBSCRIBED))));
        return page(name(found.shop()), "<p>Done. / Hecho.</p>");
    }

    private Found find(String token) {
        return tokens.verify(Tokens.Purpose.UNSUBSCRIBE, token)
                .flatMap(target -> shops.findById(target.shop())
                        .filter(it -> it.status() == ShopStatus.ACTIVE)
                        .map(it -> new Found(it, target.thing())))
                .orElseThrow(NotFound::new);
    }

    private String name(RegisteredShop shop) {
        return CurrentTenant.call(shop.tenant(), () -> settings.current().name());
    }

    private static ResponseEntity<String> page(String shop, String content) {
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, UTF_8))
                .header("Content-Security-Policy", POLICY)
                .header("Cache-Control", "no-store")
                .body("""
                    <!doctype html>
                    <html lang="en"><head><meta charset="utf-8">
                    <meta name="viewport" content="width=device-width, initial-scale=1">
                    <title>%1$s</title></head><body><h1>%1$s</h1>%2$s</body></html>
                    """.formatted(HtmlUtils.htmlEscape(shop, UTF_8.name()), content));
    }

    private record Found(RegisteredShop shop, UUID message) {}
}
