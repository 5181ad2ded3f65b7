package com.wrenchtime.availability;

import com.wrenchtime.shared.Money;
import com.wrenchtime.shared.Place;
import org.jspecify.annotations.Nullable;

/**
 * A place the shop drives to.
 *
 * @param place null when its postal code is served but nobody knows where it lies; drives to it cost the conservative
 *     default
 * @param travelFee what the shop charges for coming
 */
public record Destination(@Nullable Place place, Money travelFee) {}
