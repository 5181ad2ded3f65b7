package com.wrenchtime.demo;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The demonstration shops.
 *
 * @param enabled whether they are opened at start; on with the embedded database, off otherwise
 */
@ConfigurationProperties("wrenchtime.demo")
record DemoSettings(@DefaultValue("false") boolean enabled) {}
