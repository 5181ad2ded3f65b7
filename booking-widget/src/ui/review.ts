import type { Flow } from '../flow/flow.ts';
import type { Step } from '../flow/state.ts';
import { chosen, sum } from '../flow/state.ts';
import { car } from '../flow/vehicle.ts';
import { type Child, h } from './dom.ts';
import type { Key, Texts } from './texts.ts';

/** The fifth step: everything once more. */
export function review(flow: Flow, t: Texts): Child[] {
  const { coverage, draft } = flow.state;
  const { fields, start, sent } = draft;
  const vehicle = car(fields.model);
  const fee = coverage?.travelFee?.amount ?? 0;
  const row = (name: Key, step: Step, content: Child) =>
    h(
      'div',
      { class: 'row', key: name },
      h('dt', null, t.say(name)),
      h(
        'dd',
        null,
        // What has been sent is not changed before it is known what became of it.
        !sent &&
          h(
            'button',
            {
              class: 'link',
              'aria-label': `${t.say('change')}: ${t.say(name)}`,
              onclick: () => void flow.go(step),
            },
            t.say('change'),
          ),
        content,
      ),
    );
  return [
    h(
      'dl',
      { key: 'all' },
      row('review.when', 'time', start && h('b', null, t.moment(start))),
      row(
        'review.what',
        'services',
        chosen(flow.state).map((it) =>
          h('span', { class: 'line', key: it.id }, h('span', null, it.name), h('span', null, t.money(it.price))),
        ),
      ),
      row('review.where', 'place', `${fields.line1}\n${fields.city}, ${fields.region} ${fields.postalCode}`),
      row(
        'review.car',
        'details',
        `${fields.year} ${vehicle ? `${vehicle.make} ${vehicle.model}` : ''}${fields.vin ? `\n${fields.vin}` : ''}`,
      ),
      row('review.who', 'details', [fields.name, fields.phone, fields.email].filter(Boolean).join('\n')),
      fields.note && row('review.note', draft.unsure ? 'services' : 'details', fields.note),
    ),
    h('p', { class: 'line', key: 'trip' }, h('span', null, t.say('review.trip')), h('span', null, t.amount(fee))),
    h(
      'p',
      { class: 'line', key: 'total' },
      h('b', null, t.say('review.total')),
      h('b', null, t.amount(sum(flow.state).amount + fee)),
    ),
    t.shop &&
      h(
        'p',
        { class: 'soft', key: 'policy' },
        t.say('review.policy', { time: t.duration(t.shop.policy.cancellationWindowMinutes) }),
      ),
  ];
}
