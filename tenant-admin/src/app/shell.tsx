import { Outlet, useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState, useSyncExternalStore } from 'react';
import { Toasts } from '@/components/toast';
import { frameTexts } from '@/lib/frame-texts';
import { useKeys } from '@/lib/keys';
import { useTexts } from '@/lib/language';
import { may, useSession } from '@/lib/session';
import { BottomBar, SideBar } from './bars';
import { PLACES } from './navigation';

const Palette = lazy(() => import('./palette').then((it) => ({ default: it.Palette })));
const Shortcuts = lazy(() => import('./shortcuts').then((it) => ({ default: it.Shortcuts })));
const AppointmentDrawer = lazy(() =>
  import('@/features/appointments/appointment-drawer').then((it) => ({ default: it.AppointmentDrawer })),
);
const More = lazy(() => import('./more').then((it) => ({ default: it.More })));

export type Opened = 'palette' | 'shortcuts' | 'more' | undefined;

/** What is around every page. */
export function Shell() {
  const t = useTexts(frameTexts);
  const { me } = useSession();
  const navigate = useNavigate();
  const [opened, setOpened] = useState<Opened>();
  const close = () => setOpened(undefined);
  const { job } = useSearch({ from: '__root__' });
  const online = useOnline();
  const places = PLACES.filter((it) => may(me.shop.role, it.right));
  const runsDay = may(me.shop.role, 'runDay');

  useKeys({
    'mod+k': () => setOpened('palette'),
    '/': () => setOpened('palette'),
    '?': () => setOpened('shortcuts'),
    n: runsDay ? () => navigate({ to: '/new' }) : undefined,
    ...Object.fromEntries(places.flatMap(({ shortcut, to }) => (shortcut ? [[shortcut, () => navigate({ to })]] : []))),
  });

  return (
    <div className="min-h-dvh wide:grid wide:grid-cols-[16rem_minmax(0,1fr)]">
      <a
        href="#content"
        className="sr-only z-50 rounded-md bg-accent px-4 py-3 text-on-accent focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        {t.skip}
      </a>
      <SideBar places={places} runsDay={runsDay} open={setOpened} />
      <div className="flex min-w-0 flex-col pb-20 wide:pb-0">
        {!online && (
          <p role="status" className="bg-warning-soft px-4 py-2.5 text-center text-sm font-medium text-warning">
            {t.offlineBar}
          </p>
        )}
        <main id="content" tabIndex={-1} className="min-w-0 flex-1 outline-none">
          <Outlet />
        </main>
      </div>
      <BottomBar places={places} runsDay={runsDay} open={setOpened} />
      <Suspense>
        {job && <AppointmentDrawer key={job} id={job} />}
        {opened === 'palette' && <Palette places={places} onClose={close} />}
        {opened === 'shortcuts' && <Shortcuts places={places} runsDay={runsDay} onClose={close} />}
        {opened === 'more' && <More places={places} open={setOpened} onClose={close} />}
      </Suspense>
      <Toasts />
    </div>
  );
}

/** Whether the browser believes to be connected. */
function useOnline(): boolean {
  const online = useSyncExternalStore(
    (listener) => {
      window.addEventListener('online', listener);
      window.addEventListener('offline', listener);
      return () => {
        window.removeEventListener('online', listener);
        window.removeEventListener('offline', listener);
      };
    },
    () => navigator.onLine,
  );
  useEffect(() => {
    document.documentElement.toggleAttribute('data-offline', !online);
  }, [online]);
  return online;
}
