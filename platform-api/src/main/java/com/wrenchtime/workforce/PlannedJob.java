package com.wrenchtime.workforce;

import com.wrenchtime.shared.TimeWindow;
import java.util.UUID;

/**
 * An appointment, as far as it matters to the one who does it.
 *
 * @param reference what shop and customer call it
 * @param customer their name, as given when booking
 */
public record PlannedJob(UUID appointment, String reference, TimeWindow window, String customer) {}
