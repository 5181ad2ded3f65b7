import type { Appointment } from '../api/types.ts';
import { type Entry, googleLink, ics } from '../flow/calendar.ts';
import { type Child, h } from './dom.ts';
import { dialled, type Texts } from './texts.ts';

/** What happens after a booking: the calendar, and what to expect. */
export function afterwards(t: Texts, appointment: Appointment, manage: string, again: () => void): Child {
  const { name } = appointment.technician;
  const isRequest = appointment.status === 'REQUESTED';
  return [
    h('div', { class: 'actions' }, calendar(t, appointment, manage)),
    h('h3', null, t.say('booked.next')),
    h(
      'ol',
      { class: 'next' },
      [
        isRequest
          ? t.say('booked.next.requested', { shop: t.shop?.name ?? '' })
          : t.say('booked.next.1', { name, phone: dialled(t.shop?.phone ?? '') }),
        t.say('booked.next.2'),
        t.say('booked.next.3'),
      ].map((it) => h('li', null, h('span', null, it))),
    ),
    h('p', null, h('button', { class: 'link', onclick: again }, t.say('booked.again'))),
  ];
}

/** How the appointment gets into a calendar: as a file, and as a link to the one that most people have. */
export function calendar(t: Texts, appointment: Appointment, manage: string): Child[] {
  const entry: Entry = {
    id: appointment.id,
    title: `${t.shop?.name ?? ''}: ${appointment.lines.map((it) => it.name).join(', ')}`,
    start: appointment.start,
    end: appointment.end,
    text: `${t.say('booked.reference')} ${appointment.reference}\n${manage}`,
  };
  const save = () => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([ics(entry)], { type: 'text/calendar' }));
    link.download = `${appointment.reference}.ics`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  };
  return [
    h('button', { key: 'ics', onclick: save }, t.say('booked.calendar')),
    h(
      'a',
      { class: 'button', key: 'google', href: googleLink(entry), target: '_blank', rel: 'noreferrer' },
      t.say('booked.google'),
    ),
  ];
}
