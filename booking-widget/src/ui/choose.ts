import type { Service } from '../api/types.ts';
import type { Flow } from '../flow/flow.ts';
import { diagnostics, search } from '../flow/search.ts';
import { toggled, unsure } from '../flow/state.ts';
import { type Child, h } from './dom.ts';
import { icon, note } from './parts.ts';
import type { Texts } from './texts.ts';

const MOST_FOUND = 12;

/** What is looked at in the menu; nothing that has to outlive a reload. */
export interface Looking {
  question: string;
  open: string | null;
}

/** The first step: what is wrong. */
export function choose(flow: Flow, t: Texts, looking: Looking, redraw: () => void): Child[] {
  const services = flow.state.storefront?.services ?? [];
  const { question } = looking;
  return [
    h(
      'div',
      { class: 'field' },
      h('label', { for: 'wt-search' }, t.say('services.search')),
      h(
        'div',
        { class: 'search' },
        icon('search'),
        h('input', {
          id: 'wt-search',
          type: 'search',
          autocomplete: 'off',
          enterkeyhint: 'search',
          placeholder: t.say('services.example'),
          value: question,
          oninput: (e: Event) => {
            looking.question = (e.target as HTMLInputElement).value;
            redraw();
          },
        }),
      ),
    ),
    diagnostics(services).length > 0 &&
      h(
        'button',
        {
          key: 'unsure',
          class: 'link',
          onclick: () => flow.update((it) => unsure(it, true, diagnostics(services)[0]?.id)),
        },
        t.say('services.unsure'),
      ),
    question.trim().length > 1
      ? found(flow, t, search(services, question).slice(0, MOST_FOUND))
      : menu(flow, t, services, looking, redraw),
  ];
}

function found(flow: Flow, t: Texts, services: readonly Service[]): Child {
  return h(
    'div',
    { key: 'found' },
    h('p', { class: 'quiet', role: 'status' }, t.count('services.count', services.length)),
    services.length > 0 ? options(flow, t, services) : note('', h('p', null, t.say('services.none'))),
  );
}

function menu(flow: Flow, t: Texts, services: readonly Service[], looking: Looking, redraw: () => void): Child {
  const categories = [...new Set(services.map((it) => it.category))];
  if (categories.length === 1 || services.length <= 6) return options(flow, t, services);
  return h(
    'div',
    { key: 'menu' },
    categories.map((category) => {
      const of = services.filter((it) => it.category === category);
      const chosen = of.filter((it) => flow.state.draft.services.includes(it.id)).length;
      const isOpen = looking.open === category;
      return h(
        'details',
        { key: category, open: isOpen },
        h(
          'summary',
          {
            onclick: (e: Event) => {
              // The state decides, so that one is open at a time and a redraw does not close it.
              e.preventDefault();
              looking.open = isOpen ? null : category;
              redraw();
            },
          },
          category,
          h('small', null, chosen > 0 ? t.count('services.count', chosen) : of.length),
          icon('down'),
        ),
        isOpen && options(flow, t, of),
      );
    }),
  );
}

/** Services to be chosen. */
export function options(flow: Flow, t: Texts, services: readonly Service[]): Child {
  return h(
    'ul',
    { key: 'options' },
    services.map((it) =>
      h(
        'li',
        { key: it.id },
        h(
          'label',
          { class: 'option' },
          h('input', {
            type: 'checkbox',
            checked: flow.state.draft.services.includes(it.id),
            onchange: () => flow.update((state) => toggled(state, it.id)),
          }),
          h('span', null, it.name, h('small', null, it.description)),
          h('b', null, t.money(it.price), h('small', null, t.duration(it.durationMinutes))),
        ),
      ),
    ),
  );
}
