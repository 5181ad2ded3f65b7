import type { Day, Service, Slot, Storefront } from '../../src/api/types.ts';

export const service = (id: string, minutes = 60, amount = 5000): Service => ({
  id,
  code: id.toUpperCase(),
  name: `Service ${id}`,
  category: 'All',
  description: '',
  durationMinutes: minutes,
  price: { amount, currency: 'USD' },
  keywords: [],
});

export const storefront: Storefront = {
  shop: {
    slug: 'edgar',
    name: 'Edgar',
    phone: '+15305550123',
    country: 'US',
    timeZone: 'America/Los_Angeles',
    currency: 'USD',
    locale: 'en-US',
    branding: { color: '#1d4ed8', logo: null },
    policy: {
      minNoticeMinutes: 120,
      horizonDays: 60,
      slotStepMinutes: 30,
      holdMinutes: 10,
      cancellationWindowMinutes: 240,
    },
  },
  today: '2026-11-25',
  services: [service('oil', 30, 10000), service('brakes', 90, 26000)],
  smsConsent: { en: 'May we text you?', es: '¿Podemos enviarle mensajes?' },
} as Storefront;

export const slot = (start: string): Slot => ({
  start,
  end: start,
  addedDriveMinutes: 0,
  recommended: false,
  technicians: ['t'],
});

export const day = (date: string, ...times: string[]): Day => ({
  date,
  closed: false,
  slots: times.map((it) => slot(`${date}T${it}:00-08:00`)),
});
