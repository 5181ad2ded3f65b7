import { useQuery } from '@tanstack/react-query';
import { Search, UserPlus, UserRound } from 'lucide-react';
import { type KeyboardEvent, type Ref, useId, useState } from 'react';
import { customersLike } from '@/api/queries';
import type { CustomerEntry } from '@/api/types';
import { useRested } from '@/lib/debounce';
import { phoneText } from '@/lib/format';
import { useTexts } from '@/lib/language';
import { bookingTexts } from './booking-texts';

interface Props {
  onFound: (customer: CustomerEntry) => void;
  /** Nobody of those that are known: what was typed begins a new one. */
  onNew: (typed: string) => void;
  ref?: Ref<HTMLInputElement>;
}

/** Finds a customer while their number or name is typed. */
export function CustomerFinder({ onFound, onNew, ref }: Props) {
  const t = useTexts(bookingTexts);
  const list = useId();
  const field = useId();
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState(0);
  const q = useRested(typed.trim());
  const searching = q.length >= 2;
  const { data, isFetching } = useQuery({ ...customersLike(q), enabled: searching });
  const found = searching && typed.trim().length >= 2 ? (data?.items ?? []) : [];
  const open = typed.trim().length >= 2;
  const count = found.length + 1; // the last one is somebody new
  const current = Math.min(chosen, count - 1);

  const take = (index: number) => {
    const customer = found[index];
    if (customer) {
      onFound(customer);
    } else {
      onNew(typed.trim());
    }
  };
  const onKey = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && open) {
      event.preventDefault();
      setChosen((current + step + count) % count);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      // Not before the answer to what is typed is there: the first one may be somebody else.
      if (open && !isFetching && q === typed.trim()) {
        take(current);
      }
    }
  };

  const row = 'flex min-h-12 cursor-pointer items-center gap-3 rounded-md px-3 py-1.5 aria-selected:bg-info-soft';
  return (
    <div>
      <label htmlFor={field} className="mb-1 block font-semibold">
        {t.find}
      </label>
      <div className="relative">
        <Search aria-hidden="true" className="absolute top-3.5 left-3.5 size-5 text-soft" />
        <input
          ref={ref}
          id={field}
          role="combobox"
          aria-expanded={open}
          aria-controls={list}
          aria-describedby={`${field}-hint`}
          aria-activedescendant={open ? `${list}-${current}` : undefined}
          autoComplete="off"
          inputMode="search"
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setChosen(0);
          }}
          onKeyDown={onKey}
          className="min-h-12 w-full rounded-md border border-control bg-card pr-3 pl-11"
        />
      </div>
      <p id={`${field}-hint`} className="mt-1 text-sm text-soft">
        {t.findHint}
      </p>
      <p role="status" className="sr-only">
        {open && !isFetching ? t.found(found.length) : ''}
      </p>
      {open && (
        <div id={list} role="listbox" aria-label={t.who} className="mt-2 grid gap-0.5">
          {found.map((it, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys
            <div
              key={it.id}
              id={`${list}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === current}
              className={row}
              onClick={() => take(index)}
            >
              <UserRound aria-hidden="true" className="size-5 shrink-0 text-soft" />
              <span className="min-w-0 flex-1">
                <span className="block font-medium">{it.name}</span>
                <span className="block text-sm text-soft">
                  {[
                    it.phone && phoneText(it.phone),
                    ...it.vehicles.map((car) => `${car.year} ${car.make} ${car.model}`),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </span>
            </div>
          ))}
          {/* biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys */}
          <div
            id={`${list}-${found.length}`}
            role="option"
            tabIndex={-1}
            aria-selected={current === found.length}
            className={row}
            onClick={() => take(found.length)}
          >
            <UserPlus aria-hidden="true" className="size-5 shrink-0 text-soft" />
            <span className="font-medium">
              {t.newCustomer}: {typed.trim()}
            </span>
          </div>
        </div>
      )}
    </div>
  );
}
