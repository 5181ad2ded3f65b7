import { describe, expect, it } from 'vitest';
import { isSound, type Rule, rulesOf, weekOf } from './week-rules';

const rules: Rule[] = [
  { day: 'MONDAY', start: '13:00', end: '17:00' },
  { day: 'MONDAY', start: '08:00', end: '12:00' },
  { day: 'FRIDAY', start: '08:00', end: '12:00', validFrom: '2026-12-01' },
];

describe('the hours of a week', () => {
  it('are shown by day in their order, and lose nothing on the way back', () => {
    const { week, limited } = weekOf(rules);
    expect(week.MONDAY).toEqual([
      { start: '08:00', end: '12:00' },
      { start: '13:00', end: '17:00' },
    ]);
    expect(week.FRIDAY).toEqual([]);
    expect(rulesOf(week, limited)).toHaveLength(3);
    expect(rulesOf(week, limited)).toContainEqual(rules[2]);
  });

  it('are sound when they have a length and do not overlap', () => {
    expect(isSound([])).toBe(true);
    expect(
      isSound([
        { start: '08:00', end: '12:00' },
        { start: '12:00', end: '00:00' },
      ]),
    ).toBe(true);
    expect(isSound([{ start: '12:00', end: '08:00' }])).toBe(false);
    expect(
      isSound([
        { start: '13:00', end: '17:00' },
        { start: '08:00', end: '13:30' },
      ]),
    ).toBe(false);
    expect(isSound([{ start: '', end: '12:00' }])).toBe(false);
  });
});
