import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { ProblemError } from '@/api/problem';
import { session } from '@/lib/session';
import { asDate } from '@/lib/zoned';
import { queryClient } from './query-client';
import { Broken, Loading, Missing } from './route-states';
import { Shell } from './shell';
import { comeBack, signedIn, signIn } from './sign-in';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

type Search = Record<string, unknown>;
// A number in the address is read as one.
const text = (it: unknown) => (typeof it === 'number' ? String(it) : typeof it === 'string' && it ? it : undefined);
const uuid = (it: unknown) => (typeof it === 'string' && UUID.test(it) ? it : undefined);

comeBack();

const rootRoute = createRootRouteWithContext<{ queryClient: typeof queryClient }>()({
  // The appointment in the drawer belongs to every address.
  validateSearch: (search: Search): { job?: string | undefined } => ({ job: uuid(search.job) }),
  loader: async ({ context }) => {
    try {
      const found = await context.queryClient.ensureQueryData(session);
      signedIn();
      return found;
    } catch (error) {
      if (error instanceof ProblemError && error.status === 401 && signIn()) {
        await new Promise(() => {});
      }
      throw error;
    }
  },
  component: Shell,
  pendingComponent: Loading,
  errorComponent: Broken,
  notFoundComponent: Missing,
});

const routes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/',
    component: lazyRouteComponent(() => import('@/features/today/today-page'), 'TodayPage'),
    validateSearch: (search: Search): { date?: string | undefined; technician?: string | undefined } => ({
      date: asDate(search.date),
      technician: search.technician === 'all' ? 'all' : uuid(search.technician),
    }),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/appointments/$appointment',
    beforeLoad: ({ params }) => {
      throw redirect({ to: '/', search: { job: params.appointment }, replace: true });
    },
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/board',
    component: lazyRouteComponent(() => import('@/features/board/board-page'), 'BoardPage'),
    validateSearch: (search: Search): { date?: string | undefined; by?: 'status' | undefined } => ({
      date: asDate(search.date),
      by: search.by === 'status' ? 'status' : undefined,
    }),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/new',
    component: lazyRouteComponent(() => import('@/features/booking/booking-page'), 'BookingPage'),
    validateSearch: (search: Search): { date?: string | undefined; technician?: string | undefined } => ({
      date: asDate(search.date),
      technician: uuid(search.technician),
    }),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/customers',
    component: lazyRouteComponent(() => import('@/features/customers/customers-page'), 'CustomersPage'),
    validateSearch: (search: Search): { q?: string | undefined } => ({ q: text(search.q) }),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/customers/$customer',
    component: lazyRouteComponent(() => import('@/features/customers/customer-page'), 'CustomerPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/services',
    component: lazyRouteComponent(() => import('@/features/services/services-page'), 'ServicesPage'),
    validateSearch: (search: Search): { q?: string | undefined; shown?: 'retired' | undefined } => ({
      q: text(search.q),
      shown: search.shown === 'retired' ? 'retired' : undefined,
    }),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/technicians',
    component: lazyRouteComponent(() => import('@/features/technicians/technicians-page'), 'TechniciansPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/technicians/$technician',
    component: lazyRouteComponent(() => import('@/features/technicians/technician-page'), 'TechnicianPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/account',
    component: lazyRouteComponent(() => import('@/features/account/account-page'), 'AccountPage'),
  }),
  ...(import.meta.env.DEV
    ? [
        createRoute({
          getParentRoute: () => rootRoute,
          path: '/design',
          component: lazyRouteComponent(() => import('@/features/design/design-page'), 'DesignPage'),
        }),
      ]
    : []),
] as const;

export const router = createRouter({
  routeTree: rootRoute.addChildren(routes),
  basepath: '/admin',
  context: { queryClient },
  defaultPreload: 'intent',
  defaultPreloadStaleTime: 0,
  defaultPendingComponent: Loading,
  defaultErrorComponent: Broken,
  defaultNotFoundComponent: Missing,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
