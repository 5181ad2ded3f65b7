import { Link } from '@tanstack/react-router';
import { type PointerEvent, useRef } from 'react';
import type { Visit, VisitStatus } from '@/api/types';
import { cx } from '@/components/cx';
import { DelayTag, StatusIcon, statusTexts } from '@/components/status';
import { useFormats } from '@/lib/format';
import { useTexts } from '@/lib/language';
import { workText } from '@/visit/visit-bits';

interface Props {
  visit: Visit;
  top: number;
  height: number;
  /** Under way to where it is drawn: the server has not said yes. */
  pending: boolean;
  faded: boolean;
  onPointerDown: (event: PointerEvent<HTMLElement>, visit: Visit) => void;
  endsDrag: () => boolean;
  onMove: (visit: Visit) => void;
}

const EDGES: Record<VisitStatus, string> = {
  REQUESTED: 'border-l-warning',
  BOOKED: 'border-l-control',
  CONFIRMED: 'border-l-accent',
  EN_ROUTE: 'border-l-accent',
  IN_PROGRESS: 'border-l-accent bg-info-soft',
  COMPLETED: 'border-l-success bg-success-soft',
  CANCELLED: 'border-l-control',
  NO_SHOW: 'border-l-danger',
};

/** A job on the board: opened by a press, moved by dragging or by the key M. */
export function BoardCard({ visit, top, height, pending, faded, onPointerDown, endsDrag, onMove }: Props) {
  const states = useTexts(statusTexts);
  const format = useFormats();
  const card = useRef<HTMLAnchorElement>(null);
  const movable = visit.allowed.move;
  const tight = height < 52;
  return (
    <Link
      ref={card}
      to="."
      search={(old) => ({ ...old, job: visit.id })}
      draggable={false}
      data-visit={visit.id}
      aria-keyshortcuts={movable ? 'm' : undefined}
      aria-busy={pending || undefined}
      style={{ top, height: Math.max(height - 2, 24) }}
      className={cx(
        'absolute inset-x-1 flex flex-col overflow-hidden rounded-md border border-l-4 border-line bg-card px-2 text-ink no-underline select-none hover:z-10 hover:border-control focus-visible:z-10',
        tight ? 'justify-center py-0' : 'py-1',
        EDGES[visit.status],
        movable && 'cursor-grab',
        (faded || pending) && 'opacity-60',
      )}
      onPointerDown={(event) => onPointerDown(event, visit)}
      onContextMenu={(event) => event.preventDefault()}
      onClick={(event) => {
        if (endsDrag()) {
          event.preventDefault();
        }
      }}
      onKeyDown={(event) => {
        if (event.key.toLowerCase() === 'm' && movable && !event.metaKey && !event.ctrlKey) {
          event.preventDefault();
          event.stopPropagation();
          onMove(visit);
        }
      }}
    >
      <span className="flex items-center gap-1.5 text-sm leading-5">
        <StatusIcon status={visit.status} />
        <span className="sr-only">{states[visit.status]}:</span>
        <span className="min-w-0 flex-1 truncate font-semibold">{visit.contact.name}</span>
        <span className="shrink-0 text-xs text-soft">{format.time(visit.start)}</span>
      </span>
      {!tight && <span className="truncate text-xs">{workText(visit)}</span>}
      {height >= 76 && (
        <span className="flex items-center gap-1.5 truncate text-xs text-soft">
          {visit.address.city} {visit.address.postalCode}
          <DelayTag delay={visit.delay} />
        </span>
      )}
    </Link>
  );
}
