import { useQuery } from '@tanstack/react-query';
import { Check, X } from 'lucide-react';
import { useState } from 'react';
import { services } from '@/api/queries';
import { TextField } from '@/components/field';
import { Failure, Skeleton } from '@/components/states';
import { useFormats } from '@/lib/format';
import { useTexts } from '@/lib/language';
import { bookingTexts } from './booking-texts';

interface Props {
  chosen: string[];
  onChange: (services: string[]) => void;
  error: string | undefined;
}

/** What is to be done; the menu shrinks while somebody types, and Enter takes the first that is left. */
export function ServicePicker({ chosen, onChange, error }: Props) {
  const t = useTexts(bookingTexts);
  const format = useFormats();
  const [typed, setTyped] = useState('');
  const { data: menu, error: failure, refetch } = useQuery(services);
  if (failure) {
    return <Failure error={failure} retry={refetch} />;
  }
  if (menu === undefined) {
    return <Skeleton rows={2} height="h-11" />;
  }
  const wanted = typed.trim().toLocaleLowerCase();
  const matches = menu.items.filter(
    (it) =>
      !chosen.includes(it.id) &&
      [it.name, it.category, it.code, ...it.keywords].some((text) => text.toLocaleLowerCase().includes(wanted)),
  );
  const taken = chosen.flatMap((id) => menu.items.find((it) => it.id === id) ?? []);
  const take = (id: string) => {
    onChange([...chosen, id]);
    setTyped('');
  };
  const money = taken.reduce((sum, it) => sum + it.price.amount, 0);
  const minutes = taken.reduce((sum, it) => sum + it.durationMinutes, 0);
  const currency = taken[0]?.price.currency;
  return (
    <div className="grid gap-3">
      {currency !== undefined && (
        <div>
          <ul className="flex flex-wrap gap-2" aria-label={t.chosen}>
            {taken.map((it) => (
              <li key={it.id}>
                <button
                  type="button"
                  className="inline-flex min-h-11 items-center gap-2 rounded-full bg-info-soft px-4 font-medium text-link"
                  onClick={() => onChange(chosen.filter((id) => id !== it.id))}
                >
                  <Check aria-hidden="true" className="size-4" />
                  {it.name}
                  <X aria-hidden="true" className="size-4" />
                </button>
              </li>
            ))}
          </ul>
          <p className="mt-2 text-sm text-soft">
            {t.total(taken.length, format.minutes(minutes), format.money({ amount: money, currency }))}
          </p>
        </div>
      )}
      <TextField
        label={t.filter}
        autoComplete="off"
        value={typed}
        error={error}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          const first = matches[0];
          if (event.key === 'Enter') {
            event.preventDefault();
            if (first && wanted !== '') {
              take(first.id);
            }
          }
        }}
      />
      <ul className="grid max-h-60 gap-0.5 overflow-y-auto sm:grid-cols-2">
        {matches.slice(0, wanted === '' ? 8 : 20).map((it) => (
          <li key={it.id}>
            <button
              type="button"
              className="flex min-h-11 w-full items-center gap-2 rounded-md px-3 text-left hover:bg-sunken"
              onClick={() => take(it.id)}
            >
              <span className="min-w-0 flex-1">{it.name}</span>
              <span className="text-sm whitespace-nowrap text-soft">{format.money(it.price)}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
