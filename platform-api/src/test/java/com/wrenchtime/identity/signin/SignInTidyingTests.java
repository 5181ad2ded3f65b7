package com.wrenchtime.identity.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.wrenchtime.jobs.Tidying;
import com.wrenchtime.shared.CurrentTenant;
import com.wrenchtime.shared.Tenant;
import com.wrenchtime.testing.PlatformTest;
import com.wrenchtime.testing.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.Test;

@PlatformTest
class SignInTidyingTests {

    private final List<Tidying> modules;

    SignInTidyingTests(List<Tidying> modules) {
        this.modules = modules;
    }

    @Test
    void givenTriesOfLastMonthAndOfToday_whenTidied_thenThoseOfLastMonthAreGone() {
        var database = TestDatabase.shared().superuser();
        database.sql("DELETE FROM platform.proof_try").update();
        database.sql("INSERT INTO platform.proof_try (subject, tries, window_from, exhausted, in_a_row, last_at) VALUES"
                        + " ('old', 5, now(), 3, 20, now() - interval '31 days'), ('new', 1, now(), 0, 1, now())")
                .update();

        CurrentTenant.run(Tenant.PLATFORM, () -> modules.forEach(Tidying::tidyPlatform));

        assertThat(database.sql("SELECT convert_from(subject, 'UTF8') FROM platform.proof_try")
                        .query(String.class)
                        .list())
                .containsExactly("new");
    }
}
