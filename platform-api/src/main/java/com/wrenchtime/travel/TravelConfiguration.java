package com.wrenchtime.travel;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TravelSettings.class)
class TravelConfiguration {

    @Bean
    DriveTimes driveTimes(TravelSettings settings) {
        return settings.driving().driveTimes();
    }

    @Bean
    Geocoder geocoder() {
        return new ZipCodeGeocoder();
    }
}
