import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { Api, NoAnswer, Refused } from '../../src/api/client.ts';
import { later } from '../../src/flow/dates.ts';
import { DraftStore } from '../../src/flow/draft.ts';
import { Flow } from '../../src/flow/flow.ts';
import * as S from '../../src/flow/state.ts';
import { day, slot, storefront } from './fixtures.ts';

const START = '2026-11-26T10:00:00-08:00';

/** A shop that answers as it is told, and remembers what it was asked. */
class FakeShop extends Api {
  readonly asked: { what: string; key?: string; body?: unknown }[] = [];
  bookings: (() => Promise<unknown>)[] = [];
  holds: (() => Promise<unknown>)[] = [];

  constructor() {
    super('http://shop.test', 'edgar');
  }

  override storefront = async () => storefront;
  override coverage = async () =>
    ({ served: true, travelFee: null, phone: '', postalCode: '95695', region: 'CA' }) as never;
  override times = async (_: readonly string[], __: unknown, from: string) =>
    ({ timeZone: '', days: [day(from), day('2026-11-26', '09:00', '10:00')] }) as never;
  override releaseHold = async (token: string) => {
    this.asked.push({ what: `release ${token}` });
  };
  override extendHold = async () => ({ expiresAt: '' });
  override hold = async (body: unknown, key: string) => {
    this.asked.push({ what: 'hold', key, body });
    return ((await this.holds.shift()?.()) ?? { token: `hold ${this.asked.length}` }) as never;
  };
  override book = async (body: unknown, key: string) => {
    this.asked.push({ what: 'book', key, body });
    return ((await this.bookings.shift()?.()) ?? { id: '1', reference: 'ABC', start: START }) as never;
  };
}

const kept = new Map<string, string>();
Object.assign(globalThis, {
  sessionStorage: {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => kept.set(name, value),
    removeItem: (name: string) => kept.delete(name),
  },
});

let shop: FakeShop;
let told: string[];
let stores: DraftStore[] = [];

function open() {
  const drafts = new DraftStore('edgar', '');
  stores.push(drafts);
  return new Flow(
    shop,
    drafts,
    () => {},
    (event, detail) => told.push(`${event} ${Object.values(detail)[0]}`),
    () => 'en',
  );
}

beforeEach(() => {
  kept.clear();
  for (const it of stores) it.close();
  stores = [];
  shop = new FakeShop();
  told = [];
});

async function atReview() {
  const flow = open();
  await flow.begin(['OIL'], {
    postalCode: '95695',
    year: '2016',
    model: 'Toyota Corolla',
    name: 'Ada',
    phone: '5305550142',
  });
  flow.type('line1', '1 Main St');
  flow.type('city', 'Woodland');
  await flow.go('time');
  await flow.pick(START);
  assert.equal(flow.state.step, 'review');
  return flow;
}

const problem =
  (status: number, type: string, more = {}) =>
  async () => {
    throw new Refused(status, { type: `/problems/${type}`, ...more });
  };
const noAnswer = async () => {
  throw new NoAnswer();
};

test('givenAReadyBooking_whenConfirmed_thenItIsBookedAndTheDraftIsWiped', async () => {
  const flow = await atReview();
  assert.equal(kept.size, 1);

  await flow.confirm();

  assert.equal(flow.state.step, 'booked');
  assert.equal(kept.size, 0);
  assert.ok(told.includes('booked ABC'));
});

test('givenTwoTapsOnConfirm_whenBothAreUnderWay_thenOneRequestIsSent', async () => {
  const flow = await atReview();
  await Promise.all([flow.confirm(), flow.confirm()]);
  assert.equal(shop.asked.filter((it) => it.what === 'book').length, 1);
});

test('givenNoAnswer_whenTriedAgain_thenTheSameRequestWithTheSameKeyIsSent', async () => {
  const flow = await atReview();
  shop.bookings = [noAnswer];
  await flow.confirm();
  assert.deepEqual(flow.state.failure, { why: 'offline', during: 'book' });
  await flow.go('details');
  assert.equal(flow.state.step, 'review', 'nothing may change before there is an answer');

  await flow.retry();

  const [first, second] = shop.asked.filter((it) => it.what === 'book');
  assert.deepEqual(second, first);
  assert.equal(flow.state.step, 'booked');
});

test('givenAReloadBeforeTheAnswer_whenBegunAgain_thenTheSameRequestIsSentAgain', async () => {
  const flow = await atReview();
  shop.bookings = [noAnswer];
  await flow.confirm();
  stores.pop()?.close();

  const again = open();
  await again.begin([], {});

  const [first, second] = shop.asked.filter((it) => it.what === 'book');
  assert.deepEqual(second, first);
  assert.equal(again.state.step, 'booked');
});

test('givenALostTime_whenConfirmed_thenOthersAreOfferedAndTheNextBookingHasANewKey', async () => {
  const flow = await atReview();
  shop.bookings = [problem(409, 'slot-taken', { alternatives: [slot('2026-11-26T09:00:00-08:00')] })];
  await flow.confirm();
  assert.equal(flow.state.step, 'time');
  assert.equal(flow.state.alternatives.length, 1);

  await flow.pick('2026-11-26T09:00:00-08:00');
  await flow.confirm();

  const keys = shop.asked.filter((it) => it.what === 'book').map((it) => it.key);
  assert.notEqual(keys[0], keys[1]);
  assert.equal(flow.state.step, 'booked');
});

test('givenAWrongPhone_whenTheServerRefusesIt_thenItIsTheFieldThatIsShown', async () => {
  const flow = await atReview();
  shop.bookings = [problem(422, 'validation', { errors: [{ field: 'customer.phone', code: 'invalid' }] })];
  await flow.confirm();
  assert.deepEqual([flow.state.step, flow.state.wrong], ['details', ['phone']]);
});

test('givenALostRace_whenTheServerSaysConflict_thenItIsRepeatedAtOnce', async () => {
  const flow = await atReview();
  shop.bookings = [problem(409, 'conflict'), problem(409, 'conflict')];
  await flow.confirm();
  assert.equal(flow.state.step, 'booked');
});

test('givenAHoldThatIsForgotten_whenConfirmed_thenTheTimeIsBookedWithoutIt', async () => {
  const flow = await atReview();
  shop.bookings = [problem(404, 'not-found')];
  await flow.confirm();
  await new Promise((resolve) => setImmediate(resolve));
  const last = shop.asked.at(-1)?.body as { hold?: string; start?: string };
  assert.deepEqual([last.hold, last.start], [undefined, START]);
});

test('givenAHold_whenAnotherTimeIsPicked_thenTheFirstIsGivenUpBefore', async () => {
  const flow = await atReview();
  const { token } = flow.state.draft.hold as { token: string };
  await flow.go('time');
  await flow.pick('2026-11-26T09:00:00-08:00');
  const order = shop.asked.map((it) => it.what);
  assert.ok(order.indexOf(`release ${token}`) < order.lastIndexOf('hold'), order.join());
});

test('givenNoAnswerToAHold_whenPickedAgain_thenTheSameKeyIsSent', async () => {
  const flow = open();
  await flow.begin(['OIL'], { postalCode: '95695' });
  shop.holds = [noAnswer];
  await flow.pick(START);
  assert.equal(flow.state.failure?.during, 'hold');
  await flow.retry();
  const [first, second] = shop.asked.filter((it) => it.what === 'hold');
  assert.equal(second?.key, first?.key);
});

test('givenAnAnswerThatWasOvertaken_whenItComes_thenItIsNotLookedAt', async () => {
  const flow = open();
  await flow.begin(['OIL'], {});
  const answers: ((it: unknown) => void)[] = [];
  shop.coverage = () => new Promise((resolve) => answers.push(resolve)) as never;
  flow.type('postalCode', '10001');
  const first = flow.cover();
  flow.type('postalCode', '95695');
  const second = flow.cover();
  answers[1]?.({ served: true, postalCode: '95695', region: 'CA', travelFee: null, phone: '' });
  answers[0]?.({ served: false, postalCode: '10001', region: 'NY', travelFee: null, phone: '' });
  await Promise.all([first, second]);
  assert.equal(flow.state.coverage?.postalCode, '95695');
});

test('givenTwoWidgetsForOneShop_whenBothKeepDrafts_thenNeitherReadsTheOthers', async () => {
  const one = open();
  const other = open();
  await one.begin(['OIL'], {});
  await other.begin(['BRAKES'], {});
  assert.equal(kept.size, 2);
});

test('givenAReload_whenBegunAgain_thenStepAndFieldsAreBack', async () => {
  const flow = await atReview();
  stores.pop()?.close();
  const again = open();
  await again.begin([], {});
  assert.equal(again.state.step, 'review');
  assert.deepEqual(again.state.draft, flow.state.draft);
});

test('givenAStart_whenReset_thenItBeginsWithNothing', async () => {
  const flow = await atReview();
  flow.reset();
  assert.equal(flow.state.step, 'services');
  assert.deepEqual(S.chosen(flow.state), []);
  assert.equal(kept.size, 0);
});

test('givenADate_whenDaysAreAdded_thenClocksAndMonthsDoNotMatter', () => {
  assert.equal(later('2026-10-31', 1), '2026-11-01');
  assert.equal(later('2026-11-01', 1), '2026-11-02');
  assert.equal(later('2027-01-01', -1), '2026-12-31');
});
