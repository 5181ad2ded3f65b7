package com.wrenchtime.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wrenchtime.PlatformApplication;
import com.wrenchtime.testing.TestDatabase;
import java.util.HashMap;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class SecretSettingsTests {

    private static final String TOO_SHORT = "hunter2-hunter2-hunter2";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wrenchtime.tokens.secret",
                "wrenchtime.identity.secret",
                "wrenchtime.identity.former-secrets",
                "wrenchtime.oauth.secret"
            })
    void givenASecretThatIsTooShort_whenStarted_thenItIsRefusedAndNotPrinted(String setting, CapturedOutput output) {
        var settings = new HashMap<>(TestDatabase.shared().settings());
        settings.put(setting, TOO_SHORT);
        settings.put("server.port", "0");
        var application = new SpringApplication(PlatformApplication.class);
        var arguments = settings.entrySet().stream()
                .map(it -> "--%s=%s".formatted(it.getKey(), it.getValue()))
                .toArray(String[]::new);

        assertThatThrownBy(() -> application.run(arguments).close()).isNotNull();

        assertThat(output.getAll())
                .contains("must have at least 32 characters")
                .contains(setting.substring(0, setting.lastIndexOf('.')))
                .doesNotContain(TOO_SHORT);
    }
}
