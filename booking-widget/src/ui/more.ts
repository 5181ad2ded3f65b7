import type { Flow } from '../flow/flow.ts';
import { type Child, h } from './dom.ts';
import { field } from './parts.ts';
import type { Texts } from './texts.ts';

/** What few want to add to their details: a note, the number of the vehicle. */
export function more(flow: Flow, t: Texts, isOpen: boolean, open: () => void): Child {
  const { draft, wrong } = flow.state;
  const { fields } = draft;
  const isWanted =
    isOpen || fields.vin || wrong.includes('vin') || wrong.includes('note') || (fields.note && !draft.unsure);
  if (!isWanted) return h('button', { class: 'link', key: 'less', onclick: open }, t.say('field.more'));
  return h(
    'div',
    { key: 'more' },
    field(flow, t, 'note', t.say('field.note'), { tag: 'textarea', maxlength: 2000 }, true),
    field(flow, t, 'vin', t.say('field.vin'), { autocomplete: 'off', maxlength: 17, spellcheck: 'false' }, true),
  );
}
