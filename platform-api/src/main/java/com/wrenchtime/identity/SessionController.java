package com.wrenchtime.identity;

import com.wrenchtime.shared.Actor;
import com.wrenchtime.shared.CurrentActor;
import com.wrenchtime.web.NotFound;
import com.wrenchtime.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/sessions")
@Tag(name = "Sessions")
class SessionController {

    private final SignInSessions sessions;
    private final People people;

    SessionController(SignInSessions sessions, People people) {
        this.sessions = sessions;
        this.people = people;
    }

    @GetMapping
    @Operation(summary = "Where you are signed in, the latest first")
    Page<Session> list(HttpServletRequest request) {
        var here = sessions.personOf(request).map(SignedInPerson::signIn);
        return new Page<>(
                sessions.of(person()).stream()
                        .map(it -> new Session(
                                it.signIn(),
                                it.device(),
                                here.filter(it.signIn()::equals).isPresent(),
                                it.signedInAt(),
                                it.lastUsedAt()))
                        .toList(),
                null);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Sign out there")
    void end(@PathVariable UUID id) {
        if (!sessions.end(person(), id)) {
            throw new NotFound();
        }
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Sign out everywhere, here as well")
    void endAll() {
        people.signOutEverywhere(person());
    }

    private static UUID person() {
        if (CurrentActor.get() instanceof Actor.Member member) {
            return member.person();
        }
        throw new NotFound();
    }

    /**
     * A browser in which you are signed in.
     *
     * @param device what the browser called itself
     * @param current whether it is the one that asks
     */
    record Session(UUID id, String device, boolean current, Instant signedInAt, Instant lastUsedAt) {}
}
