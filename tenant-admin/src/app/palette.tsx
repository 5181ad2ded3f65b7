import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { CalendarPlus, ClipboardList, type LucideIcon, Search, UserRound } from 'lucide-react';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { appointmentsLike, customersLike } from '@/api/queries';
import { Dialog } from '@/components/dialog';
import { useRested } from '@/lib/debounce';
import { phoneText, useFormats } from '@/lib/format';
import { frameTexts } from '@/lib/frame-texts';
import { useTexts } from '@/lib/language';
import { useMay } from '@/lib/session';
import { dateIn } from '@/lib/zoned';
import type { Place } from './navigation';

interface Found {
  key: string;
  group: string;
  icon: LucideIcon;
  title: string;
  more?: string | undefined;
  go: () => void;
}

/** One field that finds pages, customers and appointments. */
export function Palette({ places, onClose }: { places: Place[]; onClose: () => void }) {
  const t = useTexts(frameTexts);
  const format = useFormats();
  const navigate = useNavigate();
  const runsDay = useMay('runDay');
  const seesDay = useMay('seeDay');
  const list = useId();
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState(0);
  const q = useRested(typed.trim());
  const searching = seesDay && q.length >= 2;
  const customers = useQuery({ ...customersLike(q), enabled: searching });
  const appointments = useQuery({ ...appointmentsLike(q), enabled: searching });

  const matches = (text: string) => text.toLocaleLowerCase().includes(typed.trim().toLocaleLowerCase());
  const found: Found[] = [
    ...(runsDay && matches(t.newAppointment)
      ? [
          {
            key: 'new',
            group: t.pages,
            icon: CalendarPlus,
            title: t.newAppointment,
            go: () => navigate({ to: '/new' }),
          },
        ]
      : []),
    ...places
      .filter((it) => matches(t[it.text]))
      .map((it) => ({
        key: it.to,
        group: t.pages,
        icon: it.icon,
        title: t[it.text],
        go: () => navigate({ to: it.to }),
      })),
    ...(searching
      ? (customers.data?.items ?? []).map((it) => ({
          key: it.id,
          group: t.customers,
          icon: UserRound,
          title: it.name,
          more: [it.phone && phoneText(it.phone), it.vehicles[0] && `${it.vehicles[0].make} ${it.vehicles[0].model}`]
            .filter(Boolean)
            .join(' · '),
          go: () => navigate({ to: '/customers/$customer', params: { customer: it.id } }),
        }))
      : []),
    ...(searching
      ? (appointments.data?.items ?? []).map((it) => ({
          key: it.id,
          group: t.appointments,
          icon: ClipboardList,
          title: `${it.reference} · ${it.contact.name}`,
          more: `${format.shortDay(dateIn(it.start, it.timeZone))}, ${format.time(it.start)}`,
          go: () => navigate({ to: '/', search: { date: dateIn(it.start, it.timeZone), job: it.id } }),
        }))
      : []),
  ];
  const current = Math.min(chosen, found.length - 1);

  const onKey = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setChosen((current + step + found.length) % Math.max(found.length, 1));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      onClose();
      found[current]?.go();
    }
  };

  return (
    <Dialog open onClose={onClose} title={t.search} first={field} width="sm:max-w-xl">
      <div className="relative">
        <Search aria-hidden="true" className="absolute top-3.5 left-3.5 size-5 text-soft" />
        <input
          ref={field}
          role="combobox"
          aria-label={t.search}
          aria-expanded="true"
          aria-controls={list}
          aria-activedescendant={found[current] && `${list}-${current}`}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setChosen(0);
          }}
          onKeyDown={onKey}
          className="min-h-12 w-full rounded-md border border-control bg-card pr-3 pl-11"
        />
      </div>
      <div id={list} role="listbox" aria-label={t.search} className="mt-3 min-h-48">
        {found.map((it, index) => (
          <div key={it.key}>
            {it.group !== found[index - 1]?.group && (
              <div role="presentation" className="px-3 pt-2 pb-1 text-xs font-semibold text-soft">
                {it.group}
              </div>
            )}
            {/* biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys */}
            <div
              id={`${list}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === current}
              className="flex min-h-11 cursor-pointer items-center gap-3 rounded-md px-3 aria-selected:bg-info-soft"
              onPointerMove={() => setChosen(index)}
              onClick={() => {
                onClose();
                it.go();
              }}
            >
              <it.icon aria-hidden="true" className="size-5 shrink-0 text-soft" />
              <span className="min-w-0 flex-1 truncate font-medium">{it.title}</span>
              <span className="truncate text-sm text-soft">{it.more}</span>
            </div>
          </div>
        ))}
        {found.length === 0 && (
          <p className="px-3 py-6 text-center text-soft">{customers.isFetching ? `${t.loading}…` : t.nothingFound}</p>
        )}
      </div>
    </Dialog>
  );
}
