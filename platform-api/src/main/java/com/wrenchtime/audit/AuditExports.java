package com.wrenchtime.audit;

import static org.springframework.http.HttpStatus.TOO_MANY_REQUESTS;

import com.wrenchtime.audit.AuditTrail.Filter;
import com.wrenchtime.shared.CurrentActor;
import com.wrenchtime.shared.CurrentTenant;
import com.wrenchtime.web.PageRequest;
import com.wrenchtime.web.ProblemType;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lets the bound shop's record be taken away as a whole, and records that it was. */
@Component
class AuditExports {

    private static final int AT_MOST = 5;
    private static final Duration WITHIN = Duration.ofHours(1);
    private static final String ACTION = "audit.exported";

    /** As many entries as are read at once, so that nobody who reads slowly keeps a transaction open. */
    private static final int AT_ONCE = 200;

    private static final ProblemType TOO_MANY_EXPORTS =
            new ProblemType("too-many-exports", TOO_MANY_REQUESTS, "Too many exports");

    private final AuditTrail trail;
    private final AuditLog log;
    private final Clock clock;

    AuditExports(AuditTrail trail, AuditLog log, Clock clock) {
        this.trail = trail;
        this.log = log;
        this.clock = clock;
    }

    @Bean
    static ProblemType tooManyExportsType() {
        return TOO_MANY_EXPORTS;
    }

    /** Records that the current actor takes this part of the record away, unless they did too often within an hour. */
    @Transactional
    public void begin(Filter filter) {
        var actor = CurrentActor.get().key();
        var since = clock.instant().minus(WITHIN);
        var recent =
                trail.find(new Filter(since, null, actor, ACTION, null, null), new PageRequest(AT_MOST, List.of()));
        if (recent.size() >= AT_MOST) {
            var refusal = TOO_MANY_EXPORTS.refusal("At most %d exports an hour".formatted(AT_MOST));
            var again = Duration.between(since, recent.get(AT_MOST - 1).at());
            refusal.getHeaders().set(HttpHeaders.RETRY_AFTER, String.valueOf(again.toSeconds() + 1));
            throw refusal;
        }
        log.record(ACTION, "audit", CurrentTenant.shop().id(), null, filter, null);
    }

    /** Hands over all entries, the latest first. */
    void forEach(Filter filter, Consumer<AuditEntry> taker) {
        var after = List.<String>of();
        List<AuditEntry> part;
        do {
            part = trail.find(filter, new PageRequest(AT_ONCE - 1, after));
            part.forEach(taker);
            after = part.isEmpty()
                    ? after
                    : List.of(String.valueOf(part.getLast().id()));
        } while (part.size() == AT_ONCE);
    }
}
