import type { Flow } from '../flow/flow.ts';
import { national } from '../flow/phone.ts';
import { years } from '../flow/vehicle.ts';
import { type Child, h } from './dom.ts';
import { field, note } from './parts.ts';
import type { Texts } from './texts.ts';

/** The fourth step: the car, and how to reach its owner. */
export function details(flow: Flow, t: Texts, cars: readonly string[], more: Child): Child[] {
  const { coverage, draft, storefront, wrong } = flow.state;
  const country = storefront?.shop.country ?? '';
  const consent = storefront?.smsConsent[t.language === 'es' ? 'es' : 'en'] ?? '';
  const { fields } = draft;
  return [
    wrong.length > 0 && note('bad', h('p', null, t.count('wrong.title', wrong.length))),
    h(
      'fieldset',
      { key: 'place' },
      h('legend', null, t.say('details.place')),
      field(flow, t, 'line1', t.say('field.line1'), { autocomplete: 'address-line1', maxlength: 120 }),
      h(
        'div',
        { class: coverage?.region ? null : 'pair even' },
        field(
          flow,
          t,
          'city',
          t.say('field.city') + (coverage?.region ? ` (${coverage.region} ${fields.postalCode})` : ''),
          {
            autocomplete: 'address-level2',
            maxlength: 80,
          },
        ),
        !coverage?.region &&
          field(flow, t, 'region', t.say('field.region'), { autocomplete: 'address-level1', maxlength: 80 }),
      ),
    ),
    h(
      'fieldset',
      { key: 'car' },
      h('legend', null, t.say('details.car')),
      h(
        'div',
        { class: 'pair narrow' },
        field(flow, t, 'year', t.say('field.year'), {
          tag: 'select',
          children: [
            h('option', { value: '' }, t.say('choose')),
            years(storefront?.today ?? '').map((it) => h('option', { value: String(it) }, String(it))),
          ],
        }),
        field(flow, t, 'model', t.say('field.model'), {
          autocomplete: 'off',
          list: 'wt-models',
          maxlength: 120,
          placeholder: t.say('field.model.example'),
        }),
      ),
      h('datalist', { id: 'wt-models' }, fields.model.length > 1 && cars.map((it) => h('option', { value: it }))),
    ),
    h(
      'fieldset',
      { key: 'you' },
      h('legend', null, t.say('details.you')),
      field(flow, t, 'name', t.say('field.name'), { autocomplete: 'name', maxlength: 120 }),
      h(
        'div',
        { class: 'pair even' },
        field(flow, t, 'phone', t.say('field.phone'), {
          type: 'tel',
          autocomplete: 'tel',
          maxlength: 30,
          onchange: (e: Event) => flow.type('phone', national((e.target as HTMLInputElement).value, country)),
        }),
        field(flow, t, 'email', t.say('field.email'), { type: 'email', autocomplete: 'email', maxlength: 254 }, true),
      ),
      h(
        'label',
        { class: 'consent', key: 'consent' },
        h('input', {
          type: 'checkbox',
          checked: draft.texts,
          onchange: (e: Event) => {
            const texts = (e.target as HTMLInputElement).checked;
            flow.update((it) => ({ ...it, draft: { ...it.draft, texts } }));
          },
        }),
        h('span', null, consent),
      ),
    ),
    more,
  ];
}
