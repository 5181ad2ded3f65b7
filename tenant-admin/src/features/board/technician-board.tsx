import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useRef, useState } from 'react';
import { isStale } from '@/api/problem';
import { board as boardOf } from '@/api/queries';
import type { Board, Visit } from '@/api/types';
import { problemText, problemTexts } from '@/components/problem-text';
import { toast } from '@/components/toast';
import { useFormats } from '@/lib/format';
import { useTexts } from '@/lib/language';
import { useNow } from '@/lib/now';
import { useSession } from '@/lib/session';
import { dateIn } from '@/lib/zoned';
import { MoveDialog } from '@/visit/move-dialog';
import { obstacleTexts } from '@/visit/obstacle-texts';
import { obstaclesOf, startsOf } from '@/visit/obstacles';
import { useMove } from '@/visit/use-move';
import { visitTexts } from '@/visit/visit-texts';
import { BoardColumn } from './board-column';
import { boardTexts } from './board-texts';
import { DragGhost } from './drag-ghost';
import { heightOf, hoursOf, moved, rangeOf, topOf } from './layout';
import { type Drag, useDrag } from './use-drag';

interface Props {
  board: Board;
  /** The date in the address, by which the day is kept. */
  asked: string | undefined;
}

/** A column for each technician; time runs down, and jobs can be dragged. */
export function TechnicianBoard({ board, asked }: Props) {
  const t = useTexts(boardTexts);
  const v = useTexts(visitTexts);
  const reasons = useTexts(obstacleTexts);
  const problems = useTexts(problemTexts);
  const format = useFormats();
  const { shop } = useSession();
  const client = useQueryClient();
  const now = useNow();
  const scroller = useRef<HTMLElement>(null);
  const [moving, setMoving] = useState<Visit>();
  const [pending, setPending] = useState<string>();
  const [grabbed, setGrabbed] = useState<Visit>();
  const move = useMove();
  const key = boardOf(asked).queryKey;

  // The same object as long as the same hours are drawn, so that nothing is drawn anew without need.
  const { midnight, first, last } = rangeOf(board);
  const range = useMemo(() => ({ midnight, first, last }), [midnight, first, last]);
  const { data: obstacles } = useQuery(obstaclesOf(grabbed, board.date));
  const inTheWay = (drag: Drag) =>
    obstacles && grabbed?.id === drag.visit.id
      ? startsOf(obstacles, drag.technician, drag.visit).find((it) => it.at === drag.start)?.obstacle
      : undefined;

  const send = async (visit: Visit, start: number, technician: string, back: boolean) => {
    setPending(visit.id);
    await client.cancelQueries({ queryKey: ['board'] });
    const before = client.getQueryData<Board>(key);
    client.setQueryData<Board>(key, (old) => old && moved(old, visit, start, technician));
    try {
      const saved = await move.mutateAsync({ visit, start: new Date(start).toISOString(), technician });
      const text = t.moved(saved.contact.name, format.time(saved.start), saved.technician.name);
      toast(
        'done',
        text,
        back
          ? undefined
          : {
              label: t.undo,
              run: () => send(saved, Date.parse(visit.start), visit.technician.id, true),
            },
      );
    } catch (error) {
      client.setQueryData(key, before);
      toast('problem', isStale(error) ? v.stale : t.refusedLong(problemText(problems, error)), {
        label: t.other,
        run: () => setMoving(isStale(error) ? (error.problem.present as Visit) : visit),
      });
      client.invalidateQueries({ queryKey: ['board'] });
    } finally {
      setPending(undefined);
    }
  };

  const onDrop = (drag: Drag) => {
    const obstacle = inTheWay(drag);
    if (obstacle) {
      toast('problem', t.refused(reasons[obstacle]), { label: t.other, run: () => setMoving(drag.visit) });
    } else {
      send(drag.visit, drag.start, drag.technician, false);
    }
  };
  const latest = useRef(onDrop);
  latest.current = onDrop;
  const drop = useCallback((drag: Drag) => latest.current(drag), []);
  const { drag, begin, endsDrag } = useDrag({
    range,
    step: shop.policy.slotStepMinutes,
    scroller,
    onBegin: setGrabbed,
    onDrop: drop,
  });
  // A second move of a job whose first is under way is not begun.
  const onPointerDown = useCallback<typeof begin>(
    (event, visit) => {
      if (pending !== visit.id) {
        begin(event, visit);
      }
    },
    [begin, pending],
  );

  const isToday = board.date === dateIn(now, board.timeZone);
  const columns = board.technicians.filter((it) => it.active || it.stops.length > 0);
  return (
    <>
      <section
        ref={scroller}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
        tabIndex={0}
        aria-label={t.title}
        className="card relative flex max-h-[calc(100dvh-17.5rem)] min-h-80 snap-x scroll-pl-16 overflow-auto overscroll-contain wide:max-h-[calc(100dvh-9.5rem)]"
      >
        <div className="sticky left-0 z-30 w-16 shrink-0 border-r border-line bg-card">
          <div className="sticky top-0 z-10 h-14 border-b border-line bg-card" />
          <div className="relative" style={{ height: heightOf(range) }}>
            {hoursOf(range).map((hour, index) => (
              <span
                key={hour}
                className="absolute right-1.5 -translate-y-1/2 text-xs text-soft"
                style={{ top: index === 0 ? 10 : topOf(hour, range) }}
              >
                {format.hour(hour)}
              </span>
            ))}
          </div>
        </div>
        {isToday && topOf(now, range) > 0 && topOf(now, range) < heightOf(range) && (
          <div
            aria-hidden="true"
            className="pointer-events-none absolute right-0 left-0 z-20 border-t-2 border-danger"
            style={{ top: 56 + topOf(now, range), width: 64 + columns.length * 280 }}
          />
        )}
        {columns.map((it) => (
          <BoardColumn
            key={it.id}
            column={it}
            range={range}
            pending={pending}
            dragged={drag?.visit.id}
            onPointerDown={onPointerDown}
            endsDrag={endsDrag}
            onMove={setMoving}
          />
        ))}
      </section>
      {drag && <DragGhost drag={drag} range={range} obstacle={inTheWay(drag)} />}
      {moving && <MoveDialog visit={moving} onClose={() => setMoving(undefined)} />}
    </>
  );
}
