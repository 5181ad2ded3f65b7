package com.wrenchtime.web;

import com.wrenchtime.shared.Actor;
import com.wrenchtime.shared.Tenant;

/**
 * Who sends a request and whose data it is about, both from one verified proof of identity.
 *
 * @param tenant the shop that the proof was made for; the platform itself for its operators
 */
public record Caller(Tenant tenant, Actor actor) {}
