import type { Field } from '../flow/draft.ts';
import type { Flow } from '../flow/flow.ts';
import type { Failure } from '../flow/state.ts';
import { type Child, h, type Props, type Wanted } from './dom.ts';
import { dialled, type Key, type Texts } from './texts.ts';

const DRAWINGS = {
  back: 'M15 5l-7 7 7 7',
  close: 'M6 6l12 12M18 6L6 18',
  down: 'M6 9l6 6 6-6',
  search: 'M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14M16 16l5 5',
  pin: 'M12 21s7-6 7-11A7 7 0 0 0 5 10C5 15 12 21 12 21M12 10v0',
  tick: 'M5 12l5 5 9-10',
  alert: 'M12 8v5M12 16v0M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16',
  phone:
    'M6 3.500h3l1.500 4.500-2 1.500a11 11 0 0 0 6 6l1.500-2 4.500 1.500v3c0 1-1 2-2 2A15.500 15.500 0 0 1 4 5.500c0-1 1-2 2-2',
};

export function icon(name: keyof typeof DRAWINGS, turns = false): Wanted {
  return h(
    'svg',
    { viewBox: '0 0 24 24', 'aria-hidden': 'true', class: turns && 'turn' },
    h('path', { d: DRAWINGS[name] }),
  );
}

/** Something to be noticed, which screen readers say when it comes. */
export function note(kind: '' | 'bad' | 'good', ...content: Child[]): Wanted {
  return h(
    'div',
    { class: `note ${kind}`, role: kind === 'bad' ? 'alert' : 'status', key: kind },
    icon(kind === 'good' ? 'tick' : 'alert'),
    h('div', null, content),
  );
}

/** The shop's telephone, to be called with one tap. */
export function call(t: Texts): Child {
  return t.shop && h('a', { href: `tel:${t.shop.phone}` }, t.say('call', { phone: dialled(t.shop.phone) }));
}

/** The button that leads on. While it works, it says so and does nothing. */
export function main(label: string, busy: boolean, onclick: () => void): Wanted {
  return h(
    'button',
    { class: 'main', onclick: busy ? () => {} : onclick, 'aria-disabled': busy && 'true' },
    busy && h('span', { class: 'spin' }),
    label,
  );
}

export function failed(why: Failure, t: Texts, during: string, retry: () => void): Wanted {
  const key = why === 'offline' && during === 'book' ? 'failure.offline.book' : (`failure.${why}` as Key);
  return note(
    'bad',
    h('p', null, t.say(key)),
    why !== 'missing' && h('button', { onclick: retry }, t.say('retry')),
    why !== 'offline' && call(t),
  );
}

/** A labelled field of the draft, with what is wrong with it. */
export function field(flow: Flow, t: Texts, name: Field, label: string, props: Props, optional = false): Wanted {
  const { draft, wrong } = flow.state;
  const isWrong = wrong.includes(name);
  const { tag = 'input', children, ...rest } = props as Props & { tag?: string; children?: Child };
  return h(
    'div',
    { class: 'field', key: name },
    h('label', { for: `wt-${name}` }, label, optional && h('em', null, ` (${t.say('optional')})`)),
    h(
      tag,
      {
        id: `wt-${name}`,
        name,
        value: draft.fields[name],
        required: !optional,
        'aria-invalid': isWrong && 'true',
        'aria-describedby': isWrong && `wt-${name}-error`,
        oninput: (e: Event) => flow.type(name, (e.target as HTMLInputElement).value),
        ...rest,
      },
      children,
    ),
    isWrong && h('p', { class: 'error', id: `wt-${name}-error` }, t.say(`wrong.${name}` as Key)),
  );
}
