// Wall time in a shop's zone. Dates are YYYY-MM-DD, times HH:MM, instants what Date.parse reads.

const MINUTE = 60_000;
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    formats.set(zone, format);
  }
  return format;
}

/** What calendar and clock show in the zone at an instant. */
export function wallTime(instant: string | number, zone: string): { date: string; time: string } {
  const parts = Object.fromEntries(
    formatOf(zone)
      .formatToParts(new Date(instant))
      .map((it) => [it.type, it.value]),
  );
  return { date: `${parts.year}-${parts.month}-${parts.day}`, time: `${parts.hour}:${parts.minute}` };
}

export const dateIn = (instant: string | number, zone: string) => wallTime(instant, zone).date;

/** How far the zone's clocks are ahead of UTC at an instant, in milliseconds. */
function offset(instant: number, zone: string): number {
  const { date, time } = wallTime(instant, zone);
  return Date.parse(`${date}T${time}:00Z`) - Math.floor(instant / MINUTE) * MINUTE;
}

/**
 * The instant at which clocks in the zone show this. A time that is left out when clocks go forward is as much later; of one
 * that comes twice the earlier is meant.
 */
export function instantOf(date: string, time: string, zone: string): number {
  const asUtc = Date.parse(`${date}T${time}:00Z`);
  const before = offset(asUtc - 24 * 60 * MINUTE, zone);
  const after = offset(asUtc + 24 * 60 * MINUTE, zone);
  const first = asUtc - Math.max(before, after);
  return offset(first, zone) === Math.max(before, after) ? first : before > after ? asUtc - after : asUtc - before;
}

/** The date as many days later. */
export function plusDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 24 * 60 * MINUTE).toISOString().slice(0, 10);
}

/** 1 for Monday to 7 for Sunday. */
export const weekday = (date: string) => new Date(`${date}T00:00:00Z`).getUTCDay() || 7;

export const minutesBetween = (start: string | number, end: string | number) =>
  Math.round((new Date(end).getTime() - new Date(start).getTime()) / MINUTE);

/** The date when it is one, which an address need not contain. */
export const asDate = (text: unknown): string | undefined =>
  typeof text === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`))
    ? text
    : undefined;
