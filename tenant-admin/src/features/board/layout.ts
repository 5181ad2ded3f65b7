import type { Board, BoardColumn, BoardStop, Price, Stretch, Visit } from '@/api/types';
import { instantOf } from '@/lib/zoned';

/** How high a minute is, in pixels. */
export const SCALE = 1.6;

const MINUTE = 60_000;
const HOUR = 60;

/** The part of the day that is drawn, in minutes since the shop's midnight. */
export interface Range {
  midnight: number;
  first: number;
  last: number;
}

/** Whole hours around all that happens; the usual day when nothing does. */
export function rangeOf({ date, timeZone, technicians }: Board): Range {
  const midnight = instantOf(date, '00:00', timeZone);
  const minutes = technicians
    .flatMap((it): Stretch[] => [...it.working, ...it.stops.map(withDrive)])
    .flatMap(({ start, end }) => [start, end].map((instant) => (Date.parse(instant) - midnight) / MINUTE))
    // What began the day before or ends the day after is cut.
    .map((it) => Math.min(Math.max(it, 0), 25 * HOUR));
  return {
    midnight,
    first: Math.floor((minutes.length > 0 ? Math.min(...minutes) : 8 * HOUR) / HOUR) * HOUR,
    last: Math.ceil((minutes.length > 0 ? Math.max(...minutes) : 17 * HOUR) / HOUR) * HOUR,
  };
}

/** The job with the drive to it. */
const withDrive = ({ start, end, leg }: BoardStop): Stretch => ({
  start: new Date(Date.parse(start) - (leg?.driveMinutes ?? 0) * MINUTE).toISOString(),
  end,
});

export const heightOf = ({ first, last }: Range) => (last - first) * SCALE;

/** Where an instant is, in pixels from the top. */
export const topOf = (instant: string | number, { midnight, first, last }: Range) => {
  const minute = (new Date(instant).getTime() - midnight) / MINUTE;
  return (Math.min(Math.max(minute, first), last) - first) * SCALE;
};

/** The instant on the grid that is nearest to a place, so many pixels from the top. */
export function instantAt(top: number, step: number, { midnight, first, last }: Range): number {
  const minute = Math.round((first + top / SCALE) / step) * step;
  return midnight + Math.min(Math.max(minute, first), last - step) * MINUTE;
}

/** The hours that are written at the side. */
export const hoursOf = ({ midnight, first, last }: Range) =>
  Array.from({ length: (last - first) / HOUR }, (_, hour) => midnight + (first + hour * HOUR) * MINUTE);

/** What is not work time in the range: before, between and after it. */
export function outside(working: Stretch[], { midnight, first, last }: Range): [number, number][] {
  const begin = midnight + first * MINUTE;
  const end = midnight + last * MINUTE;
  const edges = [begin, ...working.flatMap((it) => [Date.parse(it.start), Date.parse(it.end)]), end];
  const pairs: [number, number][] = [];
  for (let index = 0; index + 1 < edges.length; index += 2) {
    const [from, to] = [edges[index] ?? begin, edges[index + 1] ?? end];
    if (from < to) {
      pairs.push([from, to]);
    }
  }
  return pairs;
}

/** The sum of the jobs of a column, which all have the shop's currency. */
export function sumOf(visits: Visit[], currency: string): Price {
  return { amount: visits.reduce((sum, it) => sum + it.total.amount, 0), currency };
}

export const visitsOf = ({ stops }: BoardColumn) => stops.flatMap((it) => (it.appointment ? [it.appointment] : []));

/**
 * The board as it will be when a move succeeds. What only the server knows is left out until it says it: the drive there and
 * the time that is left beside it.
 */
export function moved(board: Board, visit: Visit, start: number, technician: string): Board {
  const length = Date.parse(visit.end) - Date.parse(visit.start);
  const target = board.technicians.find((it) => it.id === technician);
  if (target === undefined) {
    return board;
  }
  const placed: Visit = {
    ...visit,
    start: new Date(start).toISOString(),
    end: new Date(start + length).toISOString(),
    technician: { id: technician, name: target.name },
  };
  return {
    ...board,
    technicians: board.technicians.map((column) => {
      const rest = column.stops.filter((it) => it.appointment?.id !== visit.id);
      if (column.id !== technician) {
        return rest.length === column.stops.length ? column : { ...column, stops: rest, gaps: [] };
      }
      const stop = { appointment: placed, start: placed.start, end: placed.end, gapMinutes: 0, leg: null };
      return {
        ...column,
        gaps: [],
        stops: [...rest, stop].sort((a, b) => Date.parse(a.start) - Date.parse(b.start)),
      };
    }),
  };
}
