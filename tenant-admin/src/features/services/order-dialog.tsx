import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { useState } from 'react';
import { api, data, seen } from '@/api/client';
import { isStale } from '@/api/problem';
import type { Service } from '@/api/types';
import { Button } from '@/components/button';
import { Dialog } from '@/components/dialog';
import { problemText, problemTexts } from '@/components/problem-text';
import { Failure, Skeleton } from '@/components/states';
import { toast } from '@/components/toast';
import { frameTexts } from '@/lib/frame-texts';
import { useTexts } from '@/lib/language';
import { servicesTexts } from './services-texts';

const orderOfMenu = queryOptions({
  queryKey: ['services', 'order'],
  queryFn: () => data(api.GET('/api/v1/services/order')),
});

/** The menu's order, changed step by step, which works with every device. */
export function OrderDialog({ services, onClose }: { services: Service[]; onClose: () => void }) {
  const t = useTexts(servicesTexts);
  const frame = useTexts(frameTexts);
  const problems = useTexts(problemTexts);
  const client = useQueryClient();
  const { data: order, error, refetch } = useQuery(orderOfMenu);
  const [changed, setChanged] = useState<string[]>();
  const items = changed ?? order?.items ?? [];
  const visible = items.flatMap((id) => services.find((it) => it.id === id && it.active) ?? []);
  const swap = (a: Service | undefined, b: Service | undefined) => {
    if (a && b) {
      setChanged(items.map((it) => (it === a.id ? b.id : it === b.id ? a.id : it)));
    }
  };
  const save = useMutation({
    mutationFn: () =>
      data(
        api.PUT('/api/v1/services/order', {
          params: { header: seen({ version: order?.version ?? 0 }) },
          body: { items },
        }),
      ),
    onSuccess: () => {
      toast('done', t.ordered);
      onClose();
      return client.invalidateQueries({ queryKey: ['services'] });
    },
    onError: (failure) => {
      if (isStale(failure)) {
        setChanged(undefined);
        client.invalidateQueries({ queryKey: ['services'] });
      }
      toast('problem', isStale(failure) ? t.stale : problemText(problems, failure));
    },
  });
  return (
    <Dialog
      open
      onClose={onClose}
      title={t.reorder}
      footer={
        <>
          <Button label={frame.cancel} onClick={onClose} />
          <Button
            look="primary"
            label={frame.save}
            disabled={!changed}
            busy={save.isPending}
            onClick={() => save.mutate()}
          />
        </>
      }
    >
      {error ? (
        <Failure error={error} retry={refetch} />
      ) : order === undefined ? (
        <Skeleton rows={6} height="h-11" />
      ) : (
        <ol className="divide-y divide-line">
          {visible.map((it, index) => (
            <li key={it.id} className="flex items-center gap-1">
              <span className="min-w-0 flex-1">{it.name}</span>
              <Button
                iconOnly
                look="plain"
                icon={ArrowUp}
                label={t.up(it.name)}
                disabled={index === 0}
                onClick={() => swap(it, visible[index - 1])}
              />
              <Button
                iconOnly
                look="plain"
                icon={ArrowDown}
                label={t.down(it.name)}
                disabled={index === visible.length - 1}
                onClick={() => swap(it, visible[index + 1])}
              />
            </li>
          ))}
        </ol>
      )}
    </Dialog>
  );
}
