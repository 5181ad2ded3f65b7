import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, data } from '@/api/client';
import type { Slot } from '@/api/types';
import { plusDays } from '@/lib/zoned';

const DAYS = 14;

export interface Search {
  shop: string;
  services: string[];
  postalCode: string;
  from: string;
  technician: string | undefined;
}

/** The free times of the next two weeks. */
export const slotsFor = ({ shop, services, postalCode, from, technician }: Search) =>
  queryOptions({
    queryKey: ['slots', services, postalCode, from, technician],
    queryFn: async ({ signal }) => {
      const { days } = await data(
        api.GET('/api/v1/public/{shop}/availability', {
          params: {
            path: { shop },
            query: { services: services.join(','), from, to: plusDays(from, DAYS - 1), postalCode, technician },
          },
          signal,
        }),
      );
      return days.flatMap((it) => it.slots);
    },
    placeholderData: keepPreviousData,
    staleTime: 10_000,
    retry: false,
  });

export type Order = 'nearest' | 'soonest';

/** The times in the wanted order; of equal driving, the sooner ones. */
export function ordered(slots: Slot[], order: Order): Slot[] {
  const start = (it: Slot) => Date.parse(it.start);
  return slots.toSorted((a, b) =>
    order === 'soonest' ? start(a) - start(b) : a.addedDriveMinutes - b.addedDriveMinutes || start(a) - start(b),
  );
}
