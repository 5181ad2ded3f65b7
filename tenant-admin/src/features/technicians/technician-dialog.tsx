import { zodResolver } from '@hookform/resolvers/zod';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useId, useRef } from 'react';
import { useForm } from 'react-hook-form';
import * as z from 'zod/mini';
import { api, data, newIntent, once, seen } from '@/api/client';
import { isStale } from '@/api/problem';
import type { Technician } from '@/api/types';
import { Button } from '@/components/button';
import { Dialog } from '@/components/dialog';
import { Check, Select, TextField } from '@/components/field';
import { problemText, problemTexts } from '@/components/problem-text';
import { toast } from '@/components/toast';
import { frameTexts } from '@/lib/frame-texts';
import { useTexts } from '@/lib/language';
import { technicianTexts } from './technicians-texts';

const PLACE = /^\s*(-?\d+(?:\.\d+)?)\s*[,;]\s*(-?\d+(?:\.\d+)?)\s*$/;

interface Props {
  /** Whom to change; somebody new otherwise. */
  technician: Technician | undefined;
  onClose: () => void;
}

/** A technician's name, skill and home base. */
export function TechnicianDialog({ technician, onClose }: Props) {
  const t = useTexts(technicianTexts);
  const frame = useTexts(frameTexts);
  const problems = useTexts(problemTexts);
  const client = useQueryClient();
  const navigate = useNavigate();
  const id = useId();
  const intent = useRef(newIntent());
  const schema = z.object({
    name: z.string().check(z.trim(), z.minLength(1, t.required)),
    skill: z.string(),
    senior: z.boolean(),
    home: z.string().check(z.refine((it) => it.trim() === '' || PLACE.test(it), t.badHome)),
  });
  type Typed = z.infer<typeof schema>;
  const form = useForm<Typed>({
    defaultValues: {
      name: technician?.name ?? '',
      skill: String(technician?.skill ?? 3),
      senior: technician?.senior ?? false,
      home: technician?.home ? `${technician.home.lat}, ${technician.home.lng}` : '',
    },
    resolver: zodResolver(schema),
  });
  const { errors } = form.formState;
  const save = useMutation({
    mutationFn: (typed: Typed) => {
      const place = typed.home.match(PLACE);
      const body = {
        name: typed.name,
        skill: Number(typed.skill),
        senior: typed.senior,
        position: technician?.position,
        home: place ? { lat: Number(place[1]), lng: Number(place[2]) } : undefined,
      };
      return technician
        ? data(
            api.PUT('/api/v1/technicians/{technician}', {
              params: { path: { technician: technician.id }, header: seen(technician) },
              body,
            }),
          )
        : data(api.POST('/api/v1/technicians', { params: { header: once(intent.current) }, body }));
    },
    onSuccess: async (saved) => {
      await client.invalidateQueries({ queryKey: ['technicians'] });
      client.invalidateQueries({ queryKey: ['board'] });
      toast('done', technician ? t.saved : t.added(saved.name));
      onClose();
      if (!technician) {
        navigate({ to: '/technicians/$technician', params: { technician: saved.id } });
      }
    },
    onError: (error) => {
      intent.current = newIntent();
      if (isStale(error)) {
        client.invalidateQueries({ queryKey: ['technicians'] });
      }
    },
  });
  return (
    <Dialog
      open
      onClose={onClose}
      title={technician?.name ?? t.add}
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
          <Select label={t.skillLabel} hint={t.skillHint} {...form.register('skill')}>
            {[1, 2, 3, 4, 5].map((it) => (
              <option key={it} value={it}>
                {it}
              </option>
            ))}
          </Select>
          <Check label={t.senior} hint={t.seniorHint} {...form.register('senior')} />
        </div>
        <TextField
          label={`${t.home} (${t.optional})`}
          hint={t.homeHint}
          error={errors.home?.message}
          {...form.register('home')}
        />
      </form>
    </Dialog>
  );
}
