import { zodResolver } from '@hookform/resolvers/zod';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useRef, useState } from 'react';
import { useForm } from 'react-hook-form';
import { api, data, newIntent, once, seen } from '@/api/client';
import { isStale } from '@/api/problem';
import type { Service } from '@/api/types';
import { Button } from '@/components/button';
import { Dialog } from '@/components/dialog';
import { Select, TextArea, TextField } from '@/components/field';
import { problemText, problemTexts } from '@/components/problem-text';
import { toast } from '@/components/toast';
import { frameTexts } from '@/lib/frame-texts';
import { useTexts } from '@/lib/language';
import { useSession } from '@/lib/session';
import { serviceRequest, serviceSchema, type TypedService, typedOf } from './service-form';
import { servicesTexts } from './services-texts';

interface Props {
  /** Which one to change; a new one otherwise. */
  service: Service | undefined;
  menu: Service[];
  onClose: () => void;
}

/** A service: what it is called, takes and costs; and its end, with what is offered instead. */
export function ServiceDialog({ service, menu, onClose }: Props) {
  const t = useTexts(servicesTexts);
  const frame = useTexts(frameTexts);
  const problems = useTexts(problemTexts);
  const client = useQueryClient();
  const { shop } = useSession();
  const id = useId();
  const categories = useId();
  const intent = useRef(newIntent());
  const [retiring, setRetiring] = useState(false);
  const [successor, setSuccessor] = useState('');
  const form = useForm<TypedService>({ defaultValues: typedOf(service), resolver: zodResolver(serviceSchema(t)) });
  const { errors } = form.formState;
  const done = (text: string) => {
    toast('done', text);
    onClose();
    return client.invalidateQueries({ queryKey: ['services'] });
  };
  const onError = (error: Error) => {
    intent.current = newIntent();
    if (isStale(error)) {
      client.invalidateQueries({ queryKey: ['services'] });
    }
  };
  const save = useMutation({
    mutationFn: (typed: TypedService) => {
      const body = serviceRequest(typed, service?.price.currency ?? shop.currency);
      return service
        ? data(
            api.PUT('/api/v1/services/{service}', {
              params: { path: { service: service.id }, header: seen(service) },
              body,
            }),
          )
        : data(api.POST('/api/v1/services', { params: { header: once(intent.current) }, body }));
    },
    onSuccess: (saved) => done(service ? t.saved : t.added(saved.name)),
    onError,
  });
  const end = useMutation({
    mutationFn: (it: Service) => {
      const params = { path: { service: it.id }, header: seen(it) };
      return data(
        it.active
          ? api.POST('/api/v1/services/{service}/retire', { params, body: { replacedBy: successor || undefined } })
          : api.POST('/api/v1/services/{service}/restore', { params }),
      );
    },
    onSuccess: (saved) => done(saved.active ? t.isBack : t.isRetired),
    onError,
  });
  const error: Error | null = save.error ?? end.error;
  return (
    <Dialog
      open
      onClose={onClose}
      title={service?.name ?? t.add}
      width="sm:max-w-xl"
      footer={
        <>
          {service && !retiring && (
            <Button
              look={service.active ? 'danger' : 'quiet'}
              className="mr-auto"
              label={service.active ? `${t.retire}…` : t.restore}
              onClick={() => (service.active ? setRetiring(true) : end.mutate(service))}
            />
          )}
          <Button label={frame.cancel} onClick={retiring ? () => setRetiring(false) : onClose} />
          {retiring && service ? (
            <Button look="danger" label={t.retire} busy={end.isPending} onClick={() => end.mutate(service)} />
          ) : (
            <Button type="submit" form={id} look="primary" label={frame.save} busy={save.isPending} />
          )}
        </>
      }
    >
      {error && (
        <p role="alert" className="mb-4 rounded-md bg-danger-soft p-3 text-danger">
          {isStale(error) ? t.stale : problemText(problems, error)}
        </p>
      )}
      {retiring ? (
        <div className="grid gap-4">
          <p>{t.retireText}</p>
          <Select label={t.successor} value={successor} onChange={(event) => setSuccessor(event.target.value)}>
            <option value="">{t.nobody}</option>
            {menu
              .filter((it) => it.active && it.id !== service?.id)
              .map((it) => (
                <option key={it.id} value={it.id}>
                  {it.name}
                </option>
              ))}
          </Select>
        </div>
      ) : (
        <form id={id} noValidate onSubmit={form.handleSubmit((it) => save.mutate(it))} className="grid gap-4">
          <TextField label={t.name} autoComplete="off" error={errors.name?.message} {...form.register('name')} />
          <div className="grid gap-4 sm:grid-cols-2">
            <TextField
              label={t.category}
              list={categories}
              autoComplete="off"
              error={errors.category?.message}
              {...form.register('category')}
            />
            <TextField
              label={t.code}
              hint={t.codeHint}
              autoComplete="off"
              error={errors.code?.message}
              {...form.register('code')}
            />
          </div>
          <datalist id={categories}>
            {[...new Set(menu.map((it) => it.category))].map((it) => (
              <option key={it} value={it} />
            ))}
          </datalist>
          <div className="grid gap-4 sm:grid-cols-3">
            <TextField
              label={`${t.price} (${service?.price.currency ?? shop.currency})`}
              inputMode="decimal"
              error={errors.price?.message}
              {...form.register('price')}
            />
            <TextField
              label={t.duration}
              inputMode="numeric"
              error={errors.duration?.message}
              {...form.register('duration')}
            />
            <Select label={t.skill} {...form.register('skill')}>
              {[1, 2, 3, 4, 5].map((it) => (
                <option key={it} value={it}>
                  {it}
                </option>
              ))}
            </Select>
          </div>
          <TextArea
            label={`${t.description} (${t.optional})`}
            maxLength={1000}
            error={errors.description?.message}
            {...form.register('description')}
          />
          <TextField
            label={`${t.keywords} (${t.optional})`}
            hint={t.keywordsHint}
            error={errors.keywords?.message}
            {...form.register('keywords')}
          />
        </form>
      )}
    </Dialog>
  );
}
