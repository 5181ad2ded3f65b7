import { Car } from 'lucide-react';
import { memo, type PointerEvent } from 'react';
import type { BoardColumn as Column, Visit } from '@/api/types';
import { useFormats } from '@/lib/format';
import { useTexts } from '@/lib/language';
import { useSession } from '@/lib/session';
import { BoardCard } from './board-card';
import { boardTexts } from './board-texts';
import { heightOf, hoursOf, outside, type Range, SCALE, sumOf, topOf, visitsOf } from './layout';

interface Props {
  column: Column;
  range: Range;
  pending: string | undefined;
  dragged: string | undefined;
  onPointerDown: (event: PointerEvent<HTMLElement>, visit: Visit) => void;
  endsDrag: () => boolean;
  onMove: (visit: Visit) => void;
}

/** One technician's day from top to bottom: work time, drives, jobs. */
export const BoardColumn = memo(function BoardColumn(props: Props) {
  const { column, range, pending, dragged, onPointerDown, endsDrag, onMove } = props;
  const t = useTexts(boardTexts);
  const format = useFormats();
  const { shop } = useSession();
  const visits = visitsOf(column);
  return (
    <section
      aria-label={column.name}
      className="w-[17.5rem] shrink-0 grow snap-start border-r border-line last:border-r-0"
    >
      <header className="sticky top-0 z-20 flex h-14 flex-col justify-center border-b border-line bg-card px-3">
        <h2 className="truncate leading-5 font-semibold">{column.name}</h2>
        <p className="truncate text-xs text-soft">
          {column.working.length === 0 && visits.length === 0
            ? t.closed
            : t.head(visits.length, format.money(sumOf(visits, shop.currency)))}
        </p>
      </header>
      <div
        data-technician={column.id}
        data-first={range.midnight + range.first * 60_000}
        className="relative bg-card"
        style={{ height: heightOf(range) }}
      >
        {hoursOf(range).map((hour) => (
          <div
            key={hour}
            aria-hidden="true"
            className="absolute inset-x-0 border-t border-line"
            style={{ top: topOf(hour, range) }}
          />
        ))}
        {outside(column.working, range).map(([from, to]) => (
          <div
            key={from}
            aria-hidden="true"
            className="hatch absolute inset-x-0 bg-sunken"
            style={{ top: topOf(from, range), height: topOf(to, range) - topOf(from, range) }}
          />
        ))}
        {column.timeOff.map((it) => (
          <div
            key={it.start}
            className="hatch absolute inset-x-0 grid place-items-center bg-sunken text-sm font-medium text-soft"
            style={{ top: topOf(it.start, range), height: topOf(it.end, range) - topOf(it.start, range) }}
          >
            {t.off}
          </div>
        ))}
        {column.stops.map((it) => {
          const top = topOf(it.start, range);
          const height = topOf(it.end, range) - top;
          const drive = it.leg && it.appointment?.id !== dragged ? it.leg.driveMinutes : 0;
          return (
            <div key={it.appointment?.id ?? it.start}>
              {drive > 0 && <Drive minutes={drive} top={Math.max(top - drive * SCALE, 0)} bottom={top} />}
              {it.appointment ? (
                <BoardCard
                  visit={it.appointment}
                  top={top}
                  height={height}
                  pending={pending === it.appointment.id}
                  faded={dragged === it.appointment.id}
                  onPointerDown={onPointerDown}
                  endsDrag={endsDrag}
                  onMove={onMove}
                />
              ) : (
                <div
                  className="absolute inset-x-1 grid place-items-center rounded-md border border-dashed border-control bg-page text-xs text-soft"
                  style={{ top, height: height - 2 }}
                >
                  {t.held}
                </div>
              )}
            </div>
          );
        })}
      </div>
    </section>
  );
});

function Drive({ minutes, top, bottom }: { minutes: number; top: number; bottom: number }) {
  const t = useTexts(boardTexts);
  const format = useFormats();
  return (
    <div
      className="absolute left-1 flex items-center gap-1 overflow-hidden border-l-4 border-dotted border-control pl-1.5 text-xs whitespace-nowrap text-soft"
      style={{ top, height: bottom - top }}
    >
      {bottom - top >= 14 && (
        <>
          <Car aria-hidden="true" className="size-3.5 shrink-0" />
          {t.drive(format.minutes(minutes))}
        </>
      )}
    </div>
  );
}
