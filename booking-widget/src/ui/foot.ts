import type { Flow } from '../flow/flow.ts';
import { chosen, sum } from '../flow/state.ts';
import { type Child, h } from './dom.ts';
import { main } from './parts.ts';
import type { Texts } from './texts.ts';

/** What is chosen so far, and the button that leads on; nothing where there is nothing to go on with. */
export function foot(flow: Flow, t: Texts): Child {
  const { state } = flow;
  const { step } = state;
  if (state.draft.services.length === 0 || step === 'booked' || (step === 'time' && !state.draft.start)) return null;
  const { minutes, amount } = sum(state);
  const busy =
    (step === 'review' && state.doing === 'book') ||
    (step === 'place' && state.doing === 'coverage') ||
    (step === 'time' && state.doing === 'hold');
  const label = step === 'review' ? t.say(state.draft.sent && !busy ? 'retry' : 'review.confirm') : t.say('next');
  return h(
    'footer',
    { key: 'foot' },
    h(
      'p',
      { 'aria-live': 'polite' },
      h('b', null, t.amount(amount)),
      h('small', null, `${t.count('services.count', chosen(state).length)} · ${t.duration(minutes)}`),
    ),
    main(label, busy, () => void flow.next()),
  );
}
