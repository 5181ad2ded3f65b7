import type { components } from '@/api/schema.gen';

export type Rule = components['schemas']['WeeklyRuleView'];
export type Day = Rule['day'];

export const DAYS: Day[] = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];

export interface Hours {
  start: string;
  end: string;
}

export type Week = Record<Day, Hours[]>;

const isLimited = ({ validFrom, validTo }: Rule) => validFrom != null || validTo != null;

/** The hours that hold always, by day; those for a limited time are kept apart. */
export function weekOf(rules: Rule[]): { week: Week; limited: Rule[] } {
  const week = Object.fromEntries(
    DAYS.map((day) => [
      day,
      rules
        .filter((it) => it.day === day && !isLimited(it))
        .map(({ start, end }) => ({ start: start.slice(0, 5), end: end.slice(0, 5) }))
        .sort((a, b) => a.start.localeCompare(b.start)),
    ]),
  ) as Week;
  return { week, limited: rules.filter(isLimited) };
}

/** The rules for all hours of the week. */
export const rulesOf = (week: Week, limited: Rule[]): Rule[] => [
  ...DAYS.flatMap((day) => week[day].map((it): Rule => ({ day, ...it }))),
  ...limited,
];

// Midnight at the end of a day is written as its beginning.
const endOf = ({ end }: Hours) => (end === '00:00' ? '24:00' : end);

/** Whether each stretch has a length and none reaches into the next. */
export const isSound = (hours: Hours[]) =>
  hours
    .toSorted((a, b) => a.start.localeCompare(b.start))
    .every((it, index, all) => {
      const next = all[index + 1];
      return it.start !== '' && it.end !== '' && it.start < endOf(it) && (!next || endOf(it) <= next.start);
    });
