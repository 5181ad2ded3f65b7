package com.wrenchtime.travel;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** How drive times are estimated where a shop knows nothing better, as {@code wrenchtime.travel.driving.*}. */
@ConfigurationProperties("wrenchtime.travel")
record TravelSettings(@DefaultValue DrivingAssumptions driving) {}
