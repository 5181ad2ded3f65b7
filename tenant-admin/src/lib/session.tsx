import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { api, data } from '@/api/client';
import type { Role } from '@/api/types';

/** Who is here, and which shop they run. */
export const session = queryOptions({
  queryKey: ['session'],
  queryFn: async () => {
    const me = await data(api.GET('/api/v1/me'));
    const shop = await data(api.GET('/api/v1/public/{shop}', { params: { path: { shop: me.shop.slug } } }));
    return { me, shop };
  },
  staleTime: 5 * 60_000,
});

export function useSession() {
  return useSuspenseQuery(session).data;
}

const MAY: Record<string, Role[]> = {
  seeDay: ['OWNER', 'DISPATCHER', 'TECHNICIAN'],
  runDay: ['OWNER', 'DISPATCHER'],
  own: ['OWNER'],
};

/** What roles may, as far as it decides what is shown; the server decides what is done. */
export type Right = 'seeDay' | 'runDay' | 'own';

export const may = (role: Role, right: Right) => MAY[right]?.includes(role) ?? false;

export const useMay = (right: Right) => may(useSession().me.shop.role, right);
