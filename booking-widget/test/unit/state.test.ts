import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as S from '../../src/flow/state.ts';
import { day, slot, storefront } from './fixtures.ts';

const served = { served: true, travelFee: null, phone: '+15305550123', postalCode: '95695', region: 'CA' };
const FIELDS = {
  line1: '1 Main St',
  city: 'Woodland',
  year: '2016',
  model: 'Toyota Corolla',
  name: 'Ada',
  phone: '(530) 555-0142',
} as const;

/** A booking that is ready to be sent. */
function ready(): S.State {
  let state = S.begun(S.START, storefront);
  state = S.toggled(state, 'oil');
  state = S.covered(S.typed(state, 'postalCode', '95695'), served);
  state = S.offered(state, [day('2026-11-26', '09:00', '10:00')]);
  state = S.picked(state, '2026-11-26T10:00:00-08:00');
  for (const [name, value] of Object.entries(FIELDS)) state = S.typed(state, name as keyof typeof FIELDS, value);
  return S.held(state, { token: 'hold', until: Date.now() + 60_000, extended: false });
}

test('givenNothing_whenAStepFurtherOnIsWanted_thenTheFirstThatLacksSomethingIsShown', () => {
  let state = S.begun(S.START, storefront);
  assert.equal(S.goTo(state, 'review').step, 'services');
  state = S.toggled(state, 'oil');
  assert.equal(S.goTo(state, 'review').step, 'place');
  state = S.covered(S.typed(state, 'postalCode', '95695'), served);
  assert.equal(S.goTo(state, 'review').step, 'time');
  state = S.picked(state, '2026-11-26T10:00:00-08:00');
  assert.equal(S.goTo(state, 'review').step, 'details');
});

test('givenCompleteDetails_whenATimeIsHeld_thenTheReviewComesAtOnce', () => {
  assert.equal(ready().step, 'review');
});

test('givenAPickedTime_whenServiceOrPlaceChange_thenTheTimeIsGoneAndWhatWasTypedStays', () => {
  for (const changed of [
    S.toggled(ready(), 'brakes'),
    S.typed(ready(), 'postalCode', '95616'),
    S.located(ready(), 1, 2),
  ]) {
    assert.equal(changed.draft.start, null);
    assert.equal(changed.draft.hold, null);
    assert.deepEqual(changed.days, []);
    assert.equal(changed.draft.fields.name, 'Ada');
  }
});

test('givenALostTime_whenOthersAreOffered_thenNothingTypedIsLost', () => {
  const before = ready();
  const state = S.lost(before, [slot('2026-11-27T09:00:00-08:00')]);

  assert.equal(state.step, 'time');
  assert.equal(state.notice, 'taken');
  assert.equal(state.date, '2026-11-27');
  assert.deepEqual(state.draft.fields, before.draft.fields);
  assert.deepEqual(state.draft.services, before.draft.services);
});

test('givenAHoldThatRanOut_whenShown_thenTheTimeStaysPicked', () => {
  const state = S.ranOut(ready());
  assert.equal(state.draft.start, '2026-11-26T10:00:00-08:00');
  assert.equal(S.furthest(state), 'review');
  assert.deepEqual(S.booking(state, 'en').services, ['oil']);
});

test('givenAHold_whenBooked_thenItsTokenIsSentInsteadOfTheTime', () => {
  const booking = S.booking(ready(), 'es');
  assert.equal(booking.hold, 'hold');
  assert.equal(booking.services, undefined);
  assert.deepEqual(booking.customer, {
    name: 'Ada',
    phone: '(530) 555-0142',
    email: null,
    smsConsent: false,
    language: 'es',
  });
  assert.deepEqual(booking.vehicle, { year: 2016, make: 'Toyota', model: 'Corolla', vin: null });
  assert.equal(booking.address?.region, 'CA');
});

test('givenAnotherPostalCode_whenCovered_thenTheStateOfTheFormerIsNotKept', () => {
  let state = S.covered(S.typed(S.begun(S.START, storefront), 'postalCode', '10001'), {
    ...served,
    postalCode: '10001',
    region: 'NY',
  });
  assert.equal(state.draft.fields.region, 'NY');
  state = S.covered(state, { ...served, region: null });
  assert.equal(state.draft.fields.region, '');
});

test('givenADeviceThatTellsWhereNoPostalCodeIsKnown_whenCovered_thenItIsAskedFor', () => {
  const state = S.covered(S.located(S.begun(S.START, storefront), 36, -140), {
    ...served,
    served: false,
    postalCode: null,
    region: null,
  });
  assert.equal(state.notice, 'no-location');
  assert.equal(state.draft.spot, null);
});

const mistakes: [string, Partial<Record<string, string>>, string[]][] = [
  ['nothing missing', {}, []],
  ['an empty name', { name: '  ' }, ['name']],
  ['a short phone', { phone: '555-0142' }, ['phone']],
  ['a model alone', { model: 'Corolla' }, ['model']],
  ['no year', { year: '' }, ['year']],
  ['half an e-mail address', { email: 'ada@' }, ['email']],
  ['a whole e-mail address', { email: 'ada@example.com' }, []],
  ['a short VIN', { vin: '123' }, ['vin']],
];
for (const [name, change, wrong] of mistakes) {
  test(`givenDetailsWith_${name}_whenChecked_thenTheseAreWrong`, () => {
    let state = ready();
    for (const [field, value] of Object.entries(change)) state = S.typed(state, field as 'name', value ?? '');
    assert.deepEqual(S.mistakes(state), wrong);
  });
}

test('givenARefusalOfFields_whenShown_thenTheStepWithTheFirstOfThemComes', () => {
  assert.deepEqual(
    [
      S.refused(ready(), ['vehicle.make', 'customer.phone']).step,
      S.refused(ready(), ['vehicle.make', 'customer.phone']).wrong,
    ],
    ['details', ['model', 'phone']],
  );
  assert.equal(S.refused(ready(), ['address.postalCode']).step, 'place');
});

test('givenADraftWithAServiceThatIsNotOfferedAnyMore_whenBegun_thenItIsDroppedWithItsTime', () => {
  const state = S.begun(ready(), { ...storefront, services: storefront.services.slice(1) });
  assert.deepEqual(state.draft.services, []);
  assert.equal(state.draft.start, null);
  assert.equal(S.goTo(state, 'review').step, 'services');
});

test('givenSomebodyWhoDoesNotKnow_whenTheySaySo_thenADiagnosisIsChosenOnceAndNothingIsForced', () => {
  const begun = S.begun(S.START, storefront);
  assert.deepEqual(S.unsure(begun, true, 'oil').draft.services, ['oil']);
  assert.deepEqual(S.unsure(S.toggled(begun, 'brakes'), true, 'oil').draft.services, ['brakes']);
});
