package com.wrenchtime.web;

import com.wrenchtime.shared.Actor;
import com.wrenchtime.shared.CurrentActor;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** The last step into the application: the body is read in full, then the request waits for its turn, then it is worked on. */
@Component
class Entrance {

    private final LimitSettings settings;
    private final ProblemAnswers answers;

    Entrance(LimitSettings settings, ProblemAnswers answers) {
        this.settings = settings;
        this.answers = answers;
    }

    /** Works on a request of this actor, for the tenant that is bound, when it is its turn. */
    void enter(
            Actor actor,
            Supplier<Admission.Turn> turns,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain) {
        CurrentActor.run(actor, () -> {
            try {
                var readable =
                        BufferedBody.of(request, Math.toIntExact(settings.body().toBytes()), settings.bodyWithin());
                try (var _ = turns.get()) {
                    chain.doFilter(readable, response);
                }
            } catch (ServletException | IOException | RuntimeException e) {
                answers.answer(request, response, e);
            }
        });
    }
}
