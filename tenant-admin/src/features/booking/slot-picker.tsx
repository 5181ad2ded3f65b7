import { useQuery } from '@tanstack/react-query';
import { Route } from 'lucide-react';
import { useState } from 'react';
import { ProblemError } from '@/api/problem';
import { technicians } from '@/api/queries';
import type { Slot } from '@/api/types';
import { Button } from '@/components/button';
import { Choices } from '@/components/choices';
import { cx } from '@/components/cx';
import { Select, TextField } from '@/components/field';
import { Failure, Skeleton } from '@/components/states';
import { useFormats } from '@/lib/format';
import { useTexts } from '@/lib/language';
import { useSession } from '@/lib/session';
import { asDate, dateIn } from '@/lib/zoned';
import { bookingTexts } from './booking-texts';
import { type Order, ordered, slotsFor } from './slots';

interface Props {
  services: string[];
  postalCode: string;
  from: string;
  technician: string | undefined;
  chosen: string | undefined;
  onFrom: (date: string) => void;
  onTechnician: (technician: string | undefined) => void;
  onChoose: (start: string) => void;
  error: string | undefined;
}

const FIRST = 8;

/** Free times for this work at this place, those first that add the least driving. */
export function SlotPicker(props: Props) {
  const { services, postalCode, from, technician, chosen, onFrom, onTechnician, onChoose, error } = props;
  const t = useTexts(bookingTexts);
  const { shop } = useSession();
  const [order, setOrder] = useState<Order>('nearest');
  const [all, setAll] = useState(false);
  const { data: people } = useQuery(technicians);
  const ready = services.length > 0 && postalCode.trim().length >= 4;
  const search = useQuery({
    ...slotsFor({ shop: shop.slug, services, postalCode: postalCode.trim(), from, technician }),
    enabled: ready,
  });
  const slots = ordered(search.data ?? [], order);
  const shown = slots.slice(0, all ? 60 : FIRST);
  return (
    <div className="grid gap-3">
      <div className="grid gap-3 sm:grid-cols-2">
        <TextField
          type="date"
          label={t.from}
          value={from}
          onChange={(event) => onFrom(asDate(event.target.value) ?? from)}
        />
        <Select
          label={t.technician}
          value={technician ?? ''}
          onChange={(event) => onTechnician(event.target.value || undefined)}
        >
          <option value="">{t.anybody}</option>
          {people?.items.map((it) => (
            <option key={it.id} value={it.id}>
              {it.name}
            </option>
          ))}
        </Select>
      </div>
      <Choices<Order>
        label={t.order}
        hideLabel
        value={order}
        onChange={setOrder}
        options={[
          ['nearest', t.nearest],
          ['soonest', t.soonest],
        ]}
      />
      {!ready ? (
        <p className="rounded-md bg-sunken p-4 text-soft">{t.needed}</p>
      ) : search.error ? (
        search.error instanceof ProblemError && search.error.kind === 'outside-service-area' ? (
          <p className="rounded-md bg-warning-soft p-4 text-warning">{t.outside}</p>
        ) : (
          <Failure error={search.error} retry={search.refetch} />
        )
      ) : search.data === undefined ? (
        <Skeleton rows={4} height="h-12" />
      ) : slots.length === 0 ? (
        <p className="rounded-md bg-sunken p-4 text-soft">{t.none}</p>
      ) : (
        <fieldset className={cx('grid gap-1.5', search.isPlaceholderData && 'opacity-60')}>
          <legend className="sr-only">{t.when}</legend>
          {shown.map((it) => (
            <SlotChoice
              key={it.start}
              slot={it}
              names={names(it, people?.items ?? [])}
              checked={it.start === chosen}
              onChoose={() => onChoose(it.start)}
            />
          ))}
          {slots.length > shown.length && !all && (
            <Button look="plain" label={t.moreTimes} onClick={() => setAll(true)} />
          )}
        </fieldset>
      )}
      {error && (
        <p role="alert" className="text-sm font-medium text-danger">
          {error}
        </p>
      )}
    </div>
  );
}

const names = (slot: Slot, people: { id: string; name: string }[]) =>
  people.find((it) => it.id === slot.technicians[0])?.name;

interface ChoiceProps {
  slot: Slot;
  names: string | undefined;
  checked: boolean;
  onChoose: () => void;
}

export function SlotChoice({ slot, names: who, checked, onChoose }: ChoiceProps) {
  const t = useTexts(bookingTexts);
  const format = useFormats();
  return (
    <label className="flex min-h-12 items-center gap-3 rounded-md border border-control px-3 py-1.5 hover:bg-sunken has-checked:border-accent has-checked:bg-info-soft has-checked:shadow-[inset_0_0_0_1px_var(--accent)] has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus">
      <input type="radio" name="slot" className="sr-only" checked={checked} onChange={onChoose} />
      <span className="min-w-0 flex-1">
        <span className="font-semibold">
          {format.shortDay(dateIn(slot.start, format.zone))}, {format.time(slot.start)}
        </span>
        {who && <span className="block text-sm text-soft">{who}</span>}
      </span>
      <span
        className={cx(
          'inline-flex items-center gap-1.5 text-sm whitespace-nowrap',
          slot.recommended ? 'font-semibold text-success' : 'text-soft',
        )}
      >
        {slot.recommended && <Route aria-hidden="true" className="size-4" />}
        {slot.recommended && slot.addedDriveMinutes === 0
          ? t.onTheWay
          : t.added(format.minutes(slot.addedDriveMinutes))}
      </span>
    </label>
  );
}
