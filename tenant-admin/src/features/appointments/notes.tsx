import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useEffect, useState } from 'react';
import { api, data, seen } from '@/api/client';
import { isStale } from '@/api/problem';
import type { Visit } from '@/api/types';
import { Button } from '@/components/button';
import { TextArea } from '@/components/field';
import { problemText, problemTexts } from '@/components/problem-text';
import { toast } from '@/components/toast';
import { frameTexts } from '@/lib/frame-texts';
import { useTexts } from '@/lib/language';
import { keepVisit } from '@/visit/use-transition';
import { Conflict } from './conflict';
import { drawerTexts } from './drawer-texts';

/** What the customer may read, and what only the shop's people do. */
export function Notes({ visit, onDirty }: { visit: Visit; onDirty: (dirty: boolean) => void }) {
  const t = useTexts(drawerTexts);
  const frame = useTexts(frameTexts);
  const problems = useTexts(problemTexts);
  const client = useQueryClient();
  // What was there when the typing began: a change of somebody else meanwhile does not touch what is typed.
  const [seenVisit, setSeenVisit] = useState(visit);
  const [customer, setCustomer] = useState(visit.notes.customer ?? '');
  const [staff, setStaff] = useState(visit.notes.staff ?? '');
  const dirty = customer !== (seenVisit.notes.customer ?? '') || staff !== (seenVisit.notes.staff ?? '');

  useEffect(() => onDirty(dirty), [dirty, onDirty]);
  useEffect(() => () => onDirty(false), [onDirty]);

  const take = (from: Visit) => {
    setSeenVisit(from);
    setCustomer(from.notes.customer ?? '');
    setStaff(from.notes.staff ?? '');
  };
  if (!dirty && seenVisit.version !== visit.version) {
    take(visit);
  }

  const save = useMutation({
    mutationFn: (from: Visit) =>
      data(
        api.PUT('/api/v1/appointments/{id}/notes', {
          params: { path: { id: visit.id }, header: seen(from) },
          body: { customer: customer.trim() || undefined, staff: staff.trim() || undefined },
        }),
      ),
    onSuccess: (saved) => {
      take(saved);
      toast('done', t.notesSaved);
      return keepVisit(client, saved);
    },
    onError: (error) => {
      if (!isStale(error)) {
        toast('problem', problemText(problems, error));
      }
    },
  });
  const present = isStale(save.error) ? (save.error.problem.present as Visit) : undefined;
  // Something else of the appointment was changed: nothing stands against the notes.
  const same =
    present && present.notes.customer === seenVisit.notes.customer && present.notes.staff === seenVisit.notes.staff;
  useEffect(() => {
    if (present && same) {
      save.mutate(present);
    }
  }, [present, same, save.mutate]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(seenVisit);
  };

  return (
    <form onSubmit={submit} className="grid gap-3 border-t border-line pt-4">
      <h3 className="font-semibold">{t.notes}</h3>
      {present && !same && (
        <Conflict
          theirs={`${t.customerNotes}: ${present.notes.customer ?? t.empty}\n${t.staffNotes}: ${present.notes.staff ?? t.empty}`}
          onTheirs={() => {
            save.reset();
            take(present);
            keepVisit(client, present);
          }}
          onMine={() => save.mutate(present)}
        />
      )}
      <TextArea
        label={t.customerNotes}
        hint={t.customerNotesHint}
        rows={2}
        maxLength={2000}
        disabled={!visit.allowed.notes}
        value={customer}
        onChange={(event) => setCustomer(event.target.value)}
      />
      <TextArea
        label={t.staffNotes}
        rows={2}
        maxLength={2000}
        disabled={!visit.allowed.notes}
        value={staff}
        onChange={(event) => setStaff(event.target.value)}
      />
      {dirty && (
        <div className="flex gap-2">
          <Button type="submit" look="primary" label={t.saveNotes} busy={save.isPending} />
          <Button label={frame.cancel} onClick={() => take(visit)} />
        </div>
      )}
    </form>
  );
}
