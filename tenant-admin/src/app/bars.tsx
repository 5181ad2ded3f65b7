import { Link } from '@tanstack/react-router';
import { CalendarPlus, ChevronsUpDown, Keyboard, type LucideIcon, Menu, Search } from 'lucide-react';
import type { ReactNode } from 'react';
import { LinkButton } from '@/components/button';
import { frameTexts } from '@/lib/frame-texts';
import { useTexts } from '@/lib/language';
import { useSession } from '@/lib/session';
import type { Place } from './navigation';
import type { Opened } from './shell';

interface Props {
  places: Place[];
  runsDay: boolean;
  open: (what: Opened) => void;
}

/** Our sign: a clock that is a wrench turning. */
export function Mark() {
  return (
    <svg
      viewBox="0 0 32 32"
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      strokeWidth="3"
      strokeLinecap="round"
      className="size-7 shrink-0 text-accent"
    >
      <path d="M27 12.5A12 12 0 1 1 19.5 4.5" />
      <path d="M16 9.5v7l4.5 2.5" />
      <path d="M29 3.5l-4 4" />
    </svg>
  );
}

const ITEM =
  'flex min-h-11 items-center gap-3 rounded-md px-3 font-medium text-soft no-underline hover:bg-sunken hover:text-ink aria-[current=page]:bg-info-soft aria-[current=page]:font-semibold aria-[current=page]:text-link';

/** Navigation on a desk. */
export function SideBar({ places, runsDay, open }: Props) {
  const t = useTexts(frameTexts);
  const { me } = useSession();
  return (
    <aside className="no-print sticky top-0 hidden h-dvh flex-col gap-1 overflow-y-auto border-r border-line bg-card p-3 wide:flex">
      <button
        type="button"
        onClick={() => open('more')}
        className="mb-2 flex min-h-12 items-center gap-2.5 rounded-md px-2 text-left hover:bg-sunken"
      >
        <Mark />
        <span className="min-w-0 flex-1 leading-tight">
          <span className="block truncate font-semibold">{me.shop.name}</span>
          <span className="block truncate text-xs text-soft">
            {me.name}, {t.roles[me.shop.role]}
          </span>
        </span>
        <ChevronsUpDown aria-hidden="true" className="size-4 shrink-0 text-soft" />
      </button>
      {runsDay && (
        <LinkButton
          look="primary"
          icon={CalendarPlus}
          label={t.newAppointment}
          to="/new"
          className="mb-1 px-2 whitespace-nowrap"
        />
      )}
      <button
        type="button"
        onClick={() => open('palette')}
        className="mb-3 flex min-h-11 items-center gap-3 rounded-md border border-control px-3 text-soft hover:bg-sunken"
      >
        <Search aria-hidden="true" className="size-4" />
        <span className="flex-1 text-left text-sm">{t.search}</span>
        <Kbd>{MOD}K</Kbd>
      </button>
      <nav aria-label={t.main} className="grid gap-0.5">
        {places
          .filter((it) => it.group === 'day')
          .map((it) => (
            <SideItem key={it.to} {...it} />
          ))}
      </nav>
      {places.some((it) => it.group === 'shop') && (
        <nav aria-label={t.shop} className="mt-4 grid gap-0.5">
          <h2 className="px-3 pb-1 text-xs font-semibold text-soft">{t.shop}</h2>
          {places
            .filter((it) => it.group === 'shop')
            .map((it) => (
              <SideItem key={it.to} {...it} />
            ))}
        </nav>
      )}
      <button
        type="button"
        onClick={() => open('shortcuts')}
        className="mt-auto flex min-h-11 items-center gap-3 rounded-md px-3 text-sm text-soft hover:bg-sunken"
      >
        <Keyboard aria-hidden="true" className="size-5" />
        <span className="flex-1 text-left">{t.shortcuts}</span>
        <Kbd>?</Kbd>
      </button>
    </aside>
  );
}

function SideItem({ to, text, icon: Icon }: Place) {
  const t = useTexts(frameTexts);
  return (
    <Link to={to} className={ITEM} activeOptions={{ exact: to === '/', includeSearch: false }}>
      <Icon aria-hidden="true" className="size-5 shrink-0" />
      {t[text]}
    </Link>
  );
}

export const MOD = /Mac|iP(hone|ad)/.test(navigator.userAgent) ? '⌘' : 'Ctrl ';

export function Kbd({ children }: { children: ReactNode }) {
  return (
    <kbd className="rounded border border-line bg-page px-1.5 py-0.5 font-sans text-xs whitespace-nowrap text-soft">
      {children}
    </kbd>
  );
}

const BAR_ITEM =
  'flex min-h-14 flex-1 flex-col items-center justify-center gap-0.5 text-xs font-medium text-soft no-underline aria-[current=page]:font-semibold aria-[current=page]:text-link';

/** Navigation under the thumb: what is needed most, and the rest behind one more tap. */
export function BottomBar({ places, runsDay, open }: Props) {
  const t = useTexts(frameTexts);
  const bar = places.filter((it) => ['/', '/board', '/customers'].includes(it.to));
  const [first, second, ...others] = bar;
  return (
    <nav
      aria-label={t.main}
      className="no-print fixed inset-x-0 bottom-0 z-30 flex border-t border-line bg-card pb-[env(safe-area-inset-bottom)] wide:hidden"
    >
      {[first, second].map((it) => it && <BarLink key={it.to} to={it.to} icon={it.icon} label={t[it.text]} />)}
      {runsDay && <BarLink to="/new" icon={CalendarPlus} label={t.newShort} />}
      {others.map((it) => (
        <BarLink key={it.to} to={it.to} icon={it.icon} label={t[it.text]} />
      ))}
      <button type="button" onClick={() => open('more')} className={BAR_ITEM}>
        <Menu aria-hidden="true" className="size-6" />
        {t.more}
      </button>
    </nav>
  );
}

function BarLink({ to, icon: Icon, label }: { to: string; icon: LucideIcon; label: string }) {
  return (
    <Link to={to} className={BAR_ITEM} activeOptions={{ exact: to === '/', includeSearch: false }}>
      <Icon aria-hidden="true" className="size-6" />
      {label}
    </Link>
  );
}
