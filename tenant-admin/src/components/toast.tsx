import { CircleCheck, TriangleAlert, X } from 'lucide-react';
import { useEffect, useSyncExternalStore } from 'react';
import { frameTexts } from '@/lib/frame-texts';
import { useTexts } from '@/lib/language';
import { cx } from './cx';

interface Toast {
  id: number;
  tone: 'done' | 'problem';
  text: string;
  action?: { label: string; run: () => void } | undefined;
}

const SECONDS = { done: 6, problem: 12 };

let toasts: Toast[] = [];
let last = 0;
const listeners = new Set<() => void>();

function set(next: Toast[]): void {
  toasts = next;
  for (const listener of listeners) {
    listener();
  }
}

/** Says what has happened, and perhaps how to take it back. The last three stay. */
export function toast(tone: Toast['tone'], text: string, action?: Toast['action']): void {
  last += 1;
  set([...toasts, { id: last, tone, text, action }].slice(-3));
}

const dismiss = (id: number) => set(toasts.filter((it) => it.id !== id));

/** Where toasts are shown and read aloud. */
export function Toasts() {
  const shown = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => toasts,
  );
  return (
    <div
      role="status"
      aria-live="polite"
      className="pointer-events-none fixed inset-x-3 bottom-20 z-50 flex flex-col items-center gap-2 wide:inset-x-auto wide:right-6 wide:bottom-6 wide:items-end"
    >
      {shown.map((it) => (
        <Shown key={it.id} {...it} />
      ))}
    </div>
  );
}

function Shown({ id, tone, text, action }: Toast) {
  const t = useTexts(frameTexts);
  useEffect(() => {
    const timer = setTimeout(() => dismiss(id), SECONDS[tone] * 1000);
    return () => clearTimeout(timer);
  }, [id, tone]);
  const Icon = tone === 'done' ? CircleCheck : TriangleAlert;
  return (
    <div className="appear pointer-events-auto flex w-full max-w-md items-center gap-3 rounded-lg border border-line bg-card py-1.5 pr-1.5 pl-4 shadow-card">
      <Icon aria-hidden="true" className={cx('size-5 shrink-0', tone === 'done' ? 'text-success' : 'text-danger')} />
      <p className="min-w-0 flex-1 py-1.5 text-sm">{text}</p>
      {action && (
        <button
          type="button"
          className="min-h-11 rounded-md px-3 font-semibold text-link hover:bg-sunken"
          onClick={() => {
            dismiss(id);
            action.run();
          }}
        >
          {action.label}
        </button>
      )}
      <button
        type="button"
        aria-label={t.dismiss}
        className="grid size-11 place-items-center rounded-md text-soft hover:bg-sunken"
        onClick={() => dismiss(id)}
      >
        <X aria-hidden="true" className="size-4" />
      </button>
    </div>
  );
}
