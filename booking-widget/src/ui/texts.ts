import type { Price, Shop } from '../api/types.ts';
import type en from '../messages/en.json';
import type later from '../messages/en-later.json';
import type manage from '../messages/en-manage.json';

/** The texts of an element; some come when the step comes that says them, some only on the manage page. */
export type Messages = typeof en & Partial<typeof later & typeof manage>;
export type Key = keyof Messages;

type Plural = { [K in Key]: K extends `${infer Stem}.one` ? Stem : never }[Key];

/** What is said, in one language and in the ways of one shop: its zone, its money. */
export class Texts {
  // Made when something is counted first: it takes its time, and the first view counts nothing.
  #plural: Intl.PluralRules | undefined;
  readonly #locale: string;

  constructor(
    readonly language: string,
    readonly messages: Messages,
    readonly shop: Shop | null,
  ) {
    // Money and times as they are written in this language where the shop is.
    this.#locale = shop ? `${language}-${shop.country}` : language;
  }

  /** A message, with what stands in its braces. */
  say(key: Key, values: Record<string, string | number> = {}): string {
    return (this.messages[key] ?? '').replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
  }

  /** A message that counts. */
  count(key: Plural, n: number): string {
    this.#plural ??= new Intl.PluralRules(this.language);
    const form = `${key}.${this.#plural.select(n)}` as Key;
    return this.say(form in this.messages ? form : (`${key}.other` as Key), { n });
  }

  money(price: Price): string {
    if (price.amount === 0) return this.say('free');
    const format = new Intl.NumberFormat(this.#locale, {
      style: 'currency',
      currency: price.currency,
      currencyDisplay: 'narrowSymbol',
      // Not in TypeScript's library yet; in all browsers that are served here.
      trailingZeroDisplay: 'stripIfInteger',
    } as Intl.NumberFormatOptions);
    return format.format(price.amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
  }

  /** The money of the shop. */
  amount(amount: number): string {
    return this.money({ amount, currency: this.shop?.currency ?? 'USD' });
  }

  /** Such as `1 hr 30 min`. */
  duration(minutes: number): string {
    const unit = (n: number, name: string) =>
      new Intl.NumberFormat(this.#locale, { style: 'unit', unit: name, unitDisplay: 'short' }).format(n);
    const hours = Math.floor(minutes / 60);
    const rest = minutes % 60;
    return [hours > 0 ? unit(hours, 'hour') : '', rest > 0 || hours === 0 ? unit(rest, 'minute') : '']
      .filter(Boolean)
      .join(' ');
  }

  /** A time of day on the shop's clock. */
  time(start: string): string {
    return this.#at({ timeStyle: 'short' }, start);
  }

  /** Day and time on the shop's clock. */
  moment(start: string): string {
    return this.#at({ weekday: 'long', month: 'long', day: 'numeric', hour: 'numeric', minute: '2-digit' }, start);
  }

  /** The same, short enough for a button. */
  brief(start: string): string {
    return this.#at({ weekday: 'short', month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit' }, start);
  }

  /** A date of the shop's calendar, such as `Thursday, November 26`. */
  date(date: string): string {
    return this.#on({ weekday: 'long', month: 'long', day: 'numeric' }, date);
  }

  /** The parts of a date for a narrow strip. */
  day(date: string): { weekday: string; day: string; month: string } {
    return {
      weekday: this.#on({ weekday: 'short' }, date),
      day: this.#on({ day: 'numeric' }, date),
      month: this.#on({ month: 'short' }, date),
    };
  }

  /** The name of the shop's zone; empty where its clock shows the same as the visitor's at that moment. */
  foreignZone(start: string): string {
    const clock = (timeZone?: string) =>
      new Intl.DateTimeFormat('en', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(new Date(start));
    if (!this.shop || clock() === clock(this.shop.timeZone)) return '';
    return (
      new Intl.DateTimeFormat(this.#locale, { timeZone: this.shop.timeZone, timeZoneName: 'longGeneric' })
        .formatToParts(new Date(start))
        .find((it) => it.type === 'timeZoneName')?.value ?? ''
    );
  }

  /** Minutes and seconds until a moment. */
  countdown(ms: number): string {
    const seconds = Math.max(0, Math.ceil(ms / 1000));
    return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  }

  #at(options: Intl.DateTimeFormatOptions, start: string) {
    return new Intl.DateTimeFormat(this.#locale, { timeZone: this.shop?.timeZone, ...options }).format(new Date(start));
  }

  #on(options: Intl.DateTimeFormatOptions, date: string) {
    return new Intl.DateTimeFormat(this.#locale, { timeZone: 'UTC', ...options }).format(new Date(`${date}T12:00Z`));
  }
}

/** A telephone number as people of its country write it. */
export function dialled(e164: string): string {
  const us = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(e164);
  return us ? `(${us[1]}) ${us[2]}-${us[3]}` : e164;
}
