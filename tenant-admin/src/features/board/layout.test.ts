import { describe, expect, it } from 'vitest';
import type { Board, Visit } from '@/api/types';
import { hoursOf, instantAt, moved, outside, rangeOf, SCALE, topOf } from './layout';

const at = (time: string) => `2026-11-25T${time}:00-08:00`;
const visit = {
  id: 'v',
  start: at('10:00'),
  end: at('11:00'),
  technician: { id: 'edgar', name: 'Edgar' },
} as Visit;

const board: Board = {
  date: '2026-11-25',
  timeZone: 'America/Los_Angeles',
  technicians: [
    {
      id: 'edgar',
      name: 'Edgar',
      active: true,
      working: [{ start: at('08:30'), end: at('17:00') }],
      timeOff: [],
      over: [],
      gaps: [],
      stops: [{ appointment: visit, start: visit.start, end: visit.end, gapMinutes: 12 }],
    },
    { id: 'sam', name: 'Sam', active: true, working: [], timeOff: [], over: [], gaps: [], stops: [] },
  ],
};
const range = rangeOf(board);

describe('the layout of the board', () => {
  it('draws whole hours around the work', () => {
    expect([range.first, range.last]).toEqual([8 * 60, 17 * 60]);
    expect(hoursOf(range)).toHaveLength(9);
    expect(topOf(at('09:00'), range)).toBe(60 * SCALE);
  });

  it('finds the nearest start of the grid, inside of the day', () => {
    expect(instantAt(68 * SCALE, 15, range)).toBe(Date.parse(at('09:15')));
    expect(instantAt(-50, 15, range)).toBe(Date.parse(at('08:00')));
    expect(instantAt(99_999, 15, range)).toBe(Date.parse(at('16:45')));
  });

  it('knows what is no work time', () => {
    const [column, other] = board.technicians;
    expect(outside(column?.working ?? [], range)).toEqual([[Date.parse(at('08:00')), Date.parse(at('08:30'))]]);
    expect(outside(other?.working ?? [], range)).toEqual([[Date.parse(at('08:00')), Date.parse(at('17:00'))]]);
  });

  it('moves a job to another technician and nothing else', () => {
    const after = moved(board, visit, Date.parse(at('13:00')), 'sam');
    expect(after.technicians[0]?.stops).toEqual([]);
    expect(after.technicians[1]?.stops[0]?.appointment).toMatchObject({
      id: 'v',
      start: new Date(at('13:00')).toISOString(),
      end: new Date(at('14:00')).toISOString(),
      technician: { id: 'sam', name: 'Sam' },
    });
  });
});
