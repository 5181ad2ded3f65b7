import type { Appointment, Booking, Coverage, Day, Place, Service, Slot, Storefront } from '../api/types.ts';
import { type Draft, EMPTY, type Field, type Held } from './draft.ts';
import { plausible } from './phone.ts';
import { car } from './vehicle.ts';

/** The steps in their order. */
export const STEPS = ['services', 'place', 'time', 'details', 'review', 'booked'] as const;

export type Step = (typeof STEPS)[number];

/** What is asked of the server. */
export type Operation = 'storefront' | 'coverage' | 'times' | 'hold' | 'extend' | 'book';

/** Why something did not work: nobody answered, too much to do, no such shop, or our mistake. */
export type Failure = 'offline' | 'busy' | 'missing' | 'failed';

/** What a customer is told without being asked anything. */
export type Notice = 'taken' | 'outside' | 'no-location' | 'run-out';

/** All there is to show. Every function here makes a new one of it, and nothing else. */
export interface State {
  readonly step: Step;
  readonly draft: Draft;
  readonly storefront: Storefront | null;
  readonly coverage: Coverage | null;
  /** The days that are known, from today on. */
  readonly days: readonly Day[];
  /** The date that is looked at. */
  readonly date: string | null;
  /** Free times near the one that was lost. */
  readonly alternatives: readonly Slot[];
  readonly notice: Notice | null;
  readonly doing: Operation | null;
  readonly failure: { readonly why: Failure; readonly during: Operation } | null;
  /** The fields that cannot stay as they are. */
  readonly wrong: readonly Field[];
  readonly booked: Appointment | null;
}

export const START: State = {
  step: 'services',
  draft: EMPTY,
  storefront: null,
  coverage: null,
  days: [],
  date: null,
  alternatives: [],
  notice: null,
  doing: null,
  failure: null,
  wrong: [],
  booked: null,
};

const DETAILS: readonly Field[] = ['line1', 'city', 'region', 'year', 'model', 'name', 'phone', 'email', 'vin'];

const SENT_AS: Readonly<Record<string, Field>> = {
  'customer.name': 'name',
  'customer.phone': 'phone',
  'customer.email': 'email',
  'vehicle.year': 'year',
  'vehicle.make': 'model',
  'vehicle.model': 'model',
  'vehicle.vin': 'vin',
  'address.line1': 'line1',
  'address.city': 'city',
  'address.region': 'region',
  'address.postalCode': 'postalCode',
  'place.postalCode': 'postalCode',
  postalCode: 'postalCode',
  notes: 'note',
};

function drafted(state: State, change: Partial<Draft>): State {
  return { ...state, draft: { ...state.draft, ...change } };
}

/** Without the time that was picked; what was known of free times is not true any more. */
function withoutTime(state: State): State {
  return {
    ...drafted(state, { start: null, hold: null }),
    days: [],
    date: null,
    alternatives: [],
    notice: null,
  };
}

/** The shop as it is, with a draft as it was left. */
export function begun(state: State, storefront: Storefront): State {
  const offered = new Set(storefront.services.map((it) => it.id));
  const services = state.draft.services.filter((it) => offered.has(it));
  const hold = state.draft.hold && state.draft.hold.until > Date.now() ? state.draft.hold : null;
  const next = { ...drafted(state, { services, hold }), storefront };
  return services.length < state.draft.services.length ? withoutTime(next) : next;
}

/** The services that were chosen. */
export function chosen(state: State): Service[] {
  return state.draft.services.flatMap((id) => state.storefront?.services.find((it) => it.id === id) ?? []);
}

/** How long the chosen services take together, in minutes, and what they cost. */
export function sum(state: State): { minutes: number; amount: number } {
  return chosen(state).reduce(
    (all, it) => ({ minutes: all.minutes + it.durationMinutes, amount: all.amount + it.price.amount }),
    { minutes: 0, amount: 0 },
  );
}

/** Chooses a service, or does without it. */
export function toggled(state: State, id: string): State {
  const { services } = state.draft;
  const without = services.filter((it) => it !== id);
  return withoutTime(drafted(state, { services: without.length < services.length ? without : [...services, id] }));
}

/** Says whether they know what is wrong; who does not is offered this service to find out. */
export function unsure(state: State, isUnsure: boolean, diagnosis: string | undefined): State {
  const next = drafted(state, { unsure: isUnsure });
  return isUnsure && diagnosis && next.draft.services.length === 0 ? toggled(next, diagnosis) : next;
}

/** Takes what was typed. */
export function typed(state: State, field: Field, value: string): State {
  const next = {
    ...drafted(state, { fields: { ...state.draft.fields, [field]: value } }),
    wrong: state.wrong.filter((it) => it !== field),
  };
  if (field !== 'postalCode' || value === state.draft.fields.postalCode) {
    return next;
  }
  return { ...withoutTime(drafted(next, { spot: null })), coverage: null };
}

/** Takes the place that the visitor's device told. */
export function located(state: State, lat: number, lng: number): State {
  return { ...withoutTime(drafted(state, { spot: { lat, lng } })), coverage: null };
}

/** Where to look for times; null when nothing was told yet. */
export function place(state: State): Place | null {
  const { spot, fields } = state.draft;
  return spot ?? (fields.postalCode.trim() ? { postalCode: fields.postalCode.trim() } : null);
}

/** Takes what the shop said of the place. */
export function covered(state: State, coverage: Coverage): State {
  if (state.draft.spot && !coverage.postalCode) {
    return { ...drafted(state, { spot: null }), notice: 'no-location' };
  }
  const postalCode = coverage.postalCode ?? state.draft.fields.postalCode;
  // What the postal code tells needs no typing; a state that was typed for another code is wrong now.
  const region = coverage.region ?? (state.coverage ? '' : state.draft.fields.region);
  return {
    ...drafted(state, { fields: { ...state.draft.fields, postalCode, region } }),
    coverage,
    notice: coverage.served ? null : 'outside',
  };
}

/** Takes more days, behind those that are known. The first on which anything is free is looked at. */
export function offered(state: State, days: readonly Day[]): State {
  const known = [...state.days, ...days];
  const date = state.date ?? state.draft.start?.slice(0, 10) ?? null;
  return { ...state, days: known, date: date ?? known.find((it) => it.slots.length > 0)?.date ?? null };
}

/** Picks a start, before it is known whether it can be kept. */
export function picked(state: State, start: string): State {
  return { ...drafted(state, { start, hold: null }), notice: null };
}

/** The start is kept for them. */
export function held(state: State, hold: Held): State {
  const next = { ...drafted(state, { hold }), alternatives: [], notice: null };
  return goTo(next, mistakes(next).length > 0 ? 'details' : 'review');
}

/** Somebody else has the time. Everything else stays; the list of times was old. */
export function lost(state: State, alternatives: readonly Slot[]): State {
  const next = withoutTime(drafted(state, { sent: null }));
  return { ...next, step: 'time', date: alternatives[0]?.start.slice(0, 10) ?? null, alternatives, notice: 'taken' };
}

/** The time is kept no longer; it may still be free. */
export function ranOut(state: State): State {
  return { ...drafted(state, { hold: null }), notice: 'run-out' };
}

/** The server cannot accept these fields, in its own words. */
export function refused(state: State, fields: readonly string[]): State {
  const wrong = fields.flatMap((it) => SENT_AS[it] ?? []);
  const next = { ...drafted(state, { sent: null }), wrong };
  return { ...next, step: wrong.includes('postalCode') ? 'place' : 'details' };
}

/** It is booked; nothing of the draft is needed any more. */
export function done(state: State, booked: Appointment): State {
  return { ...state, step: 'booked', draft: EMPTY, booked, failure: null, notice: null };
}

/** What is wrong with the details as far as can be told here. */
export function mistakes(state: State): Field[] {
  const { fields } = state.draft;
  const country = state.storefront?.shop.country ?? '';
  const isRight: Partial<Record<Field, boolean>> = {
    year: /^\d{4}$/.test(fields.year),
    model: car(fields.model) !== null,
    phone: plausible(fields.phone, country),
    email: !fields.email.trim() || /^\S+@\S+\.\S+$/.test(fields.email.trim()),
    vin: !fields.vin.trim() || fields.vin.trim().length === 17,
  };
  return DETAILS.filter((it) => !(isRight[it] ?? fields[it].trim() !== ''));
}

/** The furthest step that can be shown with what is known. */
export function furthest(state: State): Step {
  if (state.booked) return 'booked';
  if (state.draft.services.length === 0) return 'services';
  if (!place(state) || state.coverage?.served === false) return 'place';
  if (!state.draft.start) return 'time';
  return mistakes(state).length > 0 ? 'details' : 'review';
}

/** Shows a step, or the furthest before it that can be shown. */
export function goTo(state: State, step: Step): State {
  const last = STEPS.indexOf(furthest(state));
  const next = STEPS[Math.min(STEPS.indexOf(step), last)] ?? 'services';
  return next === state.step ? state : { ...state, step: next, wrong: [], failure: null };
}

/** The booking as the server wants it. */
export function booking(state: State, language: string): Booking {
  const { fields, hold, services, start, spot, texts } = state.draft;
  const vehicle = car(fields.model);
  const said = (field: Field) => fields[field].trim() || null;
  return {
    ...(hold ? { hold: hold.token } : { services: [...services], start }),
    customer: {
      name: said('name'),
      phone: said('phone'),
      email: said('email'),
      smsConsent: texts,
      language: language === 'es' ? 'es' : 'en',
    },
    vehicle: { year: Number(fields.year), make: vehicle?.make, model: vehicle?.model, vin: said('vin') },
    address: {
      line1: said('line1'),
      city: said('city'),
      region: said('region'),
      postalCode: said('postalCode'),
      ...spot,
    },
    notes: said('note'),
  } as Booking;
}
