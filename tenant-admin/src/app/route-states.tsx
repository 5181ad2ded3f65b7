import { useQueryErrorResetBoundary } from '@tanstack/react-query';
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { SearchX } from 'lucide-react';
import { useEffect } from 'react';
import { OfflineError, ProblemError } from '@/api/problem';
import { Button } from '@/components/button';
import { Failure, Notice, Skeleton } from '@/components/states';
import { frameTexts } from '@/lib/frame-texts';
import { useTexts } from '@/lib/language';

export function Loading() {
  return (
    <div className="mx-auto w-full max-w-6xl px-4 pt-6 wide:px-8">
      <Skeleton />
    </div>
  );
}

export function Missing() {
  const t = useTexts(frameTexts);
  return (
    <Notice whole icon={SearchX} title={t.missingTitle}>
      {t.missingText}
    </Notice>
  );
}

/** A page that could not be shown: for a reason that the server gave, or by a mistake of ours. */
export function Broken({ error, reset }: ErrorComponentProps) {
  const t = useTexts(frameTexts);
  const router = useRouter();
  const queries = useQueryErrorResetBoundary();
  useEffect(() => queries.reset(), [queries]);
  const retry = () => {
    reset();
    router.invalidate();
  };
  useEffect(() => {
    if (error instanceof OfflineError) {
      window.addEventListener('online', retry);
      return () => window.removeEventListener('online', retry);
    }
    return undefined;
  });
  if (error instanceof OfflineError || error instanceof ProblemError) {
    return <Failure whole error={error} retry={retry} />;
  }
  return (
    <div role="alert">
      <Notice
        whole
        icon={SearchX}
        title={t.crashedTitle}
        action={<Button look="primary" label={t.reload} onClick={() => location.reload()} />}
      >
        {t.crashedText}
      </Notice>
    </div>
  );
}
