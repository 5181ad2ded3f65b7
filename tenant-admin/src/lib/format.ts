import { useMemo } from 'react';
import type { Price } from '@/api/types';
import { type Language, useLanguage } from './language';
import { useSession } from './session';
import { plusDays } from './zoned';

/** How instants, dates, money and lengths of time are written, in the shop's zone and the person's language. */
export function formats(language: Language, locale: string, zone: string) {
  // The shop's country decides how clocks and money look, the person decides the words.
  const region = locale.split('-').at(-1);
  const tag = `${language}-${region}`;
  const make = (options: Intl.DateTimeFormatOptions, timeZone = zone) =>
    new Intl.DateTimeFormat(tag, { ...options, timeZone });
  const clock = make({ hour: 'numeric', minute: '2-digit' });
  const hours = make({ hour: 'numeric' });
  const long = make({ weekday: 'long', month: 'long', day: 'numeric' }, 'UTC');
  const short = make({ weekday: 'short', month: 'short', day: 'numeric' }, 'UTC');
  const full = make({ year: 'numeric', month: 'short', day: 'numeric' });
  const moment = make({ year: 'numeric', month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit' });
  const relative = new Intl.RelativeTimeFormat(tag, { numeric: 'auto' });
  const noon = (date: string) => new Date(`${date}T12:00:00Z`);
  const upper = (text: string) => text.charAt(0).toLocaleUpperCase(tag) + text.slice(1);
  return {
    tag,
    zone,
    /** 9:30 AM */
    time: (instant: string | number) => clock.format(new Date(instant)),
    /** 9 AM */
    hour: (instant: number) => hours.format(new Date(instant)),
    /** 9:30 – 11:00 AM */
    span: (start: string | number, end: string | number) => clock.formatRange(new Date(start), new Date(end)),
    /** Wednesday, November 25 */
    day: (date: string) => upper(long.format(noon(date))),
    /** Wed, Nov 25 */
    shortDay: (date: string) => upper(short.format(noon(date))),
    /** Today, tomorrow, yesterday; else nothing. */
    nearDay: (date: string, today: string) => {
      const days = [-1, 0, 1].find((it) => plusDays(today, it) === date);
      return days === undefined ? undefined : upper(relative.format(days, 'day'));
    },
    /** Nov 25, 2026 */
    date: (instant: string) => full.format(new Date(instant)),
    /** Nov 25, 2026, 9:30 AM */
    moment: (instant: string) => moment.format(new Date(instant)),
    money: ({ amount, currency }: Price) => {
      const format = new Intl.NumberFormat(tag, { style: 'currency', currency });
      return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
    },
    /** 1 h 30 min */
    minutes: (minutes: number) => {
      const hours = Math.floor(minutes / 60);
      const rest = minutes % 60;
      return [hours > 0 ? `${hours} h` : '', rest > 0 || hours === 0 ? `${rest} min` : ''].filter(Boolean).join(' ');
    },
  };
}

export type Formats = ReturnType<typeof formats>;

export function useFormats(): Formats {
  const { language } = useLanguage();
  const { shop } = useSession();
  return useMemo(() => formats(language, shop.locale, shop.timeZone), [language, shop.locale, shop.timeZone]);
}

/** A telephone number as people read it; numbers of North America in their usual groups. */
export function phoneText(phone: string): string {
  const american = phone.match(/^\+1(\d{3})(\d{3})(\d{4})$/);
  return american ? `(${american[1]}) ${american[2]}-${american[3]}` : phone;
}

/** Where a map shows this address. */
export function mapLink(it: { line1: string; city: string; region: string; postalCode: string }): string {
  const place = `${it.line1}, ${it.city}, ${it.region} ${it.postalCode}`;
  return `https://www.google.com/maps/dir/?api=1&destination=${encodeURIComponent(place)}`;
}
