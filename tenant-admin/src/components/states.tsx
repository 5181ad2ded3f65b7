import { CloudOff, Lock, type LucideIcon, SearchX, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { OfflineError, ProblemError } from '@/api/problem';
import { frameTexts } from '@/lib/frame-texts';
import { useTexts } from '@/lib/language';
import { Button } from './button';
import { problemText, problemTexts } from './problem-text';

interface Props {
  icon: LucideIcon;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
  /** Instead of a page rather than on one: its title is the page's. */
  whole?: boolean | undefined;
}

/** What stands where a list or a page would: nothing there, not allowed, went wrong. */
export function Notice({ icon: Icon, title, children, action, whole }: Props) {
  const Heading = whole ? 'h1' : 'h2';
  return (
    <div className="mx-auto flex max-w-md flex-col items-center gap-2 px-4 py-12 text-center">
      <span className="mb-1 grid size-12 place-items-center rounded-full bg-sunken text-soft">
        <Icon aria-hidden="true" className="size-6" />
      </span>
      <Heading className="text-lg font-semibold">{title}</Heading>
      {children && <p className="text-soft">{children}</p>}
      {action && <div className="mt-3">{action}</div>}
    </div>
  );
}

interface FailureProps {
  error: unknown;
  retry?: (() => void) | undefined;
  whole?: boolean | undefined;
}

/** Says why something could not be shown, each cause in its own words. */
export function Failure({ error, retry, whole }: FailureProps) {
  const t = useTexts(frameTexts);
  const problems = useTexts(problemTexts);
  const again = retry && <Button label={t.tryAgain} onClick={retry} look="primary" />;
  if (error instanceof OfflineError) {
    return (
      <Notice whole={whole} icon={CloudOff} title={t.offlineTitle} action={again}>
        {t.offlineText}
      </Notice>
    );
  }
  if (error instanceof ProblemError && error.status === 403) {
    return (
      <Notice whole={whole} icon={Lock} title={t.forbiddenTitle}>
        {t.forbiddenText}
      </Notice>
    );
  }
  if (error instanceof ProblemError && error.status === 404) {
    return (
      <Notice whole={whole} icon={SearchX} title={t.missingTitle}>
        {t.missingText}
      </Notice>
    );
  }
  const number = error instanceof ProblemError ? error.problem.requestId : undefined;
  return (
    <div role="alert">
      <Notice whole={whole} icon={TriangleAlert} title={t.failedTitle} action={again}>
        {problemText(problems, error)}
        {number && <span className="mt-2 block text-sm">{t.requestNumber(number)}</span>}
      </Notice>
    </div>
  );
}

/** The shape of what is coming, so that nothing jumps when it is there. */
export function Skeleton({ rows = 4, height = 'h-20' }: { rows?: number; height?: string }) {
  const t = useTexts(frameTexts);
  return (
    <div role="status" className="grid gap-3">
      <span className="sr-only">{t.loading}</span>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are all the same
        <div key={row} aria-hidden="true" className={`pulse rounded-lg bg-sunken ${height}`} />
      ))}
    </div>
  );
}
