package com.wrenchtime.identity;

import com.wrenchtime.shared.EmailAddress;
import com.wrenchtime.web.ApiSettings;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;

/**
 * Says who runs the platform, as a process of its own that answers no requests: {@code --invite-operator=jane@example.com}
 * prints a link that makes whoever opens it an operator, {@code --dismiss-operator=jane@example.com} ends that.
 */
public final class OperatorProcess {

    private static final Logger log = LoggerFactory.getLogger(OperatorProcess.class);
    private static final String INVITE = "--invite-operator=";
    private static final String DISMISS = "--dismiss-operator=";

    private OperatorProcess() {}

    /** Whether the arguments ask for this instead of a server. */
    public static boolean isAskedFor(String... arguments) {
        return valueOf(INVITE, arguments).isPresent()
                || valueOf(DISMISS, arguments).isPresent();
    }

    /** Runs and returns the exit code: 0 when it is done, 1 when that is nobody's mailbox. */
    public static int run(Class<?> application, String... arguments) {
        var quiet = Stream.of("--server.port=-1", "--management.server.port=-1", "--wrenchtime.jobs.enabled=false");
        var all = Stream.concat(Arrays.stream(arguments), quiet).toArray(String[]::new);
        try (var context = new SpringApplication(application).run(all)) {
            var operators = context.getBean(Operators.class);
            var web = context.getBean(ApiSettings.class);
            return valueOf(INVITE, arguments)
                    .map(it -> invite(it, operators, web))
                    .or(() -> valueOf(DISMISS, arguments).map(it -> dismiss(it, operators)))
                    .orElseThrow();
        } catch (IllegalArgumentException e) {
            log.error("{}", e.getMessage());
            return 1;
        }
    }

    private static int invite(String mailbox, Operators operators, ApiSettings web) {
        var token = operators.invite(new EmailAddress(mailbox));
        log.info("Good once, for a day: {}/operator-invitation/{}", web.publicUrl(), token.value());
        return 0;
    }

    private static int dismiss(String mailbox, Operators operators) {
        if (operators.dismiss(new EmailAddress(mailbox))) {
            log.info("Dismissed");
            return 0;
        }
        log.error("Nobody with this mailbox runs the platform");
        return 1;
    }

    private static Optional<String> valueOf(String name, String... arguments) {
        return Arrays.stream(arguments)
                .filter(it -> it.startsWith(name))
                .map(it -> it.substring(name.length()))
                .findFirst();
    }
}
