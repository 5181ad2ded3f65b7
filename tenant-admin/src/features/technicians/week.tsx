import { queryOptions, useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { Copy, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { api, data, seen } from '@/api/client';
import { isStale } from '@/api/problem';
import { Button } from '@/components/button';
import { problemText, problemTexts } from '@/components/problem-text';
import { toast } from '@/components/toast';
import { UnsavedGuard } from '@/components/unsaved';
import { frameTexts } from '@/lib/frame-texts';
import { useTexts } from '@/lib/language';
import { technicianTexts } from './technicians-texts';
import { DAYS, type Day, type Hours, isSound, rulesOf, type Week as WeekHours, weekOf } from './week-rules';

const hoursOf = (technician: string) =>
  queryOptions({
    queryKey: ['technicians', technician, 'hours'],
    queryFn: () => data(api.GET('/api/v1/technicians/{technician}/hours', { params: { path: { technician } } })),
  });

/** The hours that come every week, day by day, with breaks between stretches. */
export function Week({ technician, editable }: { technician: string; editable: boolean }) {
  const t = useTexts(technicianTexts);
  const frame = useTexts(frameTexts);
  const problems = useTexts(problemTexts);
  const client = useQueryClient();
  const { data: saved } = useSuspenseQuery(hoursOf(technician));
  const { week: stored, limited } = weekOf(saved.weekly);
  const [changed, setChanged] = useState<WeekHours>();
  const week = changed ?? stored;
  const sound = DAYS.every((it) => isSound(week[it]));
  const set = (day: Day, hours: Hours[]) => setChanged({ ...week, [day]: hours });
  const save = useMutation({
    mutationFn: () =>
      data(
        api.PUT('/api/v1/technicians/{technician}/hours', {
          params: { path: { technician }, header: seen(saved) },
          body: { weekly: rulesOf(week, limited) },
        }),
      ),
    onSuccess: (it) => {
      client.setQueryData(hoursOf(technician).queryKey, it);
      client.invalidateQueries({ queryKey: ['board'] });
      setChanged(undefined);
      toast('done', t.hoursSaved);
    },
    onError: (error) => {
      if (isStale(error)) {
        setChanged(undefined);
        client.invalidateQueries({ queryKey: hoursOf(technician).queryKey });
      }
      toast('problem', isStale(error) ? t.stale : problemText(problems, error));
    },
  });

  return (
    <section className="card p-4 wide:p-5">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="text-lg font-semibold">{t.hours}</h2>
        {editable && week.MONDAY.length > 0 && (
          <Button
            look="plain"
            icon={Copy}
            label={t.copy}
            onClick={() =>
              setChanged({
                ...week,
                ...Object.fromEntries(DAYS.slice(1, 5).map((day) => [day, week.MONDAY.map((it) => ({ ...it }))])),
              })
            }
          />
        )}
      </div>
      <div className="mt-2 divide-y divide-line">
        {DAYS.map((day) => (
          <DayRow key={day} day={day} hours={week[day]} editable={editable} onChange={(it) => set(day, it)} />
        ))}
      </div>
      {limited.length > 0 && <p className="mt-2 text-sm text-soft">{t.limited}</p>}
      {!sound && (
        <p role="alert" className="mt-2 font-medium text-danger">
          {t.badHours}
        </p>
      )}
      {changed && (
        <div className="mt-3 flex gap-2">
          <Button
            look="primary"
            label={frame.save}
            disabled={!sound}
            busy={save.isPending}
            onClick={() => save.mutate()}
          />
          <Button label={frame.cancel} onClick={() => setChanged(undefined)} />
        </div>
      )}
      <UnsavedGuard dirty={changed !== undefined} />
    </section>
  );
}

interface DayProps {
  day: Day;
  hours: Hours[];
  editable: boolean;
  onChange: (hours: Hours[]) => void;
}

function DayRow({ day, hours, editable, onChange }: DayProps) {
  const t = useTexts(technicianTexts);
  const name = t.days[day];
  const replace = (index: number, it: Hours) => onChange(hours.map((old, at) => (at === index ? it : old)));
  const last = hours.at(-1);
  return (
    <div className="flex flex-wrap items-start gap-x-4 gap-y-1 py-2">
      <h3 className="flex min-h-11 w-28 items-center font-medium">{name}</h3>
      <div className="grid flex-1 gap-2">
        {hours.length === 0 && <p className="flex min-h-11 items-center text-soft">{t.off}</p>}
        {hours.map((it, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: what is typed must not move its field
          <div key={index} className="flex items-center gap-2">
            <TimeInput
              label={`${name}, ${t.from}`}
              value={it.start}
              disabled={!editable}
              onChange={(start) => replace(index, { ...it, start })}
            />
            <span aria-hidden="true">–</span>
            <TimeInput
              label={`${name}, ${t.to}`}
              value={it.end}
              disabled={!editable}
              onChange={(end) => replace(index, { ...it, end })}
            />
            {editable && (
              <Button
                iconOnly
                look="plain"
                icon={Trash2}
                label={t.removeStretch(name)}
                onClick={() => onChange(hours.filter((_, at) => at !== index))}
              />
            )}
          </div>
        ))}
      </div>
      {editable && (
        <Button
          iconOnly
          look="plain"
          icon={Plus}
          label={t.addStretch(name)}
          onClick={() => onChange([...hours, last ? { start: last.end, end: '' } : { start: '08:00', end: '17:00' }])}
        />
      )}
    </div>
  );
}

interface TimeProps {
  label: string;
  value: string;
  disabled?: boolean;
  onChange: (time: string) => void;
}

export function TimeInput({ label, value, disabled, onChange }: TimeProps) {
  return (
    <input
      type="time"
      aria-label={label}
      value={value}
      disabled={disabled}
      onChange={(event) => onChange(event.target.value)}
      className="min-h-11 rounded-md border border-control bg-card px-2 disabled:border-line"
    />
  );
}
