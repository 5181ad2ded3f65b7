import { zodResolver } from '@hookform/resolvers/zod';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useId, useRef, useState } from 'react';
import { useForm } from 'react-hook-form';
import * as z from 'zod/mini';
import { api, data, newIntent, once, seen } from '@/api/client';
import { isStale, ProblemError } from '@/api/problem';
import type { CustomerFile } from '@/api/types';
import { Button } from '@/components/button';
import { Dialog } from '@/components/dialog';
import { Check, Select, TextArea, TextField } from '@/components/field';
import { problemText, problemTexts } from '@/components/problem-text';
import { toast } from '@/components/toast';
import { phoneText } from '@/lib/format';
import { frameTexts } from '@/lib/frame-texts';
import { useTexts } from '@/lib/language';
import { type CustomersTexts, customersTexts } from './customers-texts';

const schema = (t: CustomersTexts) =>
  z.object({
    name: z.string().check(z.trim(), z.minLength(1, t.required), z.maxLength(120)),
    phone: z.string().check(z.trim()),
    email: z.string().check(z.trim(), z.regex(/^$|^[^@\s]+@[^@\s]+\.[^@\s]+$/, t.badEmail)),
    preference: z.enum(['', 'PHONE', 'EMAIL', 'TEXT']),
    notes: z.string().check(z.trim(), z.maxLength(500, t.notesHint)),
    tags: z.string(),
    alert: z.boolean(),
    vip: z.boolean(),
  });

type Typed = z.infer<ReturnType<typeof schema>>;

const typedOf = (it: CustomerFile | undefined): Typed => ({
  name: it?.name ?? '',
  phone: it?.phone ? phoneText(it.phone) : '',
  email: it?.email ?? '',
  preference: it?.preference ?? '',
  notes: it?.notes ?? '',
  tags: it?.tags.join(', ') ?? '',
  alert: it?.alert ?? false,
  vip: it?.vip ?? false,
});

interface Props {
  /** Whom to change; somebody new otherwise. */
  customer: CustomerFile | undefined;
  onClose: () => void;
}

/** A customer's name, contact and what the shop notes about them. */
export function CustomerDialog({ customer, onClose }: Props) {
  const t = useTexts(customersTexts);
  const frame = useTexts(frameTexts);
  const problems = useTexts(problemTexts);
  const client = useQueryClient();
  const navigate = useNavigate();
  const id = useId();
  const intent = useRef(newIntent());
  // What is typed was typed over this version, whatever comes meanwhile.
  const [version, setVersion] = useState(customer?.version ?? 0);
  const form = useForm<Typed>({ defaultValues: typedOf(customer), resolver: zodResolver(schema(t)) });
  const { errors } = form.formState;

  const save = useMutation({
    mutationFn: (typed: Typed) => {
      const body = {
        name: typed.name,
        phone: typed.phone || undefined,
        email: typed.email || undefined,
        preference: typed.preference || undefined,
        notes: typed.notes || undefined,
        tags: typed.tags
          .split(',')
          .map((it) => it.trim())
          .filter(Boolean),
        alert: typed.alert,
        vip: typed.vip,
        primaryVehicle: customer?.primaryVehicle,
      };
      return customer
        ? data(
            api.PUT('/api/v1/customers/{customer}', {
              params: { path: { customer: customer.id }, header: seen({ version }) },
              body,
            }),
          )
        : data(api.POST('/api/v1/customers', { params: { header: once(intent.current) }, body }));
    },
    onSuccess: (saved) => {
      client.setQueryData(['customer', saved.id], saved);
      client.invalidateQueries({ queryKey: ['customers'] });
      toast('done', customer ? t.saved : t.added(saved.name));
      onClose();
      if (!customer) {
        navigate({ to: '/customers/$customer', params: { customer: saved.id } });
      }
    },
    onError: (error) => {
      intent.current = newIntent();
      if (isStale(error)) {
        setVersion((error.problem.present as CustomerFile).version);
      }
      if (error instanceof ProblemError) {
        for (const it of error.problem.errors ?? []) {
          if (it.field in typedOf(undefined)) {
            form.setError(it.field as keyof Typed, { message: it.detail });
          }
        }
      }
    },
  });

  return (
    <Dialog
      open
      onClose={onClose}
      title={customer ? customer.name : t.add}
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
        <TextField label={t.name} autoComplete="off" error={errors.name?.message} {...form.register('name')} />
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            label={t.phone}
            type="tel"
            autoComplete="off"
            error={errors.phone?.message}
            {...form.register('phone')}
          />
          <TextField
            label={t.email}
            type="email"
            autoComplete="off"
            error={errors.email?.message}
            {...form.register('email')}
          />
        </div>
        <Select label={t.preference} {...form.register('preference')}>
          <option value="">{t.none}</option>
          {(['PHONE', 'TEXT', 'EMAIL'] as const).map((it) => (
            <option key={it} value={it}>
              {t[it]}
            </option>
          ))}
        </Select>
        <TextArea
          label={t.notes}
          hint={t.notesHint}
          maxLength={500}
          error={errors.notes?.message}
          {...form.register('notes')}
        />
        <TextField label={t.tags} hint={t.tagsHint} error={errors.tags?.message} {...form.register('tags')} />
        <div className="grid sm:grid-cols-2">
          <Check label={t.isAlert} {...form.register('alert')} />
          <Check label={t.isVip} {...form.register('vip')} />
        </div>
      </form>
    </Dialog>
  );
}
