import { NoAnswer, Refused } from './api/client.ts';
import { ManageApi } from './api/manage.ts';
import type { Appointment, Day } from './api/types.ts';
import { later } from './flow/dates.ts';
import type { Failure } from './flow/state.ts';
import en from './messages/en.json';
import after from './messages/en-later.json';
import manage from './messages/en-manage.json';
import { calendar } from './ui/afterwards.ts';
import { HOST, WrenchtimeElement } from './ui/base.ts';
import { type Child, h } from './ui/dom.ts';
import { call, failed, main, note } from './ui/parts.ts';
import type { Key } from './ui/texts.ts';
import { picker, times } from './ui/when.ts';

const DAYS_AT_ONCE = 14;

/** `<wrenchtime-manage shop="edgar" token="…">`: one appointment, to look at, move and cancel. */
export class ManageElement extends WrenchtimeElement {
  #api: ManageApi | null = null;
  #appointment: Appointment | null = null;
  #today = '';
  #page: 'view' | 'move' | 'cancel' = 'view';
  #days: readonly Day[] = [];
  #date: string | null = null;
  #start: string | null = null;
  #alternatives: Refused['alternatives'] = [];
  #reason = '';
  #busy = false;
  #failure: { why: Failure; retry: () => void } | null = null;
  #message: { kind: 'good' | 'bad'; key: Key } | null = null;

  constructor() {
    super({ ...en, ...after, ...manage });
  }

  connectedCallback() {
    if (this.#api) return;
    this.#api = new ManageApi(HOST || location.origin, this.getAttribute('shop') ?? '');
    void this.speak().then(() => this.#load());
  }

  get #token() {
    return this.getAttribute('token') ?? '';
  }

  #load() {
    return this.#do(async (api) => {
      const [storefront, appointment] = await Promise.all([api.storefront(), api.appointment(this.#token)]);
      this.#today = storefront.today;
      this.of(storefront.shop);
      this.#appointment = appointment;
    });
  }

  #more() {
    return this.#do(async (api) => {
      const from = later(this.#days.at(-1)?.date ?? later(this.#today, -1), 1);
      const last = later(this.#today, this.t.shop?.policy.horizonDays ?? 0);
      if (from > last) return;
      const { days } = await api.otherTimes(
        this.#token,
        from,
        [later(from, DAYS_AT_ONCE - 1), last].sort()[0] as string,
      );
      this.#days = [...this.#days, ...days];
      this.#date ??= this.#days.find((it) => it.slots.length > 0)?.date ?? null;
    });
  }

  #change(change: { start: string } | { status: 'CANCELLED'; reason: string | null }) {
    return this.#do(async (api) => {
      try {
        this.#appointment = await api.change(this.#token, change as Parameters<ManageApi['change']>[1]);
        this.#message = 'start' in change ? { kind: 'good', key: 'manage.moved' } : null;
        this.#show('view');
      } catch (e) {
        if (!(e instanceof Refused) || e.status >= 500 || e.status === 429) throw e;
        await this.#refused(e);
      }
    });
  }

  async #refused(e: Refused) {
    if (e.type === 'slot-taken') {
      this.#alternatives = e.alternatives;
      this.#start = null;
      this.#days = [];
      this.#date = null;
      this.#message = { kind: 'bad', key: 'time.taken' };
    } else {
      this.#message = { kind: 'bad', key: e.type === 'too-late-to-change' ? 'manage.late' : 'manage.changed' };
      this.#appointment = (await this.#api?.appointment(this.#token)) ?? this.#appointment;
      this.#show('view');
    }
  }

  async #do(work: (api: ManageApi) => Promise<void>) {
    if (!this.#api || this.#busy) return;
    this.#busy = true;
    this.#failure = null;
    this.redraw();
    try {
      await work(this.#api);
    } catch (e) {
      const why =
        e instanceof NoAnswer
          ? 'offline'
          : e instanceof Refused && e.status === 404
            ? 'missing'
            : e instanceof Refused && (e.status === 429 || e.status === 503)
              ? 'busy'
              : 'failed';
      this.#failure = { why, retry: () => void this.#do(work) };
    }
    this.#busy = false;
    this.redraw();
    if (this.#page === 'move' && this.#days.length === 0 && !this.#failure) await this.#more();
  }

  #show(page: 'view' | 'move' | 'cancel') {
    this.#page = page;
    this.#start = null;
    this.#alternatives = [];
    if (page !== 'view') this.#message = null;
    if (page === 'move') {
      this.#days = [];
      this.#date = null;
      void this.#more();
    }
    this.redraw();
    this.find('h2')?.focus();
  }

  protected override view(): Child[] {
    return [
      h(
        'div',
        { class: 'frame' },
        h(
          'section',
          { class: 'card', part: 'card', 'aria-busy': this.#busy && 'true' },
          h('div', { class: 'body', key: this.#page }, this.#content()),
        ),
      ),
    ];
  }

  #content(): Child[] {
    const { t } = this;
    const appointment = this.#appointment;
    const failure = this.#failure;
    const trouble =
      failure &&
      (failure.why === 'missing'
        ? note('bad', h('p', null, t.say('manage.missing')), call(t))
        : failed(failure.why, t, 'manage', failure.retry));
    if (!appointment) {
      return [
        h('h2', { tabindex: '-1' }, t.say('manage.title')),
        trouble ?? [0, 1, 2].map((it) => h('div', { class: 'ghost', key: `ghost${it}` })),
      ];
    }
    const message =
      this.#message &&
      note(this.#message.kind, h('p', null, t.say(this.#message.key)), this.#message.kind === 'bad' && call(t));
    if (this.#page === 'move') return this.#moving(message, trouble);
    if (this.#page === 'cancel') return this.#cancelling(trouble);
    return this.#viewing(appointment, message, trouble);
  }

  #viewing(appointment: Appointment, message: Child, trouble: Child): Child[] {
    const { t } = this;
    const isCancelled = appointment.status === 'CANCELLED';
    const may = (what: string) => appointment.allowed.includes(what as (typeof appointment.allowed)[number]);
    const row = (name: Key, content: Child) =>
      h('div', { class: 'row', key: name }, h('dt', null, t.say(name)), h('dd', null, content));
    return [
      h('h2', { tabindex: '-1' }, t.say(isCancelled ? 'manage.cancelled' : 'manage.title')),
      message,
      h(
        'dl',
        { key: 'all' },
        row('review.when', [
          h('b', null, t.moment(appointment.start)),
          `\n${t.say('booked.with', { name: appointment.technician.name })}`,
        ]),
        row('manage.status', t.say(`status.${appointment.status}` as Key)),
        row(
          'review.what',
          appointment.lines.map((it) =>
            h('span', { class: 'line' }, h('span', null, it.name), h('span', null, t.money(it.price))),
          ),
        ),
        row('review.total', t.money(appointment.total)),
        row('booked.reference', appointment.reference),
      ),
      // What they typed, as the page has it.
      h('slot', { name: 'typed', key: 'typed' }),
      t.foreignZone(appointment.start) &&
        h('p', { class: 'soft', key: 'zone' }, t.say('time.zone', { zone: t.foreignZone(appointment.start) })),
      !isCancelled &&
        h('div', { class: 'actions', key: 'calendar' }, calendar(t, appointment, location.href.split('#')[0] ?? '')),
      h(
        'div',
        { class: 'actions', key: 'actions' },
        may('MOVE') &&
          h('button', { class: 'main', key: 'move', onclick: () => this.#show('move') }, t.say('manage.move')),
        may('CANCELLED') &&
          h('button', { class: 'bad', key: 'cancel', onclick: () => this.#show('cancel') }, t.say('manage.cancel')),
      ),
      !may('MOVE') &&
        !may('CANCELLED') &&
        !isCancelled &&
        !message &&
        note('', h('p', null, t.say('manage.past')), call(t)),
      trouble,
    ];
  }

  #moving(message: Child, trouble: Child): Child[] {
    const { t } = this;
    const start = this.#start;
    const pick = (it: string) => {
      this.#start = it;
      this.#date = it.slice(0, 10);
      this.redraw();
      this.find('.main')?.focus();
    };
    return [
      h('h2', { tabindex: '-1' }, t.say('manage.move.title')),
      message,
      this.#alternatives.length > 0 && times(t, this.#alternatives, start, pick, true),
      picker(t, {
        days: this.#days,
        date: this.#date,
        start,
        isLoading: this.#busy,
        hasMore: (this.#days.at(-1)?.date ?? '') < later(this.#today, t.shop?.policy.horizonDays ?? 0),
        look: (it) => {
          this.#date = it;
          this.redraw();
        },
        more: () => void this.#more(),
        pick,
      }),
      trouble,
      h(
        'div',
        { class: 'actions', key: 'actions' },
        start &&
          main(t.say('manage.move.here', { time: t.brief(start) }), this.#busy, () => void this.#change({ start })),
        h('button', { key: 'keep', onclick: () => this.#show('view') }, t.say('manage.keep')),
      ),
    ];
  }

  #cancelling(trouble: Child): Child[] {
    const { t } = this;
    return [
      h('h2', { tabindex: '-1' }, t.say('manage.cancel.title')),
      h(
        'div',
        { class: 'field', key: 'reason' },
        h('label', { for: 'wt-reason' }, t.say('manage.cancel.reason')),
        h('textarea', {
          id: 'wt-reason',
          maxlength: 500,
          value: this.#reason,
          oninput: (e: Event) => {
            this.#reason = (e.target as HTMLTextAreaElement).value;
          },
        }),
      ),
      trouble,
      h(
        'div',
        { class: 'actions', key: 'actions' },
        main(
          t.say('manage.cancel.yes'),
          this.#busy,
          () => void this.#change({ status: 'CANCELLED', reason: this.#reason.trim() || null }),
        ),
        h('button', { key: 'keep', onclick: () => this.#show('view') }, t.say('manage.keep')),
      ),
    ];
  }
}
