import { GitCompareArrows } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '@/components/button';
import { useTexts } from '@/lib/language';
import { drawerTexts } from './drawer-texts';

interface Props {
  theirs: ReactNode;
  onTheirs: () => void;
  onMine: () => void;
}

/** Two people changed the same thing: shows what the other has, and asks. */
export function Conflict({ theirs, onTheirs, onMine }: Props) {
  const t = useTexts(drawerTexts);
  return (
    <div role="alert" className="rounded-md border border-line bg-warning-soft p-3">
      <p className="flex items-center gap-2 font-semibold text-warning">
        <GitCompareArrows aria-hidden="true" className="size-5" />
        {t.conflictTitle}
      </p>
      <p className="mt-1 text-sm">{t.conflictText}</p>
      <div className="my-2 rounded-md bg-card p-3 text-sm whitespace-pre-wrap">{theirs}</div>
      <div className="flex flex-wrap gap-2">
        <Button label={t.theirs} onClick={onTheirs} />
        <Button label={t.mine} onClick={onMine} />
      </div>
    </div>
  );
}
