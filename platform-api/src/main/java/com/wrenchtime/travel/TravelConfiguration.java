package com.wrenchtime.travel;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TravelSettings.class)
class TravelConfiguration {

    // An estimate is made of a few numbers, so there is nothing to keep for each shop.
    @Bean
    Driving driving(TravelSettings settings) {
        return own -> settings.driving().with(own).driveTimes();
    }

    @Bean
    Geocoder geocoder() {
        return new ZipCodeGeocoder();
    }
}
