import { describe, expect, it } from 'vitest';
import type { BoardColumn, BoardStop, Visit } from '@/api/types';
import { planOf } from './day-plan';

const at = (time: string) => `2026-11-25T${time}:00-08:00`;

function stop(start: string, end: string, status: Visit['status'], driveMinutes: number): BoardStop {
  return {
    start: at(start),
    end: at(end),
    gapMinutes: driveMinutes,
    leg: { driveMinutes, fromHome: false },
    appointment: { id: start, status } as Visit,
  };
}

const column = (stops: BoardStop[], gaps: [string, string][] = []): BoardColumn => ({
  id: 'edgar',
  name: 'Edgar',
  active: true,
  working: [{ start: at('08:00'), end: at('17:00') }],
  timeOff: [],
  over: [],
  stops,
  gaps: gaps.map(([start, end]) => ({ start: at(start), end: at(end) })),
});

describe('planOf', () => {
  it('puts jobs and what is left to sell in order, without what is over', () => {
    const day = column(
      [stop('08:00', '09:00', 'COMPLETED', 10), stop('11:00', '12:00', 'BOOKED', 15)],
      [
        ['07:00', '07:50'],
        ['09:15', '10:45'],
        ['12:00', '17:00'],
      ],
    );

    const plan = planOf(day, Date.parse(at('09:30')));

    expect(plan.items.map((it) => [it.kind, it.start.slice(11, 16)])).toEqual([
      ['stop', '08:00'],
      ['gap', '09:15'],
      ['stop', '11:00'],
      ['gap', '12:00'],
    ]);
    expect(plan).toMatchObject({ jobs: 2, done: 1, driveMinutes: 25, freeMinutes: 75 + 300 });
  });

  it('takes what is at work as the next, whatever else is open', () => {
    const day = column([stop('08:00', '09:00', 'BOOKED', 5), stop('10:00', '11:00', 'IN_PROGRESS', 5)]);
    expect(planOf(day, Date.parse(at('10:10'))).next?.appointment?.id).toBe('10:00');
  });

  it('has nothing next when all is done', () => {
    expect(planOf(column([stop('08:00', '09:00', 'COMPLETED', 5)]), Date.parse(at('09:30'))).next).toBeUndefined();
  });
});
