import * as z from 'zod/mini';
import type { CustomerEntry } from '@/api/types';
import type { BookingTexts } from './booking-texts';

/** What is typed; what is chosen from lists stands beside it. */
export interface Typed {
  name: string;
  phone: string;
  email: string;
  texts: boolean;
  year: string;
  make: string;
  model: string;
  plate: string;
  line1: string;
  line2: string;
  city: string;
  region: string;
  postalCode: string;
  notes: string;
  staffNotes: string;
}

export const NOTHING: Typed = {
  name: '',
  phone: '',
  email: '',
  texts: false,
  year: '',
  make: '',
  model: '',
  plate: '',
  line1: '',
  line2: '',
  city: '',
  region: '',
  postalCode: '',
  notes: '',
  staffNotes: '',
};

/** Who and which car are known already, and need not be typed. */
export interface Known {
  customer: CustomerEntry | undefined;
  vehicle: string | undefined;
}

/** What must be there before it is sent. The server has the last word on all of it. */
export function schema(t: BookingTexts, known: Known, lastYear: number) {
  const needed = z.string().check(z.trim(), z.minLength(1, t.required));
  const anything = z.string().check(z.trim());
  const ofNew = known.customer === undefined;
  const ofNewCar = known.vehicle === undefined;
  return z.object({
    name: ofNew ? needed : anything,
    phone: ofNew
      ? z.string().check(z.trim(), z.minLength(1, t.required), z.regex(/(\d\D*){7,}/, t.badPhone))
      : anything,
    email: z.string().check(z.trim(), z.regex(/^$|^[^@\s]+@[^@\s]+\.[^@\s]+$/, t.badEmail)),
    texts: z.boolean(),
    year: ofNewCar
      ? z.string().check(
          z.trim(),
          z.refine((it) => Number(it) >= 1980 && Number(it) <= lastYear, t.badYear(lastYear)),
        )
      : anything,
    make: ofNewCar ? needed : anything,
    model: ofNewCar ? needed : anything,
    plate: anything,
    line1: needed,
    line2: anything,
    city: needed,
    region: needed,
    postalCode: needed,
    notes: anything,
    staffNotes: anything,
  });
}

export interface Chosen {
  services: string[];
  start: string | undefined;
  technician: string | undefined;
  now: boolean;
}

const orNothing = (text: string) => text.trim() || undefined;

/** The request that says what was typed and chosen. */
export function requestOf(typed: Typed, known: Known, { services, start, technician, now }: Chosen) {
  return {
    customerId: known.customer?.id,
    customer: known.customer
      ? undefined
      : {
          name: typed.name,
          phone: typed.phone,
          email: orNothing(typed.email),
          smsConsent: typed.texts || undefined,
        },
    vehicleId: known.vehicle,
    vehicle: known.vehicle
      ? undefined
      : { year: Number(typed.year), make: typed.make, model: typed.model, plate: orNothing(typed.plate) },
    services,
    address: {
      line1: typed.line1,
      line2: orNothing(typed.line2),
      city: typed.city,
      region: typed.region,
      postalCode: typed.postalCode,
    },
    notes: orNothing(typed.notes),
    staffNotes: orNothing(typed.staffNotes),
    start: now ? undefined : start,
    startNow: now || undefined,
    technician,
  };
}

/** The field of the form for a field that the server names, such as `customer.phone`. */
export function fieldOf(name: string): keyof Typed | undefined {
  const last = name.split('.').at(-1) ?? '';
  return last === 'smsConsent' ? 'texts' : last in NOTHING ? (last as keyof Typed) : undefined;
}
