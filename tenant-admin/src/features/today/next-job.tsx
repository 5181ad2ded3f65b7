import { Link } from '@tanstack/react-router';
import { Navigation, Phone, StickyNote } from 'lucide-react';
import type { BoardStop, Visit } from '@/api/types';
import { Button, ExternalButton } from '@/components/button';
import { DelayTag, StatusTag } from '@/components/status';
import { mapLink, useFormats } from '@/lib/format';
import { useTexts } from '@/lib/language';
import { useTransition, usualStep } from '@/visit/use-transition';
import { CarLine, PlaceLine, workText } from '@/visit/visit-bits';
import { visitTexts } from '@/visit/visit-texts';
import { todayTexts } from './today-texts';

interface Props {
  stop: BoardStop;
  visit: Visit;
  compact: boolean;
}

/** What is at work or comes next, with everything that is needed on the way there. */
export function NextJob({ stop, visit, compact }: Props) {
  const t = useTexts(todayTexts);
  const v = useTexts(visitTexts);
  const format = useFormats();
  const transition = useTransition();
  const step = usualStep(visit);
  const atWork = visit.status === 'IN_PROGRESS';
  return (
    <article className="card overflow-hidden">
      <div className="flex flex-wrap items-center justify-between gap-2 border-b border-line bg-info-soft px-4 py-2.5">
        <h3 className="font-semibold text-link">
          {atWork ? t.now : t.next} · {format.span(visit.start, visit.end)}
        </h3>
        <span className="flex flex-wrap gap-1.5">
          <StatusTag status={visit.status} />
          <DelayTag delay={visit.delay} />
        </span>
      </div>
      <div className="grid gap-2.5 p-4">
        <div>
          <Link
            to="."
            search={(old) => ({ ...old, job: visit.id })}
            className="text-xl font-semibold text-ink no-underline hover:underline"
          >
            {visit.contact.name}
          </Link>
          <p className="font-medium">{workText(visit)}</p>
        </div>
        <CarLine visit={visit} />
        <PlaceLine visit={visit} />
        {visit.notes.customer && !compact && (
          <p className="flex items-start gap-2 text-soft">
            <StickyNote aria-hidden="true" className="mt-0.5 size-5 shrink-0" />
            <span className="line-clamp-3">{visit.notes.customer}</span>
          </p>
        )}
        {stop.leg && !atWork && stop.leg.driveMinutes > 0 && (
          <p className="text-sm text-soft">{v.drive(format.minutes(stop.leg.driveMinutes))}</p>
        )}
        <div className="mt-1 grid grid-cols-2 gap-2">
          {step && (
            <Button
              look="primary"
              size="large"
              label={v.step[step]}
              busy={transition.isPending}
              onClick={() => transition.mutate({ visit, status: step })}
              className="col-span-2"
            />
          )}
          <ExternalButton
            size="large"
            icon={Navigation}
            label={v.navigate}
            href={mapLink(visit.address)}
            target="_blank"
            rel="noreferrer"
          />
          <ExternalButton
            size="large"
            icon={Phone}
            label={v.call}
            aria-label={v.callName(visit.contact.name)}
            href={`tel:${visit.contact.phone}`}
          />
        </div>
      </div>
    </article>
  );
}
