import { createPortal } from 'react-dom';
import type { Obstacle } from '@/api/types';
import { cx } from '@/components/cx';
import { useFormats } from '@/lib/format';
import { useTexts } from '@/lib/language';
import { minutesBetween } from '@/lib/zoned';
import { obstacleTexts } from '@/visit/obstacle-texts';
import { boardTexts } from './board-texts';
import { type Range, SCALE, topOf } from './layout';
import type { Drag } from './use-drag';

interface Props {
  drag: Drag;
  range: Range;
  obstacle: Obstacle | undefined;
}

/** Where the job would be if it were let go now, and what would be in its way. */
export function DragGhost({ drag, range, obstacle }: Props) {
  const t = useTexts(boardTexts);
  const reasons = useTexts(obstacleTexts);
  const format = useFormats();
  const minutes = minutesBetween(drag.visit.start, drag.visit.end);
  return createPortal(
    <div
      aria-hidden="true"
      data-ghost=""
      style={{ top: topOf(drag.start, range), height: minutes * SCALE - 2 }}
      className={cx(
        'pointer-events-none absolute inset-x-1 z-20 overflow-hidden rounded-md border-2 px-2 py-0.5 text-sm shadow-card',
        obstacle ? 'border-danger bg-danger-soft text-danger' : 'border-accent bg-info-soft text-link',
      )}
    >
      <p className="truncate font-semibold">
        {t.dropHere(format.time(drag.start))} · {drag.visit.contact.name}
      </p>
      {obstacle && <p className="truncate">{reasons[obstacle]}</p>}
    </div>,
    drag.column,
  );
}
