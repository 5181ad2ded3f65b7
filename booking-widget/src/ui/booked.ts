import type { Appointment } from '../api/types.ts';
import { type Child, h } from './dom.ts';
import { icon } from './parts.ts';
import type { Texts } from './texts.ts';

/** The last page: it is booked. What comes afterwards is drawn by what may not have been loaded. */
export function booked(t: Texts, appointment: Appointment, manage: string, afterwards: Child): Child[] {
  return [
    h(
      'h2',
      { tabindex: '-1', class: 'good' },
      icon('tick'),
      ' ',
      t.say(appointment.status === 'REQUESTED' ? 'booked.requested' : 'booked.title'),
    ),
    h(
      'p',
      null,
      h('b', null, t.moment(appointment.start)),
      ' ',
      t.say('booked.with', { name: appointment.technician.name }),
    ),
    h(
      'p',
      null,
      t.say('booked.reference'),
      ' ',
      h('b', null, appointment.reference),
      ' · ',
      t.money(appointment.total),
    ),
    afterwards,
    h('p', null, h('a', { class: 'button', href: manage }, t.say('booked.manage'))),
  ];
}
