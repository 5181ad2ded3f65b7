package com.wrenchtime.operator;

import com.wrenchtime.shared.Actor;
import com.wrenchtime.shared.TenantId;
import java.time.Instant;
import java.util.UUID;

/**
 * An operator's leave to read one shop's data.
 *
 * @param reason why, which the shop's own log says too
 * @param until when it runs out, by the database's clock
 */
record OperatorVisit(UUID id, TenantId shop, Actor.Operator operator, String reason, Instant until) {}
