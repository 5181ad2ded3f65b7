package com.wrenchtime.web;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How tokens handed to customers are made.
 *
 * @param secret at least 32 characters that nobody can guess, the same on all nodes; whoever has it can manage every
 *     appointment. There is no default.
 */
@Validated
@ConfigurationProperties("wrenchtime.tokens")
record TokenSettings(@NotBlank @Size(min = 32) String secret) {}
