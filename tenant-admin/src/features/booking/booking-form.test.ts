import { describe, expect, it } from 'vitest';
import type { CustomerEntry } from '@/api/types';
import { fieldOf, NOTHING, requestOf, schema } from './booking-form';
import { bookingTexts } from './booking-texts';

const t = bookingTexts.en;
const typed = {
  ...NOTHING,
  name: 'Jürgen Müller-Lüdenscheidt',
  phone: '(530) 555-0142',
  year: '2019',
  make: 'Toyota',
  model: 'Camry',
  line1: '100 Main Street',
  city: 'Woodland',
  region: 'CA',
  postalCode: '95695',
};
const nobody = { customer: undefined, vehicle: undefined };
const known = { customer: { id: 'c1' } as CustomerEntry, vehicle: 'v1' };
const chosen = { services: ['s1'], start: '2026-11-25T09:00:00-08:00', technician: undefined, now: false };

describe('the booking form', () => {
  it('takes what is complete', () => {
    expect(schema(t, nobody, 2027).safeParse(typed).success).toBe(true);
  });

  it('names what is missing of somebody new', () => {
    const result = schema(t, nobody, 2027).safeParse({ ...typed, name: ' ', phone: '12', year: '1979', make: '' });
    expect(result.error?.issues.map((it) => [it.path[0], it.message])).toEqual([
      ['name', t.required],
      ['phone', t.badPhone],
      ['year', t.badYear(2027)],
      ['make', t.required],
    ]);
  });

  it('asks neither name nor car of somebody known', () => {
    const { line1, city, region, postalCode } = typed;
    expect(schema(t, known, 2027).safeParse({ ...NOTHING, line1, city, region, postalCode }).success).toBe(true);
  });

  it('sends a known customer and car by their ids', () => {
    expect(requestOf(typed, known, chosen)).toMatchObject({
      customerId: 'c1',
      customer: undefined,
      vehicleId: 'v1',
      vehicle: undefined,
      start: '2026-11-25T09:00:00-08:00',
      startNow: undefined,
    });
  });

  it('sends no start when the work begins now', () => {
    expect(requestOf(typed, nobody, { ...chosen, now: true, technician: 'edgar' })).toMatchObject({
      start: undefined,
      startNow: true,
      technician: 'edgar',
    });
  });

  it('finds the field that the server means', () => {
    expect(fieldOf('customer.phone')).toBe('phone');
    expect(fieldOf('address.postalCode')).toBe('postalCode');
    expect(fieldOf('start')).toBeUndefined();
  });
});
