import { describe, expect, it } from 'vitest';
import { asDate, instantOf, plusDays, wallTime, weekday } from './zoned';

const ZONE = 'America/Los_Angeles';
const iso = (instant: number) => new Date(instant).toISOString();

describe('zoned', () => {
  it('shows the date of the shop while UTC is already on the next', () => {
    expect(wallTime('2026-11-25T03:30:00Z', ZONE)).toEqual({ date: '2026-11-24', time: '19:30' });
  });

  it('finds the instant of a wall time in winter and in summer', () => {
    expect(iso(instantOf('2026-01-15', '09:00', ZONE))).toBe('2026-01-15T17:00:00.000Z');
    expect(iso(instantOf('2026-07-15', '09:00', ZONE))).toBe('2026-07-15T16:00:00.000Z');
    expect(iso(instantOf('2026-01-15', '09:00', 'Asia/Kolkata'))).toBe('2026-01-15T03:30:00.000Z');
  });

  it('moves a time forward that is left out when clocks go forward', () => {
    expect(iso(instantOf('2026-03-08', '02:30', ZONE))).toBe('2026-03-08T10:30:00.000Z');
    expect(iso(instantOf('2026-03-08', '01:30', ZONE))).toBe('2026-03-08T09:30:00.000Z');
    expect(iso(instantOf('2026-03-08', '03:30', ZONE))).toBe('2026-03-08T10:30:00.000Z');
  });

  it('takes the earlier of a time that comes twice', () => {
    expect(iso(instantOf('2026-11-01', '01:30', ZONE))).toBe('2026-11-01T08:30:00.000Z');
    expect(iso(instantOf('2026-11-01', '02:30', ZONE))).toBe('2026-11-01T10:30:00.000Z');
  });

  it('counts days and weekdays', () => {
    expect(plusDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(weekday('2026-11-29')).toBe(7);
    expect(weekday('2026-11-30')).toBe(1);
  });

  it('reads dates from addresses and nothing else', () => {
    expect(asDate('2026-11-25')).toBe('2026-11-25');
    expect(asDate('2026-13-45')).toBeUndefined();
    expect(asDate('tomorrow')).toBeUndefined();
  });
});
