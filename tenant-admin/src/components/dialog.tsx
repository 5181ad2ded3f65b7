import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import type { ReactNode, RefObject } from 'react';
import { frameTexts } from '@/lib/frame-texts';
import { useTexts } from '@/lib/language';
import { cx } from './cx';

interface Props {
  open: boolean;
  onClose: () => void;
  title: string;
  description?: string | undefined;
  /** A dialog in the middle, or a drawer at the side; on phones both come from below, the drawer over the whole page. */
  kind?: 'dialog' | 'drawer';
  width?: string;
  /** What has the focus first. */
  first?: RefObject<HTMLElement | null>;
  /** Beside the title. */
  actions?: ReactNode;
  footer?: ReactNode;
  children: ReactNode;
}

const KINDS = {
  dialog:
    'inset-x-0 bottom-0 max-h-[92dvh] rounded-t-lg sm:inset-auto sm:top-[12dvh] sm:left-1/2 sm:max-h-[76dvh] sm:-translate-x-1/2 sm:rounded-lg w-full',
  drawer: 'inset-0 sm:left-auto sm:border-l w-full',
};

/** On top of the page: keeps the focus inside, ends with Escape, and gives the focus back. */
export function Dialog(props: Props) {
  const { open, onClose, title, description, kind = 'dialog', first, actions, footer, children } = props;
  const width = props.width ?? (kind === 'drawer' ? 'sm:max-w-xl' : 'sm:max-w-lg');
  const t = useTexts(frameTexts);
  return (
    <Base.Root open={open} onOpenChange={(now) => now || onClose()}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-scrim" />
        <Base.Popup
          {...(first ? { initialFocus: first } : {})}
          className={cx('appear fixed z-40 flex flex-col border-line bg-card shadow-card', KINDS[kind], width)}
        >
          <header className="flex items-center gap-2 border-b border-line py-2 pr-2 pl-4 sm:pl-6">
            <div className="min-w-0 flex-1">
              <Base.Title className="text-lg font-semibold">{title}</Base.Title>
              {description && <Base.Description className="text-sm text-soft">{description}</Base.Description>}
            </div>
            {actions}
            <Base.Close
              aria-label={t.close}
              className="grid size-11 shrink-0 place-items-center rounded-md text-soft hover:bg-sunken"
            >
              <X aria-hidden="true" className="size-5" />
            </Base.Close>
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-4 py-4 sm:px-6">{children}</div>
          {footer && (
            <footer className="flex flex-wrap justify-end gap-2 border-t border-line px-4 py-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] sm:px-6">
              {footer}
            </footer>
          )}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
