package com.wrenchtime.travel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class TravelSettingsTests {

    final ApplicationContextRunner application =
            new ApplicationContextRunner().withUserConfiguration(TravelConfiguration.class);

    @Test
    void givenNoSettings_whenStarted_thenTheDefaults() {
        application.run(context -> {
            assertThat(context.getBean(TravelSettings.class))
                    .isEqualTo(new TravelSettings(
                            new DrivingAssumptions(1.3, 5, 35, 80, Duration.ofMinutes(3), Duration.ofMinutes(45))));
            assertThat(context).hasSingleBean(Driving.class).hasSingleBean(Geocoder.class);
        });
    }

    @Test
    void givenSettings_whenStarted_thenTheDriveTimesFollowThem() {
        application
                .withPropertyValues(
                        "wrenchtime.travel.driving.detour-factor=1.5",
                        "wrenchtime.travel.driving.town-kilometers=0",
                        "wrenchtime.travel.driving.town-speed=20",
                        "wrenchtime.travel.driving.highway-speed=60",
                        "wrenchtime.travel.driving.start-and-park=0s",
                        "wrenchtime.travel.driving.unknown-place=1h")
                .run(context -> {
                    var driveTimes = context.getBean(Driving.class).of(OwnDriving.NONE);

                    assertThat(driveTimes.between(null, null)).isEqualTo(Duration.ofHours(1));
                    assertThat(driveTimes.between(EstimatedDriveTimesTests.WOODLAND, EstimatedDriveTimesTests.DAVIS))
                            .isEqualTo(Duration.ofMinutes(23)); // 15.127 km x 1.5 at 60 km/h: 22.69
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "detour-factor=0.9",
                "detour-factor=NaN",
                "town-kilometers=-1",
                "town-speed=0",
                "highway-speed=30",
                "start-and-park=2h",
                "unknown-place=0s",
                "unknown-place=soon"
            })
    void givenAnImpossibleSetting_whenStarted_thenRefused(String setting) {
        application
                .withPropertyValues("wrenchtime.travel.driving." + setting)
                .run(context -> assertThat(context).hasFailed());
    }
}
