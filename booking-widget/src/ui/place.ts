import type { Flow } from '../flow/flow.ts';
import { type Child, h } from './dom.ts';
import { call, field, icon, note } from './parts.ts';
import type { Texts } from './texts.ts';

const COMPLETE: Readonly<Record<string, RegExp>> = {
  US: /^\d{5}(-\d{4})?$/,
  CA: /^[a-z]\d[a-z] ?\d[a-z]\d$/i,
};

/** The second step: where the car stands. */
export function where(flow: Flow, t: Texts): Child[] {
  const { coverage, draft, notice, doing } = flow.state;
  const country = t.shop?.country ?? '';
  const isLooking = doing === 'coverage' && !draft.fields.postalCode;
  return [
    field(flow, t, 'postalCode', t.say(country === 'US' ? 'place.code' : 'place.code.other'), {
      autocomplete: 'postal-code',
      inputmode: country === 'US' ? 'numeric' : null,
      maxlength: 10,
      enterkeyhint: 'next',
      oninput: (e: Event) => {
        const { value } = e.target as HTMLInputElement;
        flow.type('postalCode', value);
        if (COMPLETE[country]?.test(value.trim())) void flow.cover();
      },
      onkeydown: (e: KeyboardEvent) => {
        if (e.key === 'Enter') void flow.next();
      },
    }),
    h(
      'button',
      { class: 'wide', key: 'locate', onclick: () => flow.locate() },
      isLooking ? h('span', { class: 'spin' }) : icon('pin'),
      t.say('place.locate'),
    ),
    notice === 'no-location' && note('bad', h('p', null, t.say('place.no-location'))),
    coverage?.served &&
      note(
        'good',
        h('p', null, t.say('place.yes', { place: coverage.postalCode ?? draft.fields.postalCode })),
        h(
          'p',
          null,
          coverage.travelFee && coverage.travelFee.amount > 0
            ? t.say('place.fee', { fee: t.money(coverage.travelFee) })
            : t.say('place.nofee'),
        ),
        draft.spot && h('p', null, t.say('place.guessed')),
      ),
    notice === 'outside' && note('bad', h('p', null, t.say('place.no', { place: draft.fields.postalCode })), call(t)),
  ];
}
