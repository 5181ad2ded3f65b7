import { Api } from './api/client.ts';
import { DraftStore, type Field } from './flow/draft.ts';
import { type Events, Flow } from './flow/flow.ts';
import { ranOut, STEPS, type Step } from './flow/state.ts';
import en from './messages/en.json';
import { type Extras, extras, HOST, WrenchtimeElement } from './ui/base.ts';
import { booked } from './ui/booked.ts';
import { choose, type Looking } from './ui/choose.ts';
import { details } from './ui/details.ts';
import { type Child, h } from './ui/dom.ts';
import { foot } from './ui/foot.ts';
import { kept } from './ui/kept.ts';
import { failed, icon } from './ui/parts.ts';
import { where } from './ui/place.ts';
import { review } from './ui/review.ts';
import type { Key } from './ui/texts.ts';
import { when } from './ui/when.ts';

const SHOWN = STEPS.length - 1;
const WARN_MINUTES = 2;

/**
 * `<wrenchtime-booking shop="edgar">`: a whole booking, in the page that it stands in. Its attributes, properties, events and
 * parts are described in docs/embedding.md.
 */
export class BookingElement extends WrenchtimeElement {
  static readonly observedAttributes = ['shop', 'lang', 'mode'];

  #flow: Flow | null = null;
  #drafts: DraftStore | null = null;
  #looking: Looking = { question: '', open: null };
  #extras: Extras | null = null;
  #isLoading = false;
  #isMore = false;
  #isWarned = false;
  #isPopped = false;
  #wasWrong = false;
  #timer = 0;

  constructor() {
    super(en);
  }

  connectedCallback() {
    this.#drafts?.open();
    if (!this.#flow) this.#start();
    this.#timer = window.setInterval(() => this.#tick(), 1000);
    window.addEventListener('online', this.#onOnline);
    if (this.hasAttribute('routed')) window.addEventListener('popstate', this.#onPop);
  }

  disconnectedCallback() {
    // Frameworks take an element out to put it in elsewhere: what was typed stays with it.
    this.#drafts?.close();
    window.clearInterval(this.#timer);
    window.removeEventListener('online', this.#onOnline);
    window.removeEventListener('popstate', this.#onPop);
  }

  attributeChangedCallback(name: string, before: string | null, now: string | null) {
    // As long as nothing has begun, this is how it will begin.
    if (!this.#flow || before === now) return;
    if (name === 'shop') {
      this.#drafts?.close();
      this.#start();
    } else {
      void this.speak().then(() => this.redraw());
    }
  }

  /** Opens the dialog, where the element is a button. */
  open() {
    const dialog = this.find<HTMLDialogElement>('dialog');
    if (dialog && !dialog.open) {
      dialog.showModal();
      this.find('h2')?.focus();
    }
  }

  /** Closes the dialog. What was typed is there when it is opened again. */
  close() {
    this.find<HTMLDialogElement>('dialog')?.close();
  }

  /** Starts over, with nothing chosen and nothing typed. */
  reset() {
    this.#flow?.reset();
  }

  #start() {
    const shop = this.getAttribute('shop') ?? '';
    this.#drafts = new DraftStore(shop, this.id);
    const tell = <E extends keyof Events>(event: E, detail: Events[E]) => this.#tell(event, detail);
    this.#flow = new Flow(
      new Api(HOST || location.origin, shop),
      this.#drafts,
      () => this.redraw(),
      tell,
      () => this.t.language,
    );
    const services = (this.getAttribute('services') ?? '').split(/[\s,]+/).filter(Boolean);
    const step = STEPS.find((it) => it === this.getAttribute('step'));
    const flow = this.#flow;
    // The texts and the shop are fetched at the same time.
    const speaking = this.speak();
    this.redraw();
    void flow
      .begin(services, this.#prefilled(), step)
      .then(() => speaking)
      .then(() => {
        if (this.hasAttribute('routed')) history.replaceState({ step: flow.state.step, depth: depthOfHistory() }, '');
        this.redraw();
      });
    void speaking.then(() => this.redraw());
  }

  #prefilled(): Partial<Record<Field, string>> {
    const { name = '', phone = '', email = '', vehicle = '', postalCode = '' } = this.dataset;
    const [, year = '', model = ''] = /^(\d{4})?\s*(.*)$/.exec(vehicle.trim()) ?? [];
    return { name, phone, email, postalCode, year, model };
  }

  #tell<E extends keyof Events>(event: E, detail: Events[E]) {
    this.dispatchEvent(new CustomEvent(`wrenchtime:${event}`, { detail, bubbles: true, composed: true }));
    if (event === 'step') this.#stepped(detail as Events['step']);
  }

  #stepped({ step }: Events['step']) {
    if (step === 'booked') this.#loadExtras();
    // Where a reload has led is where the page begins.
    if (!this.#flow?.hasBegun) return;
    if (this.hasAttribute('routed') && !this.#isPopped) {
      const depth = depthOfHistory() + 1;
      history.pushState({ step, depth }, '', step === 'services' ? location.pathname + location.search : `#${step}`);
    }
    const heading = this.find('h2');
    heading?.focus({ preventScroll: true });
    if (heading && heading.getBoundingClientRect().top < 0) this.scrollIntoView();
    this.find('dialog')?.scrollTo(0, 0);
  }

  #loadExtras() {
    if (this.#isLoading) return;
    this.#isLoading = true;
    extras().then(
      (it) => {
        this.#extras = it;
        this.addTexts(it.english);
        this.redraw();
      },
      () => {
        // Tried again when it is wanted again. Without it people type the whole name, and have the reference.
        this.#isLoading = false;
      },
    );
  }

  readonly #onOnline = () => {
    if (this.#flow?.state.failure?.why === 'offline') void this.#flow.retry();
  };

  readonly #onPop = (e: PopStateEvent) => {
    const step = (e.state as { step?: Step } | null)?.step ?? 'services';
    this.#isPopped = true;
    void this.#flow?.go(step).finally(() => {
      this.#isPopped = false;
    });
  };

  #tick() {
    const hold = this.#flow?.state.draft.hold;
    if (!hold || !this.#flow) return;
    const left = hold.until - Date.now();
    if (left <= 0) {
      this.#flow.update(ranOut);
    } else {
      if (left < WARN_MINUTES * 60_000 && !this.#isWarned) this.announce(this.t.say('hold.soon', { n: WARN_MINUTES }));
      this.#isWarned = left < WARN_MINUTES * 60_000;
      this.redraw();
    }
  }

  protected override redraw() {
    const shop = this.#flow?.state.storefront?.shop;
    if (shop) this.of(shop);
    super.redraw();
    const isWrong = (this.#flow?.state.wrong.length ?? 0) > 0;
    if (isWrong && !this.#wasWrong) this.find('[aria-invalid]')?.focus();
    this.#wasWrong = isWrong;
  }

  protected override view(): Child[] {
    const mode = this.getAttribute('mode');
    if (mode !== 'button' && mode !== 'floating') return [this.#card(false)];
    return [
      h(
        'button',
        {
          part: 'open',
          class: mode === 'floating' ? 'main floating' : 'main',
          'aria-haspopup': 'dialog',
          onclick: () => this.open(),
        },
        this.textContent?.trim() || this.t.say('open'),
      ),
      h('dialog', { 'aria-label': this.t.say('title') }, this.#card(true)),
    ];
  }

  #card(isDialog: boolean): Child {
    const { t } = this;
    const flow = this.#flow;
    const step = flow?.state.step ?? 'services';
    const at = STEPS.indexOf(step);
    const isOver = step === 'booked';
    return h(
      'div',
      { class: 'frame' },
      h(
        'section',
        { class: 'card', part: 'card', 'aria-label': t.say('title') },
        (!isOver || isDialog) &&
          h(
            'header',
            { key: 'top' },
            at > 0 &&
              !isOver &&
              !flow?.state.draft.sent &&
              h(
                'button',
                {
                  class: 'icon',
                  key: 'back',
                  'aria-label': t.say('back'),
                  onclick: () => this.#back(),
                },
                icon('back', true),
              ),
            h(
              'div',
              {
                class: 'bar',
                role: 'img',
                'aria-label': t.say('progress', { now: Math.min(at + 1, SHOWN), all: SHOWN }),
              },
              STEPS.slice(0, SHOWN).map((_, i) => h('i', { class: i <= at && 'done' })),
            ),
            isDialog &&
              h(
                'button',
                {
                  class: 'icon',
                  key: 'close',
                  'aria-label': t.say('close'),
                  onclick: () => this.close(),
                },
                icon('close'),
              ),
          ),
        h('div', { class: 'body', key: step }, flow ? this.#content(flow, step) : null),
        flow?.state.storefront && foot(flow, t),
      ),
    );
  }

  #back() {
    if (this.hasAttribute('routed') && depthOfHistory() > 0) {
      history.back();
    } else {
      const before = STEPS[STEPS.indexOf(this.#flow?.state.step ?? 'services') - 1];
      if (before) void this.#flow?.go(before);
    }
  }

  #content(flow: Flow, step: Step): Child[] {
    const { t } = this;
    const { state } = flow;
    const failure = state.failure && failed(state.failure.why, t, state.failure.during, () => void flow.retry());
    if (!state.storefront) {
      return [
        h('h2', { tabindex: '-1' }, t.say('services.title')),
        failure ?? [0, 1, 2, 3].map((it) => h('div', { class: 'ghost', key: `ghost${it}` })),
      ];
    }
    if (step === 'booked' && state.booked) {
      const manage = `${HOST || location.origin}/m/${state.booked.manageToken}`;
      const after = this.#extras?.afterwards(t, state.booked, manage, () => flow.reset());
      return booked(t, state.booked, manage, after);
    }
    return [
      h('h2', { tabindex: '-1', part: 'heading', key: 'title' }, t.say(`${step}.title` as Key)),
      (step === 'details' || step === 'review') && kept(flow, t, (it) => this.announce(it)),
      step === 'services' &&
        (state.draft.unsure ? this.#unsure(flow) : choose(flow, t, this.#looking, () => this.redraw())),
      step === 'place' && where(flow, t),
      step === 'time' && when(flow, t),
      step === 'details' && details(flow, t, this.#extras?.SUGGESTIONS ?? [], this.#more(flow)),
      step === 'review' && review(flow, t),
      failure,
    ];
  }

  #unsure(flow: Flow): Child {
    this.#loadExtras();
    return this.#extras?.notSure(flow, this.t) ?? h('div', { class: 'ghost' });
  }

  #more(flow: Flow): Child {
    this.#loadExtras();
    return this.#extras?.more(flow, this.t, this.#isMore, () => {
      this.#isMore = true;
      this.redraw();
      this.find('#wt-note')?.focus();
    });
  }
}

/** How many steps of ours lie behind, in the history of the tab. */
function depthOfHistory() {
  return (history.state as { depth?: number } | null)?.depth ?? 0;
}
