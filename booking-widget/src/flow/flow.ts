import { type Api, Refused } from '../api/client.ts';
import type { Place } from '../api/types.ts';
import { isFinal, newKey, persist, reason } from './asking.ts';
import { later } from './dates.ts';
import { type DraftStore, EMPTY, type Field } from './draft.ts';
import type { Operation, State, Step } from './state.ts';
import * as S from './state.ts';

const DAYS_AT_ONCE = 14;
// What the way of an answer may have taken of the time that the server keeps.
const ON_THE_WAY = 3_000;

/** What other code on the page may be told of. */
export interface Events {
  step: { step: Step };
  'slot-selected': { start: string };
  booked: { reference: string; start: string };
  error: { type: string };
}

/** One customer's way through a booking: keeps the state, asks the server, and says when something has changed. */
export class Flow {
  state: State = S.START;
  /** Whether the first step is shown; what comes then, the visitor has done. */
  hasBegun = false;
  #turns: Partial<Record<Operation, number>> = {};
  #holdKey: { for: string; key: string } | null = null;
  #releasing: Promise<unknown> = Promise.resolve();
  #again: () => Promise<void> = () => Promise.resolve();

  constructor(
    readonly api: Api,
    readonly drafts: DraftStore,
    readonly changed: () => void,
    readonly tell: <E extends keyof Events>(event: E, detail: Events[E]) => void,
    readonly language: () => string,
  ) {}

  /** Loads the shop, and goes on where a reload has interrupted. */
  async begin(preselected: readonly string[], prefilled: Partial<Record<Field, string>>, first?: Step) {
    const kept = this.drafts.load();
    const draft = kept?.draft ?? { ...EMPTY, fields: { ...EMPTY.fields, ...prefilled } };
    this.state = { ...this.state, draft };
    this.#again = () => this.begin(preselected, prefilled, first);
    await this.#run('storefront', async () => {
      const storefront = await this.api.storefront();
      let next = S.begun(this.state, storefront);
      if (next.draft.services.length === 0) {
        for (const it of storefront.services.filter(
          (it) => preselected.includes(it.code) || preselected.includes(it.id),
        )) {
          next = S.toggled(next, it.id);
        }
      }
      const step = (kept?.step ?? first ?? (preselected.length > 0 ? 'place' : 'services')) as Step;
      this.#set(S.goTo(next, step));
      this.hasBegun = true;
    });
    if (!this.state.storefront) return;
    if (S.place(this.state)) {
      await this.cover();
    }
    // Its days are not kept.
    if (this.state.step === 'time') await this.go('time');
    if (this.state.draft.sent) {
      // The answer to it never came: it is asked for again, with the same key.
      await this.confirm();
    }
  }

  update(change: (state: State) => State) {
    this.#set(change(this.state));
  }

  type(field: Field, value: string) {
    this.#set(S.typed(this.state, field, value));
  }

  /** Shows a step that was shown before, or the next one when nothing is in the way. */
  async go(step: Step) {
    if (this.state.draft.sent || this.state.booked) return;
    if (step === 'time' && this.state.days.length === 0) {
      // Times are looked for anew, and the own hold would hide its own.
      this.#set({ ...this.state, draft: { ...this.state.draft, hold: null } });
    }
    this.#set(S.goTo(this.state, step));
    if (this.state.step === 'time' && this.state.days.length === 0 && this.state.doing !== 'times') {
      await this.more();
    }
  }

  /** Goes on from the present step. */
  async next() {
    const { step } = this.state;
    if (step === 'services') {
      await this.go('place');
    } else if (step === 'place') {
      if (!this.state.coverage) await this.cover();
      if (this.state.coverage?.served) await this.go('time');
    } else if (step === 'time') {
      if (this.state.draft.start) await this.pick(this.state.draft.start);
    } else if (step === 'details') {
      const wrong = S.mistakes(this.state);
      if (wrong.length === 0) {
        await this.go('review');
      } else {
        this.#set({ ...this.state, wrong });
        this.tell('error', { type: 'validation' });
      }
    } else {
      await this.confirm();
    }
  }

  /** Asks whether the shop comes to the place. */
  async cover() {
    const where = S.place(this.state);
    if (!where) {
      this.#set({ ...this.state, wrong: ['postalCode'] });
      return;
    }
    await this.#run('coverage', async () => {
      try {
        const coverage = await this.api.coverage(where);
        return () => this.#set(S.covered(this.state, coverage));
      } catch (e) {
        if (e instanceof Refused && e.fields.length > 0) {
          return () => this.#set({ ...this.state, wrong: ['postalCode'] });
        }
        throw e;
      }
    });
    // What comes next is looked for while they read.
    if (this.state.coverage?.served && this.state.days.length === 0 && !this.state.draft.hold) {
      void this.more();
    }
  }

  /** Takes the place from the visitor's device, who is asked by the browser. */
  locate() {
    const failed = () => this.#set({ ...this.state, doing: null, notice: 'no-location' });
    if (!navigator.geolocation) {
      failed();
      return;
    }
    this.#set({ ...this.state, doing: 'coverage', notice: null, failure: null });
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        // To about ten metres; more is nobody's business.
        const degrees = (it: number) => Math.round(it * 10_000) / 10_000;
        this.#set(S.located(this.state, degrees(coords.latitude), degrees(coords.longitude)));
        void this.cover();
      },
      failed,
      { timeout: 15_000, maximumAge: 300_000 },
    );
  }

  /** Looks at more days. */
  async more() {
    const { storefront, days, draft } = this.state;
    const where = S.place(this.state);
    if (!storefront || !where || draft.services.length === 0) return;
    const from = later(days.at(-1)?.date ?? later(storefront.today, -1), 1);
    const last = later(storefront.today, storefront.shop.policy.horizonDays);
    const to = [later(from, DAYS_AT_ONCE - 1), last].sort()[0] as string;
    if (from > to) return;
    await this.#run('times', async () => {
      const times = await this.api.times(draft.services, where, from, to);
      return () => this.#set(S.offered(this.state, times.days));
    });
  }

  /** Whether there are days that {@link more} would find. */
  hasMore() {
    const { storefront, days } = this.state;
    return !!storefront && (days.at(-1)?.date ?? '') < later(storefront.today, storefront.shop.policy.horizonDays);
  }

  /** Picks a start and has it kept. */
  async pick(start: string) {
    if (this.state.doing === 'hold') return;
    if (this.state.draft.hold && this.state.draft.start === start) {
      await this.go(S.mistakes(this.state).length > 0 ? 'details' : 'review');
      return;
    }
    this.tell('slot-selected', { start });
    this.#set(S.picked(this.state, start));
    const { services } = this.state.draft;
    const where = S.place(this.state) as Place;
    const wanted = JSON.stringify([services, where, start]);
    // A hold whose answer was lost is asked for with the key that it was asked for with.
    if (this.#holdKey?.for !== wanted) {
      this.#holdKey = { for: wanted, key: newKey() };
    }
    const { key } = this.#holdKey;
    await this.#run('hold', async () => {
      await this.#releasing;
      try {
        const hold = await persist(() => this.api.hold({ services: [...services], start, place: where }, key));
        this.#holdKey = null;
        return () => this.#set(S.held(this.state, { token: hold.token, until: this.#until(), extended: false }));
      } catch (e) {
        if (e instanceof Refused) this.#holdKey = null;
        if (e instanceof Refused && (e.type === 'slot-taken' || e.fields.some((it) => it.field === 'start'))) {
          return () => this.#lose(e);
        }
        throw e;
      }
    });
  }

  /** Keeps the picked time for longer, once. */
  async extend() {
    const { hold } = this.state.draft;
    if (!hold || hold.extended) return;
    await this.#run('extend', async () => {
      try {
        await this.api.extendHold(hold.token);
        const extended = { ...hold, until: this.#until(), extended: true };
        return () => this.#set({ ...this.state, draft: { ...this.state.draft, hold: extended } });
      } catch (e) {
        if (isFinal(e)) return () => this.#set(S.ranOut(this.state));
        throw e;
      }
    });
  }

  /** Books. Called again after no answer came, it sends the very same request, which is carried out once. */
  async confirm() {
    if (this.state.doing === 'book') return;
    const sent = this.state.draft.sent ?? {
      key: newKey(),
      body: JSON.stringify(S.booking(this.state, this.language())),
    };
    this.#set({ ...this.state, step: 'review', draft: { ...this.state.draft, sent } });
    await this.#run('book', async () => {
      try {
        const booked = await persist(() => this.api.book(JSON.parse(sent.body), sent.key));
        return () => {
          this.drafts.clear();
          this.#set(S.done(this.state, booked));
          this.tell('booked', { reference: booked.reference, start: booked.start });
        };
      } catch (e) {
        if (isFinal(e)) return () => this.#notBooked(e);
        throw e;
      }
    });
  }

  /** Tries again what failed. */
  async retry() {
    const during = this.state.failure?.during;
    if (during === 'storefront') await this.#again();
    else if (during === 'coverage') await this.cover();
    else if (during === 'times') await this.more();
    else if (during === 'hold' && this.state.draft.start) await this.pick(this.state.draft.start);
    else if (during === 'extend') await this.extend();
    else if (during === 'book') await this.confirm();
  }

  /** Starts over. */
  reset() {
    this.drafts.clear();
    const { storefront } = this.state;
    this.#set({ ...S.START, storefront, draft: EMPTY });
  }

  /** Definitely not carried out. */
  #notBooked(e: Refused) {
    const { hold } = this.state.draft;
    const fields = e.fields.map((it) => it.field);
    this.tell('error', { type: e.type });
    if (e.type === 'slot-taken') {
      this.#lose(e);
    } else if (e.type === 'outside-service-area') {
      const draft = { ...this.state.draft, sent: null };
      this.#set({ ...this.state, draft, step: 'place', notice: 'outside' });
    } else if (hold && (e.status === 404 || fields.includes('hold'))) {
      // The hold is long gone; the time itself may be free.
      this.#set({ ...this.state, draft: { ...this.state.draft, hold: null, sent: null } });
      void this.confirm();
    } else if (fields.includes('start')) {
      this.#lose(e);
    } else if (fields.length > 0) {
      this.#set(S.refused(this.state, fields));
    } else {
      const draft = { ...this.state.draft, sent: null };
      this.#set({ ...this.state, draft, failure: { why: 'failed', during: 'book' } });
    }
  }

  #lose(e: Refused) {
    this.tell('error', { type: 'slot-taken' });
    this.#set(S.lost(this.state, e.alternatives));
    void this.more();
  }

  /**
   * Does one thing at a time of its kind. What comes back from a call that was overtaken is not looked at; what to do with an
   * answer is a function, so that it meets the state as it is then.
   */
  // biome-ignore lint/suspicious/noConfusingVoidType: most have nothing to say
  async #run(operation: Operation, work: () => Promise<(() => void) | void>) {
    const turn = (this.#turns[operation] ?? 0) + 1;
    this.#turns[operation] = turn;
    this.#set({ ...this.state, doing: operation, failure: null });
    let then: () => void;
    try {
      then = (await work()) ?? (() => {});
    } catch (e) {
      const why = reason(e);
      then = () => {
        this.#set({ ...this.state, failure: { why, during: operation } });
        this.tell('error', { type: why });
      };
    }
    if (this.#turns[operation] !== turn) return;
    if (this.state.doing === operation) this.#set({ ...this.state, doing: null });
    then();
  }

  #until() {
    return Date.now() + (this.state.storefront?.shop.policy.holdMinutes ?? 1) * 60_000 - ON_THE_WAY;
  }

  #set(next: State) {
    const before = this.state;
    if (next === before) return;
    this.state = next;
    const given = before.draft.hold;
    if (given && given.token !== next.draft.hold?.token && !next.booked) {
      this.#releasing = this.api.releaseHold(given.token).catch(() => {});
    }
    if (!next.booked && next.storefront && next.draft !== EMPTY) {
      this.drafts.save(next.draft, next.step);
    }
    this.changed();
    if (next.step !== before.step) this.tell('step', { step: next.step });
  }
}
