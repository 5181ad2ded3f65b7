import { describe, expect, it } from 'vitest';
import { amountOf, amountText, serviceRequest, serviceSchema, typedOf } from './service-form';
import { servicesTexts } from './services-texts';

describe('the form of a service', () => {
  it('turns amounts into minor units exactly', () => {
    expect(amountOf('129.5', 'USD')).toBe(12950);
    expect(amountOf('0,29', 'USD')).toBe(29);
    expect(amountOf('1000', 'JPY')).toBe(1000);
    expect(amountText(12950, 'USD')).toBe('129.50');
    for (const cents of [1, 29, 57, 113, 435, 8499]) {
      expect(amountOf(amountText(cents, 'USD'), 'USD')).toBe(cents);
    }
  });

  it('refuses what is no duration and no price', () => {
    const typed = { ...typedOf(undefined), name: 'Oil', code: 'OIL', category: 'Fluids', duration: '0', price: '12.x' };
    const found = serviceSchema(servicesTexts.en)
      .safeParse(typed)
      .error?.issues.map((it) => it.path[0]);
    expect(found).toEqual(['duration', 'price']);
  });

  it('sends keywords one by one', () => {
    const typed = { ...typedOf(undefined), duration: '30', price: '120', keywords: 'oil, lube ,,' };
    expect(serviceRequest(typed, 'USD')).toMatchObject({
      keywords: ['oil', 'lube'],
      price: { amount: 12000, currency: 'USD' },
    });
  });
});
