import { type PointerEvent, type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import type { Visit } from '@/api/types';
import { instantAt, type Range } from './layout';

/** A job on its way over the board. */
export interface Drag {
  visit: Visit;
  technician: string;
  start: number;
  /** The column's place and width on the page, to draw in. */
  column: HTMLElement;
}

interface Options {
  range: Range;
  step: number;
  scroller: RefObject<HTMLElement | null>;
  onBegin: (visit: Visit) => void;
  onDrop: (drag: Drag) => void;
}

const SLOP = 6;
const HOLD = 320;
const EDGE = 48;

/**
 * Dragging with a pointer: a mouse begins by moving, a finger by resting first, because moving at once scrolls. Escape ends it.
 */
export function useDrag({ range, step, scroller, onBegin, onDrop }: Options) {
  const [drag, setDrag] = useState<Drag>();
  const stop = useRef<() => void>(undefined);
  const current = useRef<Drag>(undefined);
  const ended = useRef(-Infinity);
  useEffect(() => () => stop.current?.(), []);

  const begin = useCallback(
    (event: PointerEvent<HTMLElement>, visit: Visit) => {
      if (event.button !== 0 || !visit.allowed.move) {
        return;
      }
      const card = event.currentTarget;
      const touch = event.pointerType !== 'mouse';
      const from = { x: event.clientX, y: event.clientY };
      const grabbed = event.clientY - card.getBoundingClientRect().top;
      let active = false;
      let pointer = from;

      const place = () => {
        const columns = [...(scroller.current?.querySelectorAll<HTMLElement>('[data-technician]') ?? [])];
        const column = columns.find((it) => {
          const { left, right } = it.getBoundingClientRect();
          return pointer.x >= left && pointer.x < right;
        });
        if (column?.dataset.technician) {
          const top = pointer.y - grabbed - column.getBoundingClientRect().top;
          const start = instantAt(top, step, range);
          const last = current.current;
          if (last?.start !== start || last.column !== column) {
            current.current = { visit, technician: column.dataset.technician, start, column };
            setDrag(current.current);
          }
        }
      };
      const activate = () => {
        active = true;
        onBegin(visit);
        card.setPointerCapture?.(event.pointerId);
        document.documentElement.style.userSelect = 'none';
        navigator.vibrate?.(15);
        place();
      };
      const timer = touch ? setTimeout(activate, HOLD) : undefined;
      const scroll = setInterval(() => {
        const box = scroller.current;
        if (!active || !box) {
          return;
        }
        const { left, right } = box.getBoundingClientRect();
        const sideways = pointer.x < left + EDGE ? -1 : pointer.x > right - EDGE ? 1 : 0;
        const down = pointer.y < EDGE * 2 ? -1 : pointer.y > innerHeight - EDGE * 2 ? 1 : 0;
        if (sideways !== 0 || down !== 0) {
          box.scrollBy({ left: sideways * 10 });
          window.scrollBy({ top: down * 8 });
          place();
        }
      }, 16);

      const onMove = (move: globalThis.PointerEvent) => {
        pointer = { x: move.clientX, y: move.clientY };
        const far = Math.hypot(pointer.x - from.x, pointer.y - from.y) > SLOP;
        if (active) {
          place();
        } else if (far && touch) {
          end();
        } else if (far) {
          activate();
        }
      };
      const onUp = () => {
        const dropped = active ? current.current : undefined;
        if (active) {
          ended.current = performance.now();
        }
        end();
        if (dropped && (dropped.start !== Date.parse(visit.start) || dropped.technician !== visit.technician.id)) {
          onDrop(dropped);
        }
      };
      const onKey = (key: KeyboardEvent) => {
        if (key.key === 'Escape') {
          end();
        }
      };
      // A finger that drags does not scroll.
      const onTouch = (move: TouchEvent) => {
        if (active) {
          move.preventDefault();
        }
      };
      const end = () => {
        clearTimeout(timer);
        clearInterval(scroll);
        document.removeEventListener('pointermove', onMove);
        document.removeEventListener('pointerup', onUp);
        document.removeEventListener('pointercancel', end);
        document.removeEventListener('keydown', onKey, true);
        document.removeEventListener('touchmove', onTouch);
        document.documentElement.style.userSelect = '';
        current.current = undefined;
        stop.current = undefined;
        setDrag(undefined);
      };
      stop.current?.();
      stop.current = end;
      document.addEventListener('pointermove', onMove);
      document.addEventListener('pointerup', onUp);
      document.addEventListener('pointercancel', end);
      document.addEventListener('keydown', onKey, true);
      document.addEventListener('touchmove', onTouch, { passive: false });
    },
    [range, step, scroller, onBegin, onDrop],
  );

  /** Whether a press is only the end of a drag, which opens nothing. */
  const endsDrag = useCallback(() => performance.now() - ended.current < 80, []);

  return { drag, begin, endsDrag };
}
