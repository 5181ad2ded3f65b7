import { Link } from '@tanstack/react-router';
import { CircleUserRound, Keyboard, LogOut, Search } from 'lucide-react';
import { bff } from '@/api/client';
import { Button } from '@/components/button';
import { Choices } from '@/components/choices';
import { Dialog } from '@/components/dialog';
import { problemText, problemTexts } from '@/components/problem-text';
import { toast } from '@/components/toast';
import { frameTexts } from '@/lib/frame-texts';
import { type Language, useLanguage, useTexts } from '@/lib/language';
import { useSession } from '@/lib/session';
import { chooseTheme, type Theme, useTheme } from '@/lib/theme';
import type { Place } from './navigation';
import { queryClient } from './query-client';
import type { Opened } from './shell';

interface Props {
  places: Place[];
  open: (what: Opened) => void;
  onClose: () => void;
}

const ROW =
  'flex min-h-12 w-full items-center gap-3 rounded-md px-3 text-left font-medium text-ink no-underline hover:bg-sunken aria-[current=page]:bg-info-soft aria-[current=page]:text-link';

/** What has no place in the bars: further pages, the person, the shop, and how the app looks. */
export function More({ places, open, onClose }: Props) {
  const t = useTexts(frameTexts);
  const problems = useTexts(problemTexts);
  const { language, choose } = useLanguage();
  const theme = useTheme();
  const { me } = useSession();

  /** Everything that was loaded belongs to who was here. */
  const leave = (path: '/bff/shop' | '/bff/logout', to: string, body?: unknown) =>
    bff(path, body).then(
      () => {
        queryClient.clear();
        location.assign(to);
      },
      (error) => toast('problem', problemText(problems, error)),
    );

  return (
    <Dialog open onClose={onClose} title={me.shop.name} description={`${me.name} · ${t.roles[me.shop.role]}`}>
      <nav aria-label={t.more} className="-mx-3 grid gap-0.5 wide:hidden">
        {places.map(({ to, text, icon: Icon }) => (
          <Link key={to} to={to} onClick={onClose} className={ROW} activeOptions={{ exact: to === '/' }}>
            <Icon aria-hidden="true" className="size-5 text-soft" />
            {t[text]}
          </Link>
        ))}
        <button type="button" className={ROW} onClick={() => open('palette')}>
          <Search aria-hidden="true" className="size-5 text-soft" />
          {t.search}
        </button>
      </nav>
      <div className="-mx-3 grid gap-0.5 border-line max-wide:mt-2 max-wide:border-t max-wide:pt-2">
        <Link to="/account" onClick={onClose} className={ROW}>
          <CircleUserRound aria-hidden="true" className="size-5 text-soft" />
          {t.account}
        </Link>
        <button type="button" className={ROW} onClick={() => open('shortcuts')}>
          <Keyboard aria-hidden="true" className="size-5 text-soft" />
          {t.shortcuts}
        </button>
      </div>
      <div className="mt-4 grid gap-4 border-t border-line pt-4 sm:grid-cols-2">
        <Choices<Theme>
          label={t.theme}
          value={theme}
          onChange={chooseTheme}
          options={[
            ['system', t.system],
            ['light', t.light],
            ['dark', t.dark],
          ]}
        />
        <Choices<Language>
          label={t.language}
          value={language}
          onChange={choose}
          options={[
            ['en', 'English'],
            ['es', 'Español'],
          ]}
        />
      </div>
      {me.otherShops.length > 0 && (
        <div className="mt-4 border-t border-line pt-3">
          <h3 className="mb-1 text-sm font-semibold text-soft">{t.switchShop}</h3>
          {me.otherShops.map((it) => (
            <button
              key={it.id}
              type="button"
              className={`-mx-3 ${ROW}`}
              onClick={() => leave('/bff/shop', '/admin', { shop: it.slug })}
            >
              <span className="flex-1">{it.slug}</span>
              <span className="text-sm text-soft">{t.roles[it.role]}</span>
            </button>
          ))}
        </div>
      )}
      <div className="mt-4 border-t border-line pt-4">
        <Button wide icon={LogOut} label={t.signOut} onClick={() => leave('/bff/logout', '/signed-out')} />
      </div>
    </Dialog>
  );
}
