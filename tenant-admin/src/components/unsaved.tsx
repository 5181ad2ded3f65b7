import { useBlocker } from '@tanstack/react-router';
import { frameTexts } from '@/lib/frame-texts';
import { useTexts } from '@/lib/language';
import { Button } from './button';
import { Dialog } from './dialog';

/** Asks before something that was changed and not saved is left. */
export function UnsavedGuard({ dirty }: { dirty: boolean }) {
  const t = useTexts(frameTexts);
  const blocker = useBlocker({
    shouldBlockFn: () => dirty,
    enableBeforeUnload: () => dirty,
    withResolver: true,
  });
  if (blocker.status !== 'blocked') {
    return null;
  }
  return (
    <Dialog
      open
      onClose={blocker.reset}
      title={t.unsavedTitle}
      footer={
        <>
          <Button look="danger" label={t.discard} onClick={blocker.proceed} />
          <Button look="primary" label={t.keepEditing} onClick={blocker.reset} />
        </>
      }
    >
      <p>{t.unsavedText}</p>
    </Dialog>
  );
}
