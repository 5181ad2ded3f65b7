import { Link } from '@tanstack/react-router';
import { ChevronRight } from 'lucide-react';
import type { Visit } from '@/api/types';
import { cx } from '@/components/cx';
import { DelayTag, StatusTag } from '@/components/status';
import { useFormats } from '@/lib/format';
import { addressText, carText, workText } from '@/visit/visit-bits';

interface Props {
  visit: Visit;
  isNext?: boolean;
  /** Of what is not going to happen. */
  quiet?: boolean;
}

/** An appointment in a list; a press opens it. */
export function JobRow({ visit, isNext, quiet }: Props) {
  const format = useFormats();
  const faded = quiet || visit.status === 'COMPLETED';
  return (
    <Link
      to="."
      search={(old) => ({ ...old, job: visit.id })}
      className={cx(
        'flex gap-3 px-4 py-3 text-ink no-underline hover:bg-sunken',
        isNext && 'shadow-[inset_4px_0_0_var(--accent)]',
      )}
    >
      <div className="w-[4.75rem] shrink-0 text-sm leading-6">
        <span className="block font-semibold">{format.time(visit.start)}</span>
        <span className="block text-soft">{format.time(visit.end)}</span>
      </div>
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className={cx('font-semibold', faded && 'text-soft', quiet && 'line-through')}>
            {visit.contact.name}
          </span>
          <StatusTag status={visit.status} />
          <DelayTag delay={visit.delay} />
        </div>
        <p className={cx('text-sm', faded && 'text-soft')}>{workText(visit)}</p>
        <p className="truncate text-sm text-soft">
          {carText(visit)} · {addressText(visit)}
        </p>
      </div>
      <ChevronRight aria-hidden="true" className="size-5 shrink-0 self-center text-soft" />
    </Link>
  );
}
