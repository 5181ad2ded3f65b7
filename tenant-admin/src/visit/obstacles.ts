import { queryOptions, skipToken } from '@tanstack/react-query';
import { api, data } from '@/api/client';
import type { Obstacle, ObstacleDay, Visit } from '@/api/types';

/** What is in the way of a visit's work on a day, at its place, technician by technician; nothing is asked without a visit. */
export const obstaclesOf = (visit: Visit | undefined, date: string) =>
  queryOptions({
    queryKey: ['obstacles', date, visit?.id, visit?.version],
    queryFn: visit ? ({ signal }) => read(visit, date, signal) : skipToken,
    staleTime: 10_000,
  });

function read(visit: Visit, date: string, signal: AbortSignal) {
  const services = [...new Set(visit.lines.map((it) => it.serviceId))].join(',');
  const { lat, lng, postalCode } = visit.address;
  const place = lat != null && lng != null ? { lat, lng } : { postalCode };
  return data(api.GET('/api/v1/availability/obstacles', { params: { query: { date, services, ...place } }, signal }));
}

/** One start of the grid, and what is in its way. */
export interface Start {
  at: number;
  obstacle: Obstacle | undefined;
}

const OWN: (Obstacle | null | undefined)[] = ['JOB', 'DRIVE', 'BUFFER'];

/**
 * All starts of a technician's day. Where the visit is only in its own way, it can be moved: the server leaves it out when it
 * decides.
 */
export function startsOf(day: ObstacleDay, technician: string, moved?: Visit): Start[] {
  const stretches = day.technicians.find((it) => it.id === technician)?.stretches ?? [];
  const own = moved && [Date.parse(moved.start), Date.parse(moved.end)];
  return stretches.flatMap(({ first, starts, obstacle, taken }) => {
    const isOwn =
      own !== undefined &&
      OWN.includes(obstacle) &&
      taken != null &&
      Date.parse(taken.start) === own[0] &&
      Date.parse(taken.end) === own[1];
    return Array.from({ length: starts }, (_, index) => ({
      at: Date.parse(first) + index * day.stepMinutes * 60_000,
      obstacle: isOwn ? undefined : (obstacle ?? undefined),
    }));
  });
}
