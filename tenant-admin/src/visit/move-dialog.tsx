import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { ProblemError } from '@/api/problem';
import { board } from '@/api/queries';
import type { Visit } from '@/api/types';
import { Button } from '@/components/button';
import { Dialog } from '@/components/dialog';
import { Check, Select, TextField } from '@/components/field';
import { problemText, problemTexts } from '@/components/problem-text';
import { Skeleton } from '@/components/states';
import { toast } from '@/components/toast';
import { useFormats } from '@/lib/format';
import { frameTexts } from '@/lib/frame-texts';
import { useTexts } from '@/lib/language';
import { asDate, dateIn, instantOf, wallTime } from '@/lib/zoned';
import { moveTexts } from './move-texts';
import { obstacleTexts } from './obstacle-texts';
import { obstaclesOf, startsOf } from './obstacles';
import { useMove } from './use-move';

/** Everything that dragging can do, and times that dragging cannot reach, by keyboard and by finger. */
export function MoveDialog({ visit, onClose }: { visit: Visit; onClose: () => void }) {
  const t = useTexts(moveTexts);
  const frame = useTexts(frameTexts);
  const problems = useTexts(problemTexts);
  const reasons = useTexts(obstacleTexts);
  const format = useFormats();
  const form = useId();
  const [technician, setTechnician] = useState(visit.technician.id);
  const [date, setDate] = useState(dateIn(visit.start, visit.timeZone));
  const [start, setStart] = useState<number>();
  const [free, setFree] = useState(false);
  const [time, setTime] = useState(wallTime(visit.start, visit.timeZone).time);
  const [reason, setReason] = useState('');
  const { data: day } = useQuery(board(date));
  const { data: obstacles, isPending } = useQuery(obstaclesOf(visit, date));
  const move = useMove();

  const starts = obstacles ? startsOf(obstacles, technician, visit) : [];
  const offered = starts.filter((it) => it.obstacle === undefined);
  const inTheWay = [...new Set(starts.flatMap((it) => (it.obstacle ? [reasons[it.obstacle]] : [])))];
  const wanted = free ? instantOf(date, time, visit.timeZone) : start;
  const error = move.error;
  const alternatives = error instanceof ProblemError ? (error.problem.alternatives ?? []) : [];

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (wanted === undefined) {
      return;
    }
    move.mutate(
      { visit, start: new Date(wanted).toISOString(), technician, override: free ? reason : undefined },
      {
        onSuccess: (moved) => {
          toast(
            'done',
            t.moved(`${format.shortDay(dateIn(moved.start, moved.timeZone))}, ${format.time(moved.start)}`),
          );
          onClose();
        },
      },
    );
  };

  const when = `${format.shortDay(dateIn(visit.start, visit.timeZone))}, ${format.time(visit.start)}`;
  return (
    <Dialog
      open
      onClose={onClose}
      title={`${t.title} ${visit.contact.name}`}
      description={t.now(when, visit.technician.name)}
      footer={
        <>
          <Button label={frame.cancel} onClick={onClose} />
          <Button
            type="submit"
            form={form}
            look="primary"
            label={t.move}
            busy={move.isPending}
            disabled={wanted === undefined || (free && reason.trim() === '')}
          />
        </>
      }
    >
      <form id={form} onSubmit={submit} className="grid gap-4">
        <div className="grid gap-4 sm:grid-cols-2">
          <Select
            label={t.technician}
            value={technician}
            onChange={(event) => {
              setTechnician(event.target.value);
              setStart(undefined);
            }}
          >
            {(day?.technicians ?? [visit.technician]).map((it) => (
              <option key={it.id} value={it.id}>
                {it.name}
              </option>
            ))}
          </Select>
          <TextField
            type="date"
            label={t.date}
            value={date}
            onChange={(event) => {
              setDate(asDate(event.target.value) ?? date);
              setStart(undefined);
            }}
          />
        </div>
        {!free &&
          (isPending ? (
            <Skeleton rows={1} height="h-24" />
          ) : offered.length > 0 ? (
            <fieldset>
              <legend className="mb-1 font-semibold">{t.times}</legend>
              <div className="grid grid-cols-[repeat(auto-fill,minmax(6.25rem,1fr))] gap-2">
                {offered.map((it) => (
                  <label
                    key={it.at}
                    className="grid min-h-11 place-items-center rounded-md border border-control text-sm font-medium hover:bg-sunken has-checked:border-transparent has-checked:bg-accent has-checked:text-on-accent has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus"
                  >
                    <input
                      type="radio"
                      name="start"
                      className="sr-only"
                      checked={start === it.at}
                      onChange={() => setStart(it.at)}
                    />
                    {format.time(it.at)}
                  </label>
                ))}
              </div>
            </fieldset>
          ) : (
            <p className="rounded-md bg-sunken p-3">
              {t.none} {inTheWay.length > 0 && t.why(inTheWay.join(', '))}
            </p>
          ))}
        {visit.allowed.override && (
          <div>
            <Check label={t.other} checked={free} onChange={(event) => setFree(event.target.checked)} />
            {free && (
              <div className="mt-2 grid gap-4 sm:grid-cols-[8rem_1fr]">
                <TextField type="time" label={t.time} value={time} onChange={(event) => setTime(event.target.value)} />
                <TextField
                  label={t.reason}
                  hint={t.reasonHint}
                  required
                  maxLength={500}
                  value={reason}
                  onChange={(event) => setReason(event.target.value)}
                />
              </div>
            )}
          </div>
        )}
        {error && (
          <div role="alert" className="rounded-md bg-danger-soft p-3 text-danger">
            <p>{t.refused(problemText(problems, error))}</p>
            {alternatives.length > 0 && (
              <p className="mt-2">
                {t.alternatives} {alternatives.map((it) => format.time(it.start)).join(', ')}
              </p>
            )}
          </div>
        )}
      </form>
    </Dialog>
  );
}
