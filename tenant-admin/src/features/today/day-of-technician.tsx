import { CalendarOff, CalendarPlus, Car, Hourglass, House, TreePalm } from 'lucide-react';
import type { BoardColumn, BoardStop, Stretch } from '@/api/types';
import { LinkButton } from '@/components/button';
import { Notice } from '@/components/states';
import { useFormats } from '@/lib/format';
import { useTexts } from '@/lib/language';
import { useMay } from '@/lib/session';
import { dateIn, minutesBetween } from '@/lib/zoned';
import { visitTexts } from '@/visit/visit-texts';
import { planOf } from './day-plan';
import { JobRow } from './job-row';
import { NextJob } from './next-job';
import { todayTexts } from './today-texts';

interface Props {
  column: BoardColumn;
  isToday: boolean;
  now: number;
  /** Whether more than one day is shown, so that each needs a name. */
  named: boolean;
}

/** One technician's day: what is next, then everything in driving order. */
export function DayOfTechnician({ column, isToday, now, named }: Props) {
  const t = useTexts(todayTexts);
  const format = useFormats();
  const plan = planOf(column, now);
  const next = isToday ? plan.next : undefined;
  const figures = [
    t.jobs(plan.jobs),
    isToday && plan.jobs > 0 && t.doneOf(plan.done, plan.jobs),
    plan.driveMinutes > 0 && t.driving(format.minutes(plan.driveMinutes)),
    plan.freeMinutes > 0 && t.free(format.minutes(plan.freeMinutes)),
  ].filter(Boolean);

  return (
    <section
      aria-label={t.dayOf(column.name)}
      className={named ? 'min-w-0' : 'grid grid-cols-1 items-start gap-5 lg:grid-cols-[minmax(0,5fr)_minmax(0,6fr)]'}
    >
      <div className={named ? '' : 'lg:sticky lg:top-6'}>
        {named && <h2 className="mb-1 text-lg font-semibold">{column.name}</h2>}
        <p className="mb-3 text-sm text-soft">{figures.join(' · ')}</p>
        {next?.appointment && <NextJob stop={next} visit={next.appointment} compact={named} />}
      </div>
      <div className={named && next ? 'mt-4' : ''}>
        {plan.items.length === 0 ? (
          <div className="card">
            <Notice icon={CalendarOff} title={column.working.length > 0 ? t.emptyTitle : t.notWorking}>
              {t.emptyText}
            </Notice>
          </div>
        ) : (
          <ol className="card divide-y divide-line overflow-hidden">
            {plan.items.map((it) =>
              it.kind === 'stop' ? (
                <Stop key={`s${it.start}`} stop={it.stop} isNext={it.stop === next} />
              ) : it.kind === 'gap' ? (
                <Gap key={`g${it.start}`} gap={it.gap} technician={column.id} now={now} />
              ) : (
                <Off key={`o${it.start}`} off={it.off} />
              ),
            )}
          </ol>
        )}
        {column.over.length > 0 && (
          <>
            <h3 className="mt-5 mb-2 text-sm font-semibold text-soft">{t.over}</h3>
            <ul className="card divide-y divide-line overflow-hidden">
              {column.over.map((it) => (
                <li key={it.id}>
                  <JobRow visit={it} quiet />
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </section>
  );
}

function Stop({ stop, isNext }: { stop: BoardStop; isNext: boolean }) {
  const t = useTexts(visitTexts);
  const format = useFormats();
  return (
    <li>
      {stop.leg && <Leg leg={stop.leg} />}
      {stop.appointment ? (
        <JobRow visit={stop.appointment} isNext={isNext} />
      ) : (
        <p className="flex items-center gap-3 px-4 py-3 text-soft">
          <Hourglass aria-hidden="true" className="size-5 shrink-0" />
          <span className="flex-1">{t.held}</span>
          <span className="text-sm">{format.span(stop.start, stop.end)}</span>
        </p>
      )}
    </li>
  );
}

function Leg({ leg }: { leg: NonNullable<BoardStop['leg']> }) {
  const t = useTexts(visitTexts);
  const format = useFormats();
  const time = format.minutes(leg.driveMinutes);
  const Icon = leg.fromHome ? House : Car;
  return (
    <p className="flex items-center gap-3 bg-page px-4 py-1.5 text-sm text-soft">
      <Icon aria-hidden="true" className="size-4 shrink-0" />
      {leg.driveMinutes === 0 ? t.noDrive : leg.fromHome ? t.fromHome(time) : t.drive(time)}
    </p>
  );
}

function Gap({ gap, technician, now }: { gap: Stretch; technician: string; now: number }) {
  const t = useTexts(todayTexts);
  const format = useFormats();
  const runsDay = useMay('runDay');
  const start = Math.max(Date.parse(gap.start), now);
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 bg-success-soft py-0.5 pr-1 pl-4 text-success">
      <span className="flex-1 py-2 text-sm font-medium">
        {t.gap(format.span(start, gap.end))}
        <span className="ml-2 font-normal">{format.minutes(minutesBetween(start, gap.end))}</span>
      </span>
      {runsDay && (
        <LinkButton
          look="plain"
          icon={CalendarPlus}
          label={t.sell}
          to="/new"
          search={{ date: dateIn(gap.start, format.zone), technician }}
        />
      )}
    </li>
  );
}

function Off({ off }: { off: Stretch }) {
  const t = useTexts(todayTexts);
  const format = useFormats();
  return (
    <li className="hatch flex items-center gap-3 px-4 py-3 text-soft">
      <TreePalm aria-hidden="true" className="size-5 shrink-0" />
      <span className="flex-1">{t.off}</span>
      <span className="text-sm">{format.span(off.start, off.end)}</span>
    </li>
  );
}
