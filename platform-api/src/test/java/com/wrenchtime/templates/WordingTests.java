package com.wrenchtime.templates;

import static org.assertj.core.api.Assertions.assertThat;

import com.wrenchtime.messaging.Channel;
import com.wrenchtime.messaging.Segments.Encoded;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WordingTests {

    @Test
    void givenAWording_whenWrittenWithValues_thenTheyStandInTheirPlaces() {
        var wording = Wording.of("{{shop.name}}: see you {{ appointment.start }}.");

        assertThat(wording.unknown()).isEmpty();
        assertThat(wording.with(Map.of(Variable.SHOP_NAME, "Edgar", Variable.APPOINTMENT_START, "Tue")))
                .isEqualTo("Edgar: see you Tue.");
    }

    @Test
    void givenAWordingThatNamesWhatIsNot_whenWritten_thenItShowsAndIsIncomplete() {
        var wording = Wording.of("{{shop.nmae}} {{}} {{customer.password}}");

        assertThat(wording.unknown()).containsExactly("shop.nmae", "", "customer.password");
        assertThat(wording.with(Map.of())).isEqualTo("[shop.nmae] [] [customer.password]");
        assertThat(wording.isComplete(Map.of())).isFalse();
    }

    @Test
    void givenABackslash_whenWritten_thenTheBracesStay() {
        var wording = Wording.of("\\{{shop.name}} and {{shop.name}}");

        assertThat(wording.with(Map.of(Variable.SHOP_NAME, "Edgar"))).isEqualTo("{{shop.name}} and Edgar");
    }

    @Test
    void givenACustomerNamedLikeAVariable_whenWritten_thenNothingIsReadTwice() {
        var wording = Wording.of("Hi {{customer.name}}");

        assertThat(wording.with(Map.of(Variable.CUSTOMER_NAME, "{{shop.phone}} $1 \\0", Variable.SHOP_PHONE, "secret")))
                .isEqualTo("Hi {{shop.phone}} $1 \\0");
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void givenAStandardText_whenCounted_thenItFitsIntoTwoSegmentsInBothLanguages(Kind kind) {
        for (var language : Language.values()) {
            StandardTexts.find(new Template.Key(kind, language, Channel.TEXT)).ifPresent(it -> {
                var wording = Wording.of(it.body());
                assertThat(wording.unknown()).isEmpty();
                var encoded = Encoded.of(wording.example());
                assertThat(encoded.segments()).as("%s: %s", it.key(), encoded).isLessThanOrEqualTo(2);
            });
        }
    }

    @Test
    void givenTheStandardTexts_whenListed_thenEachIsThereInBothLanguages() {
        var all = StandardTexts.all();

        assertThat(all).allSatisfy(it -> {
            assertThat((it.key().channel() == Channel.MAIL) == (it.subject() != null))
                    .isTrue();
            assertThat(Wording.of(it.body()).unknown()).isEmpty();
        });
        for (var kind : Kind.values()) {
            assertThat(Arrays.stream(Channel.values())
                            .filter(channel -> StandardTexts.find(new Template.Key(kind, Language.EN, channel))
                                    .isPresent()))
                    .as(kind.slug())
                    .isNotEmpty()
                    .allSatisfy(channel -> assertThat(StandardTexts.find(new Template.Key(kind, Language.ES, channel)))
                            .isPresent());
        }
    }
}
