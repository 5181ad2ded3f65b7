package com.wrenchtime.shop;

import java.time.Duration;

/**
 * The rules under which a shop can be booked by its customers.
 *
 * @param minNotice how long before its start an appointment can be booked at the latest
 * @param horizonDays how many days after today, in the shop's zone, the last bookable day lies
 * @param slotStep the grid of offered starts, counted on the wall clock from the shop's midnight
 * @param holdFor how long a hold keeps a time
 * @param cancellationWindow how long before its start a customer can move or cancel an appointment at the latest
 * @param bufferBefore the least time kept free before a job
 * @param bufferAfter the least time kept free after a job; buffers and drives never add up, the longest counts
 * @param confirmedByHand whether a booking is only a request until the shop confirms it
 */
public record BookingPolicy(
        Duration minNotice,
        int horizonDays,
        Duration slotStep,
        Duration holdFor,
        Duration cancellationWindow,
        Duration bufferBefore,
        Duration bufferAfter,
        boolean confirmedByHand) {}
