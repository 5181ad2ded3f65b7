import { zodResolver } from '@hookform/resolvers/zod';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useRef, useState } from 'react';
import { useForm } from 'react-hook-form';
import * as z from 'zod/mini';
import { api, data, newIntent, once, seen } from '@/api/client';
import { isStale } from '@/api/problem';
import type { Vehicle } from '@/api/types';
import { Button } from '@/components/button';
import { Dialog } from '@/components/dialog';
import { TextField } from '@/components/field';
import { problemText, problemTexts } from '@/components/problem-text';
import { toast } from '@/components/toast';
import { frameTexts } from '@/lib/frame-texts';
import { useTexts } from '@/lib/language';
import { type CustomersTexts, customersTexts } from './customers-texts';

/** What a car consists of, as it is typed. */
export const carSchema = (t: CustomersTexts, lastYear: number) =>
  z.object({
    year: z.string().check(
      z.trim(),
      z.refine((it) => Number(it) >= 1980 && Number(it) <= lastYear, t.badYear(lastYear)),
    ),
    make: z.string().check(z.trim(), z.minLength(1, t.required), z.maxLength(60)),
    model: z.string().check(z.trim(), z.minLength(1, t.required), z.maxLength(60)),
    plate: z.string().check(z.trim(), z.maxLength(12)),
    vin: z.string().check(z.trim(), z.regex(/^$|^[A-HJ-NPR-Z0-9]{17}$/i, t.badVin)),
  });

type Typed = z.infer<ReturnType<typeof carSchema>>;

interface Props {
  customer: string;
  /** Which one to change; a new one otherwise. */
  car: Vehicle | undefined;
  onClose: () => void;
}

/** A car of a customer. */
export function CarDialog({ customer, car, onClose }: Props) {
  const t = useTexts(customersTexts);
  const frame = useTexts(frameTexts);
  const problems = useTexts(problemTexts);
  const client = useQueryClient();
  const id = useId();
  const intent = useRef(newIntent());
  const [version, setVersion] = useState(car?.version ?? 0);
  const lastYear = new Date().getFullYear() + 1;
  const form = useForm<Typed>({
    defaultValues: {
      year: car ? String(car.year) : '',
      make: car?.make ?? '',
      model: car?.model ?? '',
      plate: car?.plate ?? '',
      vin: car?.vin ?? '',
    },
    resolver: zodResolver(carSchema(t, lastYear)),
  });
  const { errors } = form.formState;
  const save = useMutation({
    mutationFn: (typed: Typed) => {
      const body = {
        year: Number(typed.year),
        make: typed.make,
        model: typed.model,
        plate: typed.plate || undefined,
        vin: typed.vin.toUpperCase() || undefined,
      };
      return car
        ? data(
            api.PUT('/api/v1/vehicles/{vehicle}', {
              params: { path: { vehicle: car.id }, header: seen({ version }) },
              body,
            }),
          )
        : data(
            api.POST('/api/v1/customers/{customer}/vehicles', {
              params: { path: { customer }, header: once(intent.current) },
              body,
            }),
          );
    },
    onSuccess: () => {
      toast('done', t.carSaved);
      onClose();
      client.invalidateQueries({ queryKey: ['customers'] });
      return client.invalidateQueries({ queryKey: ['customer', customer] });
    },
    onError: (error) => {
      intent.current = newIntent();
      if (isStale(error)) {
        setVersion((error.problem.present as Vehicle).version);
      }
    },
  });
  return (
    <Dialog
      open
      onClose={onClose}
      title={car ? `${car.year} ${car.make} ${car.model}` : t.addCar}
      footer={
        <>
          <Button label={frame.cancel} onClick={onClose} />
          <Button type="submit" form={id} look="primary" label={frame.save} busy={save.isPending} />
        </>
      }
    >
      <form id={id} noValidate onSubmit={form.handleSubmit((it) => save.mutate(it))} className="grid gap-4">
        {save.error && (
          <p role="alert" className="rounded-md bg-danger-soft p-3 text-danger">
            {isStale(save.error) ? t.stale : problemText(problems, save.error)}
          </p>
        )}
        <div className="grid grid-cols-2 gap-4 sm:grid-cols-[6rem_1fr_1fr]">
          <TextField label={t.year} inputMode="numeric" error={errors.year?.message} {...form.register('year')} />
          <TextField label={t.make} error={errors.make?.message} {...form.register('make')} />
          <TextField label={t.model} error={errors.model?.message} {...form.register('model')} />
        </div>
        <div className="grid gap-4 sm:grid-cols-[8rem_1fr]">
          <TextField label={t.plate} error={errors.plate?.message} {...form.register('plate')} />
          <TextField label={t.vin} hint={t.vinHint} error={errors.vin?.message} {...form.register('vin')} />
        </div>
      </form>
    </Dialog>
  );
}
