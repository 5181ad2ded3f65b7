import type { Day, Slot } from '../api/types.ts';
import type { Flow } from '../flow/flow.ts';
import { type Child, h } from './dom.ts';
import { call, note } from './parts.ts';
import type { Key, Texts } from './texts.ts';

/** The step of the day and the time. */
export function when(flow: Flow, t: Texts): Child[] {
  const { alternatives, date, days, doing, draft, notice } = flow.state;
  const pick = (start: string) => void flow.pick(start);
  return [
    notice === 'taken' && note('bad', h('p', null, t.say('time.taken'))),
    alternatives.length > 0 && times(t, alternatives, null, pick, true),
    doing === 'hold' && h('p', { class: 'quiet', role: 'status', key: 'holding' }, t.say('time.holding')),
    picker(t, {
      days,
      date,
      start: draft.start,
      isLoading: doing === 'times',
      hasMore: flow.hasMore(),
      look: (it) => flow.update((state) => ({ ...state, date: it })),
      more: () => void flow.more(),
      pick,
    }),
  ];
}

/** What a picker of times shows and does. */
export interface Picking {
  readonly days: readonly Day[];
  readonly date: string | null;
  readonly start: string | null;
  readonly isLoading: boolean;
  readonly hasMore: boolean;
  look(date: string): void;
  more(): void;
  pick(start: string): void;
}

/** Days as a strip, and the times of one of them by the part of the day. */
export function picker(t: Texts, picking: Picking): Child[] {
  const { days, date, start, isLoading, hasMore } = picking;
  const day = days.find((it) => it.date === date);
  const free = days.filter((it) => it.slots.length > 0);
  const soonest = free[0]?.slots[0];
  const next = free.find((it) => it.date > (date ?? ''));
  const zone = soonest ? t.foreignZone(soonest.start) : '';
  if (days.length === 0) {
    return isLoading ? [0, 1, 2, 3].map((it) => h('div', { class: 'ghost', key: `ghost${it}` })) : [];
  }
  return [
    soonest &&
      h(
        'button',
        { class: 'wide', key: 'soonest', onclick: () => picking.pick(soonest.start) },
        t.say('time.soonest', { time: t.brief(soonest.start) }),
      ),
    h(
      'div',
      { class: 'days', role: 'group', 'aria-label': t.say('time.days'), key: 'days' },
      days.map((it) => {
        const { weekday, day: number, month } = t.day(it.date);
        const isFree = it.slots.length > 0;
        return h(
          'button',
          {
            key: it.date,
            class: !isFree && 'none',
            'aria-pressed': String(it.date === date),
            onclick: () => picking.look(it.date),
          },
          weekday,
          h('b', null, number),
          h('small', null, isFree ? month : t.say(it.closed ? 'time.closed' : 'time.full')),
          isFree && h('span', { class: 'quiet' }, t.count('time.free', it.slots.length)),
        );
      }),
      hasMore &&
        h(
          'button',
          { key: 'more', onclick: () => picking.more() },
          isLoading ? h('span', { class: 'spin' }) : t.say('time.more'),
        ),
    ),
    day && day.slots.length > 0 && parts(t, day, start, picking.pick),
    day?.slots.length === 0 &&
      h(
        'div',
        { key: 'none' },
        h('p', null, t.say('time.none')),
        next &&
          h(
            'button',
            { class: 'wide', onclick: () => picking.look(next.date) },
            t.say('time.nextfree', { date: t.date(next.date) }),
          ),
      ),
    free.length === 0 && !isLoading && note('', h('p', null, t.say('time.nothing')), call(t)),
    day?.slots.some((it) => it.recommended) && h('p', { class: 'near', key: 'near' }, t.say('time.nearby')),
    zone && h('p', { class: 'soft', key: 'zone' }, t.say('time.zone', { zone })),
  ];
}

function parts(t: Texts, day: Day, start: string | null, pick: (start: string) => void): Child {
  const named: [Key, Slot[]][] = [
    ['time.morning', day.slots.filter((it) => hour(it) < 12)],
    ['time.afternoon', day.slots.filter((it) => hour(it) >= 12 && hour(it) < 17)],
    ['time.evening', day.slots.filter((it) => hour(it) >= 17)],
  ];
  return h(
    'div',
    { key: day.date },
    h('h3', { class: 'quiet' }, t.date(day.date)),
    named
      .filter(([, slots]) => slots.length > 0)
      .map(([name, slots]) => [h('h3', { key: name }, t.say(name)), times(t, slots, start, pick, false)]),
  );
}

/** Starts as buttons. */
export function times(
  t: Texts,
  slots: readonly Slot[],
  start: string | null,
  pick: (start: string) => void,
  withDay: boolean,
): Child {
  return h(
    'div',
    { class: withDay ? 'actions' : 'times' },
    slots.map((it) =>
      h(
        'button',
        {
          key: it.start,
          class: it.recommended && 'near',
          'aria-pressed': String(it.start === start),
          onclick: () => pick(it.start),
        },
        withDay ? t.brief(it.start) : t.time(it.start),
        it.recommended && h('span', { class: 'quiet' }, t.say('time.nearby')),
      ),
    ),
  );
}

// The offset is the shop's, so the text shows the shop's clock.
function hour(slot: Slot) {
  return Number(slot.start.slice(11, 13));
}
