import { Link } from '@tanstack/react-router';
import type { Board, Visit, VisitStatus } from '@/api/types';
import { Button } from '@/components/button';
import { DelayTag, StatusTag } from '@/components/status';
import { useFormats } from '@/lib/format';
import { useTexts } from '@/lib/language';
import { useSession } from '@/lib/session';
import { useTransition, usualStep } from '@/visit/use-transition';
import { carText, workText } from '@/visit/visit-bits';
import { visitTexts } from '@/visit/visit-texts';
import { boardTexts } from './board-texts';
import { sumOf, visitsOf } from './layout';

const ALWAYS: VisitStatus[] = ['BOOKED', 'CONFIRMED', 'EN_ROUTE', 'IN_PROGRESS', 'COMPLETED'];
const ORDER: VisitStatus[] = ['REQUESTED', ...ALWAYS, 'NO_SHOW', 'CANCELLED'];

/** The day by the state of its jobs, each in the order of its starts. */
export function StatusBoard({ board }: { board: Board }) {
  const t = useTexts(boardTexts);
  const format = useFormats();
  const { shop } = useSession();
  const visits = board.technicians
    .flatMap((it) => [...visitsOf(it), ...it.over])
    .sort((a, b) => Date.parse(a.start) - Date.parse(b.start));
  const columns = ORDER.map((status) => ({ status, visits: visits.filter((it) => it.status === status) })).filter(
    (it) => it.visits.length > 0 || ALWAYS.includes(it.status),
  );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
    <section className="flex snap-x gap-3 overflow-x-auto pb-3" tabIndex={0} aria-label={t.byStatus}>
      {columns.map((it) => (
        <section key={it.status} className="w-[17.5rem] shrink-0 snap-start">
          <header className="flex min-h-11 items-center justify-between gap-2">
            <h2>
              <StatusTag status={it.status} />
            </h2>
            <p className="text-xs text-soft">
              {t.head(it.visits.length, format.money(sumOf(it.visits, shop.currency)))}
            </p>
          </header>
          <ul className="grid gap-2">
            {it.visits.map((visit) => (
              <li key={visit.id}>
                <Card visit={visit} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </section>
  );
}

function Card({ visit }: { visit: Visit }) {
  const v = useTexts(visitTexts);
  const format = useFormats();
  const transition = useTransition();
  const step = usualStep(visit);
  return (
    <article className="card p-3">
      <p className="flex flex-wrap items-center gap-x-2 text-sm text-soft">
        {format.span(visit.start, visit.end)} · {visit.technician.name}
        <DelayTag delay={visit.delay} />
      </p>
      <Link
        to="."
        search={(old) => ({ ...old, job: visit.id })}
        className="inline-flex min-h-7 items-center font-semibold text-ink no-underline hover:underline"
      >
        {visit.contact.name}
      </Link>
      <p className="text-sm">{workText(visit)}</p>
      <p className="text-sm text-soft">{carText(visit)}</p>
      {step && (
        <Button
          wide
          className="mt-2"
          label={v.step[step]}
          busy={transition.isPending}
          onClick={() => transition.mutate({ visit, status: step })}
        />
      )}
    </article>
  );
}
