package com.wrenchtime.travel;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** How all shops' drive times are estimated, as {@code wrenchtime.travel.driving.*}. */
@ConfigurationProperties("wrenchtime.travel")
record TravelSettings(@DefaultValue DrivingAssumptions driving) {}
