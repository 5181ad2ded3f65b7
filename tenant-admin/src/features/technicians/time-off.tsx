import {
  queryOptions,
  skipToken,
  useMutation,
  useQuery,
  useQueryClient,
  useSuspenseQuery,
} from '@tanstack/react-query';
import { Plus, TreePalm, TriangleAlert } from 'lucide-react';
import { type FormEvent, useId, useRef, useState } from 'react';
import { api, data, newIntent, once } from '@/api/client';
import type { components } from '@/api/schema.gen';
import { Button } from '@/components/button';
import { Choices } from '@/components/choices';
import { Dialog } from '@/components/dialog';
import { TextField } from '@/components/field';
import { problemText, problemTexts } from '@/components/problem-text';
import { toast } from '@/components/toast';
import { useFormats } from '@/lib/format';
import { frameTexts } from '@/lib/frame-texts';
import { useTexts } from '@/lib/language';
import { useSession } from '@/lib/session';
import { dateIn, instantOf } from '@/lib/zoned';
import { technicianTexts } from './technicians-texts';

type Off = components['schemas']['TimeOffView'];

const timeOffOf = (technician: string) =>
  queryOptions({
    queryKey: ['technicians', technician, 'time-off'],
    queryFn: () => data(api.GET('/api/v1/technicians/{technician}/time-off', { params: { path: { technician } } })),
  });

/** When a technician is away; giving it shows first which appointments lie in it. */
export function TimeOff({ technician, editable }: { technician: string; editable: boolean }) {
  const t = useTexts(technicianTexts);
  const problems = useTexts(problemTexts);
  const format = useFormats();
  const client = useQueryClient();
  const { data: list } = useSuspenseQuery(timeOffOf(technician));
  const [giving, setGiving] = useState(false);
  const withdraw = useMutation({
    mutationFn: (timeOff: string) =>
      api.DELETE('/api/v1/technicians/{technician}/time-off/{timeOff}', { params: { path: { technician, timeOff } } }),
    onSuccess: () => {
      toast('done', t.withdrawn);
      client.invalidateQueries({ queryKey: ['board'] });
      return client.invalidateQueries({ queryKey: timeOffOf(technician).queryKey });
    },
    onError: (error) => toast('problem', problemText(problems, error)),
  });
  const when = (it: Off) =>
    it.firstDay && it.lastDay
      ? it.firstDay === it.lastDay
        ? format.shortDay(it.firstDay)
        : `${format.shortDay(it.firstDay)} – ${format.shortDay(it.lastDay)}`
      : it.start && it.end
        ? `${format.shortDay(dateIn(it.start, format.zone))}, ${format.span(it.start, it.end)}`
        : '';
  return (
    <section className="card p-4 wide:p-5">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="text-lg font-semibold">{t.timeOff}</h2>
        {editable && <Button look="plain" icon={Plus} label={t.giveTimeOff} onClick={() => setGiving(true)} />}
      </div>
      {list.items.length === 0 ? (
        <p className="text-soft">{t.noTimeOff}</p>
      ) : (
        <ul className="divide-y divide-line">
          {list.items.map((it) => (
            <li key={it.id} className="flex min-h-12 flex-wrap items-center gap-3 py-1">
              <TreePalm aria-hidden="true" className="size-5 text-soft" />
              <span className="min-w-0 flex-1">
                <span className="font-medium">{when(it)}</span>
                {it.reason && <span className="ml-2 text-soft">{it.reason}</span>}
              </span>
              {editable && (
                <Button
                  label={t.withdraw}
                  aria-label={`${t.withdraw}: ${when(it)}`}
                  disabled={withdraw.isPending}
                  onClick={() => withdraw.mutate(it.id)}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {giving && <GiveDialog technician={technician} onClose={() => setGiving(false)} />}
    </section>
  );
}

function GiveDialog({ technician, onClose }: { technician: string; onClose: () => void }) {
  const t = useTexts(technicianTexts);
  const frame = useTexts(frameTexts);
  const problems = useTexts(problemTexts);
  const format = useFormats();
  const client = useQueryClient();
  const { shop } = useSession();
  const id = useId();
  const intent = useRef(newIntent());
  const today = dateIn(Date.now(), shop.timeZone);
  const [kind, setKind] = useState<'whole' | 'part'>('whole');
  const [first, setFirst] = useState(today);
  const [last, setLast] = useState(today);
  const [from, setFrom] = useState('13:00');
  const [to, setTo] = useState('17:00');
  const [reason, setReason] = useState('');
  const sound = first !== '' && (kind === 'whole' ? last >= first : from !== '' && to > from);
  const instant = (time: string) => new Date(instantOf(first, time, shop.timeZone)).toISOString();
  const wanted = !sound
    ? undefined
    : kind === 'whole'
      ? { firstDay: first, lastDay: last }
      : { start: instant(from), end: instant(to) };
  const { data: conflicts } = useQuery({
    queryKey: ['technicians', technician, 'conflicts', wanted],
    queryFn: wanted
      ? () =>
          data(
            api.GET('/api/v1/technicians/{technician}/time-off/conflicts', {
              params: { path: { technician }, query: wanted },
            }),
          )
      : skipToken,
  });
  const give = useMutation({
    mutationFn: () =>
      data(
        api.POST('/api/v1/technicians/{technician}/time-off', {
          params: { path: { technician }, header: once(intent.current) },
          body: { ...wanted, reason: reason.trim() || undefined },
        }),
      ),
    onSuccess: () => {
      toast('done', t.given);
      onClose();
      client.invalidateQueries({ queryKey: ['board'] });
      return client.invalidateQueries({ queryKey: timeOffOf(technician).queryKey });
    },
    onError: () => {
      intent.current = newIntent();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    give.mutate();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t.giveTimeOff}
      footer={
        <>
          <Button label={frame.cancel} onClick={onClose} />
          <Button
            type="submit"
            form={id}
            look="primary"
            label={t.giveTimeOff}
            disabled={!sound}
            busy={give.isPending}
          />
        </>
      }
    >
      <form id={id} onSubmit={submit} className="grid gap-4">
        <Choices
          label={t.timeOff}
          hideLabel
          value={kind}
          onChange={setKind}
          options={[
            ['whole', t.whole],
            ['part', t.part],
          ]}
        />
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            type="date"
            label={kind === 'whole' ? t.firstDay : t.date}
            value={first}
            onChange={(event) => {
              setFirst(event.target.value);
              if (last < event.target.value) {
                setLast(event.target.value);
              }
            }}
          />
          {kind === 'whole' ? (
            <TextField
              type="date"
              label={t.lastDay}
              min={first}
              value={last}
              onChange={(event) => setLast(event.target.value)}
            />
          ) : (
            <div className="grid grid-cols-2 gap-4">
              <TextField type="time" label={t.from} value={from} onChange={(event) => setFrom(event.target.value)} />
              <TextField type="time" label={t.to} value={to} onChange={(event) => setTo(event.target.value)} />
            </div>
          )}
        </div>
        <TextField
          label={`${t.reason} (${t.optional})`}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        {conflicts && (
          <div
            role="status"
            className={
              conflicts.items.length > 0
                ? 'rounded-md bg-warning-soft p-3 text-warning'
                : 'rounded-md bg-success-soft p-3 text-success'
            }
          >
            {conflicts.items.length === 0 ? (
              t.noConflicts
            ) : (
              <>
                <p className="flex items-center gap-2 font-semibold">
                  <TriangleAlert aria-hidden="true" className="size-5" />
                  {t.conflicts(conflicts.items.length)}
                </p>
                <ul className="mt-1 text-sm">
                  {conflicts.items.map((it) => (
                    <li key={it.appointment}>
                      {format.moment(it.start)} · {it.customer} ({it.reference})
                    </li>
                  ))}
                </ul>
                <p className="mt-1 text-sm">{t.stay}</p>
              </>
            )}
          </div>
        )}
        {give.error && (
          <p role="alert" className="rounded-md bg-danger-soft p-3 text-danger">
            {problemText(problems, give.error)}
          </p>
        )}
      </form>
    </Dialog>
  );
}
