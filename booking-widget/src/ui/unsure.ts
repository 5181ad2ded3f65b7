import type { Flow } from '../flow/flow.ts';
import { diagnostics } from '../flow/search.ts';
import { unsure } from '../flow/state.ts';
import { options } from './choose.ts';
import { type Child, h } from './dom.ts';
import { field } from './parts.ts';
import type { Texts } from './texts.ts';

/** The first step for those who do not know what is wrong: somebody comes to find out, and is told what the car does. */
export function notSure(flow: Flow, t: Texts): Child[] {
  return [
    h('p', { class: 'soft' }, t.say('services.unsure.lead')),
    options(flow, t, diagnostics(flow.state.storefront?.services ?? [])),
    h('p', null),
    field(
      flow,
      t,
      'note',
      t.say('services.symptom'),
      { tag: 'textarea', maxlength: 2000, placeholder: t.say('services.symptom.example') },
      true,
    ),
    h(
      'button',
      { class: 'link', onclick: () => flow.update((it) => unsure(it, false, undefined)) },
      t.say('services.all'),
    ),
  ];
}
