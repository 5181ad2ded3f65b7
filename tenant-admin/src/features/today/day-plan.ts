import type { BoardColumn, BoardStop, Stretch, Visit } from '@/api/types';
import { minutesBetween } from '@/lib/zoned';

/** What a day consists of, in the order in which it comes. */
export type DayItem =
  | { kind: 'stop'; start: string; stop: BoardStop }
  | { kind: 'gap'; start: string; gap: Stretch }
  | { kind: 'off'; start: string; off: Stretch };

export interface DayPlan {
  items: DayItem[];
  /** What is at work, else what comes next. */
  next: BoardStop | undefined;
  jobs: number;
  done: number;
  driveMinutes: number;
  freeMinutes: number;
}

const isDone = ({ status }: Visit) => status === 'COMPLETED';
const isAtWork = ({ status }: Visit) => status === 'IN_PROGRESS' || status === 'EN_ROUTE';

/** Puts a technician's day in driving order; gaps that are over cannot be sold any more. */
export function planOf({ stops, gaps, timeOff }: BoardColumn, now: number): DayPlan {
  const jobs = stops.flatMap((it) => (it.appointment ? [it.appointment] : []));
  const left = gaps.filter((it) => Date.parse(it.end) > now);
  const items: DayItem[] = [
    ...stops.map((stop): DayItem => ({ kind: 'stop', start: stop.start, stop })),
    ...left.map((gap): DayItem => ({ kind: 'gap', start: gap.start, gap })),
    ...timeOff.map((off): DayItem => ({ kind: 'off', start: off.start, off })),
  ];
  return {
    items: items.sort((a, b) => Date.parse(a.start) - Date.parse(b.start)),
    next:
      stops.find((it) => it.appointment && isAtWork(it.appointment)) ??
      stops.find((it) => it.appointment && !isDone(it.appointment)),
    jobs: jobs.length,
    done: jobs.filter(isDone).length,
    driveMinutes: stops.reduce((sum, it) => sum + (it.leg?.driveMinutes ?? 0), 0),
    freeMinutes: left.reduce((sum, it) => sum + minutesBetween(Math.max(Date.parse(it.start), now), it.end), 0),
  };
}
