import { describe, expect, it } from 'vitest';
import type { ObstacleDay, Visit } from '@/api/types';
import { startsOf } from './obstacles';

const at = (time: string) => `2026-11-25T${time}:00-08:00`;

const day = {
  date: '2026-11-25',
  timeZone: 'America/Los_Angeles',
  stepMinutes: 30,
  durationMinutes: 60,
  technicians: [
    {
      id: 'edgar',
      name: 'Edgar',
      stretches: [
        { first: at('08:00'), last: at('08:30'), starts: 2 },
        {
          first: at('09:00'),
          last: at('09:30'),
          starts: 2,
          obstacle: 'JOB',
          taken: { start: at('09:30'), end: at('10:30') },
        },
        {
          first: at('10:00'),
          last: at('10:00'),
          starts: 1,
          obstacle: 'DRIVE',
          taken: { start: at('12:00'), end: at('13:00') },
        },
      ],
    },
  ],
} as ObstacleDay;

describe('startsOf', () => {
  it('names each start of the grid with what is in its way', () => {
    expect(startsOf(day, 'edgar').map((it) => [new Date(it.at).toISOString().slice(11, 16), it.obstacle])).toEqual([
      ['16:00', undefined],
      ['16:30', undefined],
      ['17:00', 'JOB'],
      ['17:30', 'JOB'],
      ['18:00', 'DRIVE'],
    ]);
  });

  it('lets a visit be moved over itself, and over nobody else', () => {
    const visit = { start: '2026-11-25T17:30:00Z', end: '2026-11-25T18:30:00Z' } as Visit;
    expect(startsOf(day, 'edgar', visit).map((it) => it.obstacle)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      'DRIVE',
    ]);
  });

  it('knows nothing of somebody who is not on that day', () => {
    expect(startsOf(day, 'sam')).toEqual([]);
  });
});
