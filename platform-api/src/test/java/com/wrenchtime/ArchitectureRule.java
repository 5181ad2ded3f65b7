package com.wrenchtime;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.accessTargetWhere;
import static com.tngtech.archunit.lang.conditions.ArchConditions.haveSimpleNameEndingWith;
import static com.tngtech.archunit.lang.conditions.ArchConditions.never;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.GeneralCodingRules;
import com.wrenchtime.PlantedViolations.AsksForTheActiveProfile;
import com.wrenchtime.PlantedViolations.CreatesAClock;
import com.wrenchtime.PlantedViolations.CreatesADate;
import com.wrenchtime.PlantedViolations.ForTestsOnly;
import com.wrenchtime.PlantedViolations.InjectedField;
import com.wrenchtime.PlantedViolations.InjectedSetting;
import com.wrenchtime.PlantedViolations.LogsWithTheJdk;
import com.wrenchtime.PlantedViolations.NotWithTests;
import com.wrenchtime.PlantedViolations.PrintsItself;
import com.wrenchtime.PlantedViolations.PublicAdvice;
import com.wrenchtime.PlantedViolations.PublicController;
import com.wrenchtime.PlantedViolations.PublicRepository;
import com.wrenchtime.PlantedViolations.ReadsTheEnvironment;
import com.wrenchtime.PlantedViolations.ReadsTheSystemClock;
import com.wrenchtime.PlantedViolations.ReadsTheSystemClockByReference;
import com.wrenchtime.PlantedViolations.ReadsTheSystemMillis;
import com.wrenchtime.PlantedViolations.ReadsTheSystemProperties;
import com.wrenchtime.PlantedViolations.SlotDto;
import com.wrenchtime.PlantedViolations.SlotHelper;
import com.wrenchtime.PlantedViolations.SlotImpl;
import com.wrenchtime.PlantedViolations.SlotManager;
import com.wrenchtime.PlantedViolations.SlotUtil;
import com.wrenchtime.PlantedViolations.SlotUtils;
import com.wrenchtime.PlantedViolations.UsesATestLibrary;
import com.wrenchtime.PlantedViolations.UsesCalendar;
import com.wrenchtime.PlantedViolations.UsesDate;
import com.wrenchtime.PlantedViolations.UsesSimpleDateFormat;
import com.wrenchtime.PlantedViolations.UsesSqlTimestamp;
import java.time.Clock;
import java.time.temporal.TemporalAccessor;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Controller;
import org.springframework.stereotype.Repository;
import org.springframework.web.bind.annotation.ControllerAdvice;

/** A rule for all our classes, with classes that break it. */
@SuppressWarnings("ImmutableEnumChecker") // ArchUnit's rules never change, it only does not say so
enum ArchitectureRule {
    DEPENDENCIES_COME_THROUGH_THE_CONSTRUCTOR(
            noFields()
                    .should()
                    .beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
                    .orShould()
                    .beAnnotatedWith("org.springframework.beans.factory.annotation.Value")
                    .orShould()
                    .beAnnotatedWith("jakarta.inject.Inject")
                    .orShould()
                    .beAnnotatedWith("jakarta.annotation.Resource")
                    .orShould()
                    .beAnnotatedWith("jakarta.persistence.PersistenceContext")
                    .because("a constructor shows what a class needs, and a test can call it"),
            InjectedField.class,
            InjectedSetting.class),

    TIME_COMES_FROM_THE_INJECTED_CLOCK(
            noClasses()
                    .should(accessTargetWhere(Accesses.OF_THE_SYSTEM_CLOCK))
                    .because("a test moves time by hand; System.nanoTime measures and is free to use"),
            ReadsTheSystemClock.class,
            ReadsTheSystemClockByReference.class,
            ReadsTheSystemMillis.class,
            CreatesADate.class,
            CreatesAClock.class),

    TIME_IS_JAVA_TIME(
            noClasses()
                    .should()
                    .dependOnClassesThat(describe("are the old date classes", Accesses.OLD_DATES::contains))
                    .because("java.time has a type for each meaning, and the PostgreSQL driver reads and writes it"),
            UsesDate.class,
            UsesCalendar.class,
            UsesSimpleDateFormat.class,
            UsesSqlTimestamp.class),

    MAIN_CODE_KNOWS_NO_TEST_LIBRARY(
            noClasses()
                    .should()
                    .dependOnClassesThat(resideInAnyPackage(
                            "org.junit..",
                            "org.mockito..",
                            "org.assertj..",
                            "org.awaitility..",
                            "org.testcontainers..",
                            "net.jqwik..",
                            "com.tngtech.archunit..",
                            "org.springframework.test..",
                            "org.springframework.boot.test..",
                            "org.springframework.modulith.test.."))
                    .because("what runs in production is what was tested"),
            UsesATestLibrary.class),

    MAIN_CODE_DOES_NOT_ASK_WHETHER_IT_IS_TESTED(
            noClasses()
                    .should(accessTargetWhere(Accesses.OF_THE_ACTIVE_PROFILES))
                    .orShould(BeAnnotatedForTests.PROFILE)
                    .because("what runs in production is what was tested"),
            AsksForTheActiveProfile.class,
            ForTestsOnly.class,
            NotWithTests.class),

    SETTINGS_ARE_READ_BY_SETTINGS_RECORDS(
            noClasses()
                    .that()
                    .areNotAnnotatedWith(ConfigurationProperties.class)
                    // It starts before there are settings, and only for developers.
                    .and()
                    .resideOutsideOfPackage("com.wrenchtime.embedded")
                    .should(accessTargetWhere(Accesses.OF_THE_PROCESS_ENVIRONMENT))
                    .because("a setting that is read on the side is neither documented nor checked at start"),
            ReadsTheEnvironment.class,
            ReadsTheSystemProperties.class),

    LINES_GO_THROUGH_A_LOGGER(
            GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.because(
                    "only a logger adds the request id and the shop"),
            PrintsItself.class),

    THE_LOGGER_IS_SLF4J(GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING, LogsWithTheJdk.class),

    CONTROLLERS_AND_REPOSITORIES_STAY_INSIDE_THEIR_MODULE(
            classes()
                    .that()
                    .areMetaAnnotatedWith(Controller.class)
                    .or()
                    .areMetaAnnotatedWith(Repository.class)
                    .or()
                    .areMetaAnnotatedWith(ControllerAdvice.class)
                    .should()
                    .notBePublic()
                    .because("other modules use a module through its public types"),
            PublicController.class,
            PublicAdvice.class,
            PublicRepository.class),

    EVERY_PACKAGE_IS_NULL_MARKED(
            classes()
                    .should(BeInANullMarkedPackage.CONDITION)
                    .because("the null checker looks only where it is told to"),
            Arrays.class),

    NAMES_ARE_THE_SHOPS_WORDS(
            classes()
                    .should(never(haveSimpleNameEndingWith("Manager")))
                    .andShould(never(haveSimpleNameEndingWith("Util")))
                    .andShould(never(haveSimpleNameEndingWith("Utils")))
                    .andShould(never(haveSimpleNameEndingWith("Impl")))
                    .andShould(never(haveSimpleNameEndingWith("Dto")))
                    .andShould(never(haveSimpleNameEndingWith("Helper")))
                    .because("such a class has not found its word yet"),
            SlotManager.class,
            SlotUtil.class,
            SlotUtils.class,
            SlotImpl.class,
            SlotDto.class,
            SlotHelper.class);

    private final ArchRule rule;
    private final List<Class<?>> violations;

    ArchitectureRule(ArchRule rule, Class<?>... violations) {
        this.rule = rule;
        this.violations = List.of(violations);
    }

    ArchRule rule() {
        return rule;
    }

    /** Classes of which each one alone breaks the rule. */
    List<Class<?>> violations() {
        return violations;
    }

    private static final class Accesses {

        static final DescribedPredicate<JavaAccess<?>> OF_THE_SYSTEM_CLOCK =
                describe("reads or makes a system clock", Accesses::readsTheSystemClock);
        static final DescribedPredicate<JavaAccess<?>> OF_THE_ACTIVE_PROFILES = describe(
                "asks for the active profiles",
                access -> access.getTargetOwner().isAssignableTo(Environment.class)
                        && access.getTarget().getName().endsWith("Profiles"));
        static final DescribedPredicate<JavaAccess<?>> OF_THE_PROCESS_ENVIRONMENT =
                describe("reads the process's environment", Accesses::readsTheEnvironment);
        static final Names OLD_DATES = new Names(Set.of(
                "java.util.Date",
                "java.util.Calendar",
                "java.util.GregorianCalendar",
                "java.util.TimeZone",
                "java.text.DateFormat",
                "java.text.SimpleDateFormat",
                "java.sql.Date",
                "java.sql.Time",
                "java.sql.Timestamp"));

        private static boolean readsTheSystemClock(JavaAccess<?> access) {
            var owner = access.getTargetOwner();
            var name = access.getTarget().getName();
            if (owner.isEquivalentTo(Clock.class)) {
                // The one place that may is the bean all others get theirs from.
                return (name.startsWith("system") || name.startsWith("tick"))
                        && !access.getOrigin().isAnnotatedWith(Bean.class);
            }
            return (owner.isEquivalentTo(System.class) && name.equals("currentTimeMillis"))
                    || (owner.getName().equals("java.util.Date") && name.equals("<init>") && takesNothing(access))
                    || (owner.isAssignableTo(TemporalAccessor.class) && name.equals("now") && !takesAClock(access));
        }

        private static boolean readsTheEnvironment(JavaAccess<?> access) {
            var owner = access.getTargetOwner();
            return switch (access.getTarget().getName()) {
                case "getenv", "getProperty", "getProperties" -> owner.isEquivalentTo(System.class);
                case "getBoolean" -> owner.isEquivalentTo(Boolean.class);
                case "getInteger" -> owner.isEquivalentTo(Integer.class);
                case "getLong" -> owner.isEquivalentTo(Long.class);
                default -> false;
            };
        }

        private static boolean takesNothing(JavaAccess<?> access) {
            return parameters(access).map(List::isEmpty).orElse(false);
        }

        private static boolean takesAClock(JavaAccess<?> access) {
            return parameters(access)
                    .map(it -> it.stream().anyMatch(type -> type.isEquivalentTo(Clock.class)))
                    .orElse(false);
        }

        private static Optional<List<JavaClass>> parameters(JavaAccess<?> access) {
            return access.getTarget() instanceof CodeUnitAccessTarget target
                    ? Optional.of(target.getRawParameterTypes())
                    : Optional.empty();
        }
    }

    private record Names(Set<String> names) {

        boolean contains(JavaClass type) {
            return names.contains(type.getName());
        }
    }

    private static final class BeAnnotatedForTests extends ArchCondition<JavaClass> {

        static final BeAnnotatedForTests PROFILE = new BeAnnotatedForTests();

        private BeAnnotatedForTests() {
            super("be there, or not be there, for a profile named test");
        }

        @Override
        public void check(JavaClass type, ConditionEvents events) {
            var onType = type.tryGetAnnotationOfType(Profile.class).stream();
            var onMethods = type.getMethods().stream().flatMap(it -> it.tryGetAnnotationOfType(Profile.class).stream());
            var named = Stream.concat(onType, onMethods)
                    .flatMap(it -> Arrays.stream(it.value()))
                    .anyMatch(it -> it.contains("test"));
            events.add(new SimpleConditionEvent(type, named, type.getName() + " depends on a profile named test"));
        }
    }

    private static final class BeInANullMarkedPackage extends ArchCondition<JavaClass> {

        static final BeInANullMarkedPackage CONDITION = new BeInANullMarkedPackage();

        private BeInANullMarkedPackage() {
            super("be in a package whose package-info is @NullMarked");
        }

        @Override
        public void check(JavaClass type, ConditionEvents events) {
            var marked = type.getPackage()
                    .tryGetPackageInfo()
                    .filter(it -> it.isAnnotatedWith(NullMarked.class))
                    .isPresent();
            events.add(new SimpleConditionEvent(type, marked, type.getPackageName() + " is not @NullMarked"));
        }
    }
}
