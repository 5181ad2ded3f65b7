import { queryOptions, useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { Trash2 } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { api, data, seen } from '@/api/client';
import { isStale } from '@/api/problem';
import { Button } from '@/components/button';
import { Check } from '@/components/field';
import { problemText, problemTexts } from '@/components/problem-text';
import { toast } from '@/components/toast';
import { useFormats } from '@/lib/format';
import { useTexts } from '@/lib/language';
import { useSession } from '@/lib/session';
import { dateIn, instantOf } from '@/lib/zoned';
import { technicianTexts } from './technicians-texts';
import { TimeInput } from './week';
import type { Hours } from './week-rules';

const datesOf = (technician: string) =>
  queryOptions({
    queryKey: ['technicians', technician, 'dates'],
    queryFn: () => data(api.GET('/api/v1/technicians/{technician}/overrides', { params: { path: { technician } } })),
  });

/** Dates on which the weekly hours do not hold. */
export function Dates({ technician, editable }: { technician: string; editable: boolean }) {
  const t = useTexts(technicianTexts);
  const problems = useTexts(problemTexts);
  const format = useFormats();
  const client = useQueryClient();
  const { shop } = useSession();
  const { data: dates } = useSuspenseQuery(datesOf(technician));
  const [date, setDate] = useState('');
  const [closed, setClosed] = useState(false);
  const [hours, setHours] = useState<Hours>({ start: '08:00', end: '12:00' });
  const change = useMutation({
    mutationFn: ({ day, to }: { day: string; to: Hours[] | undefined }) => {
      const params = { path: { technician, date: day }, header: seen(dates) };
      return data(
        to
          ? api.PUT('/api/v1/technicians/{technician}/overrides/{date}', { params, body: { hours: to } })
          : api.DELETE('/api/v1/technicians/{technician}/overrides/{date}', { params }),
      );
    },
    onSuccess: () => {
      setDate('');
      toast('done', t.hoursSaved);
      client.invalidateQueries({ queryKey: ['board'] });
      return client.invalidateQueries({ queryKey: datesOf(technician).queryKey });
    },
    onError: (error) => {
      client.invalidateQueries({ queryKey: datesOf(technician).queryKey });
      toast('problem', isStale(error) ? t.stale : problemText(problems, error));
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (date) {
      change.mutate({ day: date, to: closed ? [] : [hours] });
    }
  };
  const span = (day: string, { start, end }: Hours) =>
    format.span(instantOf(day, start.slice(0, 5), shop.timeZone), instantOf(day, end.slice(0, 5), shop.timeZone));
  return (
    <section className="card p-4 wide:p-5">
      <h2 className="text-lg font-semibold">{t.dates}</h2>
      <p className="text-sm text-soft">{t.datesText}</p>
      {dates.items.length === 0 ? (
        <p className="mt-2 text-soft">{t.noDates}</p>
      ) : (
        <ul className="mt-2 divide-y divide-line">
          {dates.items.map((it) => (
            <li key={it.date} className="flex min-h-12 flex-wrap items-center gap-x-4">
              <span className="min-w-36 font-medium">{format.shortDay(it.date)}</span>
              <span className="flex-1">
                {it.hours.length === 0 ? t.closed : it.hours.map((of) => span(it.date, of)).join(', ')}
              </span>
              {editable && (
                <Button
                  iconOnly
                  look="plain"
                  icon={Trash2}
                  label={`${t.removeDate}: ${format.shortDay(it.date)}`}
                  onClick={() => change.mutate({ day: it.date, to: undefined })}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {editable && (
        <form onSubmit={submit} className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-2 border-t border-line pt-3">
          <input
            type="date"
            aria-label={t.date}
            required
            min={dateIn(Date.now(), shop.timeZone)}
            value={date}
            onChange={(event) => setDate(event.target.value)}
            className="min-h-11 rounded-md border border-control bg-card px-2"
          />
          <Check label={t.closed} checked={closed} onChange={(event) => setClosed(event.target.checked)} />
          {!closed && (
            <span className="flex items-center gap-2">
              <TimeInput label={t.from} value={hours.start} onChange={(start) => setHours({ ...hours, start })} />
              <span aria-hidden="true">–</span>
              <TimeInput label={t.to} value={hours.end} onChange={(end) => setHours({ ...hours, end })} />
            </span>
          )}
          <Button type="submit" label={t.setDate} busy={change.isPending} disabled={!date} />
        </form>
      )}
    </section>
  );
}
