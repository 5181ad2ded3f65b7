import { type ReactNode, useEffect } from 'react';
import { cx } from './cx';

interface Props {
  title: string;
  /** What stands below the title. */
  lead?: ReactNode;
  actions?: ReactNode;
  /** How wide the content gets: a column to read, or all there is. */
  width?: 'column' | 'wide' | 'full';
  children: ReactNode;
}

const WIDTHS = { column: 'max-w-3xl', wide: 'max-w-6xl', full: '' };

/** A page: its title in the browser and on top, what can be done, and the content. */
export function Page({ title, lead, actions, width = 'wide', children }: Props) {
  useEffect(() => {
    document.title = `${title} · Wrenchtime`;
  }, [title]);
  return (
    <div className={cx('mx-auto w-full px-4 pt-5 pb-8 wide:px-8 wide:pt-7', WIDTHS[width])}>
      <header className="mb-4 flex flex-wrap items-start justify-between gap-x-4 gap-y-3">
        <div className="min-w-0">
          <h1 className="text-2xl font-bold tracking-tight" tabIndex={-1}>
            {title}
          </h1>
          {lead && <div className="mt-0.5 text-soft">{lead}</div>}
        </div>
        {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
      </header>
      {children}
    </div>
  );
}
