import { ArrowLeftRight, CircleX, Undo2, UserX } from 'lucide-react';
import { useState } from 'react';
import type { Visit, VisitStatus } from '@/api/types';
import { Button } from '@/components/button';
import { Dialog } from '@/components/dialog';
import { TextField } from '@/components/field';
import { statusTexts } from '@/components/status';
import { useTexts } from '@/lib/language';
import { useTransition, usualStep } from '@/visit/use-transition';
import { visitTexts } from '@/visit/visit-texts';
import { drawerTexts } from './drawer-texts';

const ENDS: VisitStatus[] = ['CANCELLED', 'NO_SHOW'];

interface Asked {
  status: VisitStatus;
  correction: boolean;
}

/** All steps that the server allows: the usual one first, what ends it and what goes back behind a question. */
export function Steps({ visit, onMove }: { visit: Visit; onMove: (() => void) | undefined }) {
  const t = useTexts(drawerTexts);
  const v = useTexts(visitTexts);
  const states = useTexts(statusTexts);
  const transition = useTransition();
  const [asked, setAsked] = useState<Asked>();
  const usual = usualStep(visit);
  const others = visit.allowed.status.filter((it) => it !== usual && !ENDS.includes(it));
  const ends = visit.allowed.status.filter((it) => ENDS.includes(it));
  return (
    <div className="flex flex-wrap gap-2">
      {usual && (
        <Button
          look="primary"
          label={v.step[usual]}
          busy={transition.isPending}
          onClick={() => transition.mutate({ visit, status: usual })}
          className="min-w-36"
        />
      )}
      {onMove && <Button icon={ArrowLeftRight} label={t.move} aria-keyshortcuts="m" onClick={onMove} />}
      {others.map((it) => (
        <Button
          key={it}
          label={v.step[it]}
          disabled={transition.isPending}
          onClick={() => transition.mutate({ visit, status: it })}
        />
      ))}
      {visit.allowed.corrections.map((it) => (
        <Button
          key={it}
          icon={Undo2}
          label={t.back(states[it])}
          disabled={transition.isPending}
          onClick={() => setAsked({ status: it, correction: true })}
        />
      ))}
      {ends.map((it) => (
        <Button
          key={it}
          look="danger"
          icon={it === 'CANCELLED' ? CircleX : UserX}
          label={v.step[it]}
          disabled={transition.isPending}
          onClick={() => setAsked({ status: it, correction: false })}
        />
      ))}
      {asked && (
        <ReasonDialog
          asked={asked}
          onClose={() => setAsked(undefined)}
          onGiven={(reason) => {
            setAsked(undefined);
            transition.mutate({
              visit,
              status: asked.status,
              ...(asked.correction ? { correction: reason } : { reason: reason || undefined }),
            });
          }}
        />
      )}
    </div>
  );
}

interface ReasonProps {
  asked: Asked;
  onGiven: (reason: string) => void;
  onClose: () => void;
}

function ReasonDialog({ asked, onGiven, onClose }: ReasonProps) {
  const t = useTexts(drawerTexts);
  const v = useTexts(visitTexts);
  const states = useTexts(statusTexts);
  const [reason, setReason] = useState('');
  const { status, correction } = asked;
  const title = correction ? t.back(states[status]) : status === 'CANCELLED' ? t.cancelTitle : t.noShowTitle;
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      description={correction ? undefined : status === 'CANCELLED' ? t.cancelText : t.noShowText}
      footer={
        <>
          <Button label={t.keep} onClick={onClose} />
          <Button
            look={correction ? 'primary' : 'danger'}
            label={correction ? t.back(states[status]) : v.step[status]}
            disabled={correction && reason.trim() === ''}
            onClick={() => onGiven(reason.trim())}
          />
        </>
      }
    >
      <TextField
        label={correction ? t.reason : `${t.reason} (${t.optional})`}
        hint={t.reasonHint}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </Dialog>
  );
}
