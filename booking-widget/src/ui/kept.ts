import type { Flow } from '../flow/flow.ts';
import { type Child, h } from './dom.ts';
import { note } from './parts.ts';
import type { Texts } from './texts.ts';

/** How long the picked time is still kept; that can be made longer once. */
export function kept(flow: Flow, t: Texts, announce: (text: string) => void): Child {
  const { draft, notice } = flow.state;
  if (notice === 'run-out') return note('', h('p', null, t.say('hold.over')));
  return (
    draft.hold &&
    draft.start &&
    h(
      'div',
      { class: 'note', key: 'kept' },
      h(
        'div',
        null,
        h('b', null, t.brief(draft.start)),
        h('time', { role: 'timer' }, t.say('hold.kept', { time: t.countdown(draft.hold.until - Date.now()) })),
      ),
      !draft.hold.extended &&
        h(
          'button',
          {
            class: 'link',
            onclick: () =>
              void flow.extend().then(() => {
                if (flow.state.draft.hold?.extended) announce(t.say('hold.extended'));
              }),
          },
          t.say('hold.extend'),
        ),
    )
  );
}
