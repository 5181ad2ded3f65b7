package com.wrenchtime.shop;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * How a shop looks.
 *
 * @param color of its brand, as {@code #rrggbb}
 */
public record Branding(String color, @Nullable URI logo) {}
