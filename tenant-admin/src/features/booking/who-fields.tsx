import { TriangleAlert, UserRound } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import type { CustomerEntry } from '@/api/types';
import { Button } from '@/components/button';
import { Check, TextField } from '@/components/field';
import { phoneText } from '@/lib/format';
import { useTexts } from '@/lib/language';
import type { Typed } from './booking-form';
import { bookingTexts } from './booking-texts';
import { CustomerFinder } from './customer-finder';

interface Props {
  form: UseFormReturn<Typed>;
  customer: CustomerEntry | undefined;
  isNew: boolean;
  onFound: (customer: CustomerEntry) => void;
  onNew: (typed: string) => void;
  onOther: () => void;
}

/** Who calls: found among those that are known, or somebody new. */
export function WhoFields({ form, customer, isNew, onFound, onNew, onOther }: Props) {
  const t = useTexts(bookingTexts);
  const finder = useRef<HTMLInputElement>(null);
  const searching = customer === undefined && !isNew;
  useEffect(() => {
    if (searching) {
      finder.current?.focus();
    }
  }, [searching]);
  if (searching) {
    return <CustomerFinder ref={finder} onFound={onFound} onNew={onNew} />;
  }
  const { errors } = form.formState;
  return (
    <div className="grid gap-3">
      {customer ? (
        <div className="flex flex-wrap items-center gap-3">
          <span className="grid size-11 place-items-center rounded-full bg-info-soft text-link">
            <UserRound aria-hidden="true" className="size-5" />
          </span>
          <p className="min-w-0 flex-1">
            <span className="block font-semibold">{customer.name}</span>
            <span className="text-sm text-soft">{customer.phone && phoneText(customer.phone)}</span>
          </p>
          <Button label={t.other} onClick={onOther} />
        </div>
      ) : (
        <>
          <div className="flex items-center justify-between gap-2">
            <p className="text-soft">{t.newCustomer}</p>
            <Button look="plain" label={t.other} onClick={onOther} />
          </div>
          <div className="grid gap-3 sm:grid-cols-2">
            <TextField label={t.name} autoComplete="off" error={errors.name?.message} {...form.register('name')} />
            <TextField
              label={t.phone}
              type="tel"
              autoComplete="off"
              error={errors.phone?.message}
              {...form.register('phone')}
            />
            <TextField
              label={`${t.email} (${t.optional})`}
              type="email"
              autoComplete="off"
              error={errors.email?.message}
              {...form.register('email')}
            />
            <Check label={t.texts} className="self-end" {...form.register('texts')} />
          </div>
        </>
      )}
      {customer?.alert && (
        <p className="flex items-center gap-2 rounded-md bg-warning-soft p-3 font-medium text-warning">
          <TriangleAlert aria-hidden="true" className="size-5 shrink-0" />
          {t.alert}
        </p>
      )}
    </div>
  );
}
