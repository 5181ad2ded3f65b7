package com.wrenchtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every class of ours keeps to, whichever module it belongs to. */
class ArchitectureTests {

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(new DoNotIncludeTests())
            .importPackagesOf(PlatformApplication.class);

    @ParameterizedTest
    @EnumSource
    void givenOurClasses_whenTheRuleIsApplied_thenAllKeepToIt(ArchitectureRule rule) {
        assertThat(OURS).isNotEmpty();

        // A rule may concern none of our classes; that it can fail is shown below.
        rule.rule().allowEmptyShould(true).check(OURS);
    }

    @ParameterizedTest
    @EnumSource
    void givenAPlantedViolation_whenTheRuleIsApplied_thenItIsReported(ArchitectureRule rule) {
        assertThat(rule.violations()).isNotEmpty().allSatisfy(violation -> {
            var planted = new ClassFileImporter().importClasses(violation);

            var result = rule.rule().evaluate(planted);

            assertThat(result.hasViolation()).as("%s is reported", violation).isTrue();
        });
    }

    @ParameterizedTest
    @EnumSource
    void givenCodeThatLooksAlikeButIsAllowed_whenTheRuleIsApplied_thenNothingIsReported(ArchitectureRule rule)
            throws ClassNotFoundException {
        var packageInfo = Class.forName("com.wrenchtime.package-info");
        var allowed = new ClassFileImporter().importClasses(PlantedViolations.Allowed.class, packageInfo);

        rule.rule().allowEmptyShould(true).check(allowed);
    }
}
