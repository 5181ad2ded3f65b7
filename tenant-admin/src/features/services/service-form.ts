import * as z from 'zod/mini';
import type { Service } from '@/api/types';
import type { servicesTexts } from './services-texts';

type Texts = (typeof servicesTexts)['en'];

/** What a service consists of, as it is typed. */
export const serviceSchema = (t: Texts) => {
  const needed = z.string().check(z.trim(), z.minLength(1, t.required));
  return z.object({
    name: needed,
    code: needed,
    category: needed,
    description: z.string().check(z.trim(), z.maxLength(1000)),
    duration: z.string().check(
      z.trim(),
      z.refine((it) => /^\d+$/.test(it) && Number(it) >= 1 && Number(it) <= 2880, t.badDuration),
    ),
    price: z.string().check(z.trim(), z.regex(/^\d{1,7}([.,]\d{1,3})?$/, t.badPrice)),
    skill: z.string(),
    keywords: z.string(),
  });
};

export type TypedService = z.infer<ReturnType<typeof serviceSchema>>;

/** How many digits of an amount of this currency stand after the point. */
const digits = (currency: string) =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;

/** 129.50 for 12950 cents. */
export const amountText = (amount: number, currency: string) =>
  (amount / 10 ** digits(currency)).toFixed(digits(currency));

/** 12950 cents for 129.5, without the errors of fractions. */
export function amountOf(text: string, currency: string): number {
  const [whole = '0', rest = ''] = text.trim().split(/[.,]/);
  return Number(whole + rest.padEnd(digits(currency), '0').slice(0, digits(currency)));
}

export const typedOf = (it: Service | undefined): TypedService => ({
  name: it?.name ?? '',
  code: it?.code ?? '',
  category: it?.category ?? '',
  description: it?.description ?? '',
  duration: it ? String(it.durationMinutes) : '',
  price: it ? amountText(it.price.amount, it.price.currency) : '',
  skill: String(it?.skill ?? 2),
  keywords: it?.keywords.join(', ') ?? '',
});

export const serviceRequest = (typed: TypedService, currency: string) => ({
  name: typed.name,
  code: typed.code,
  category: typed.category,
  description: typed.description || undefined,
  durationMinutes: Number(typed.duration),
  price: { amount: amountOf(typed.price, currency), currency },
  skill: Number(typed.skill),
  keywords: typed.keywords
    .split(',')
    .map((it) => it.trim())
    .filter(Boolean),
});
