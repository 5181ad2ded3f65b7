import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { api, data, seen } from '@/api/client';
import { customersLike } from '@/api/queries';
import type { CustomerEntry, CustomerFile } from '@/api/types';
import { Button } from '@/components/button';
import { Dialog } from '@/components/dialog';
import { TextField } from '@/components/field';
import { problemText, problemTexts } from '@/components/problem-text';
import { toast } from '@/components/toast';
import { useRested } from '@/lib/debounce';
import { phoneText } from '@/lib/format';
import { useTexts } from '@/lib/language';
import { customersTexts } from './customers-texts';

/** Two files of the same person become one. */
export function MergeDialog({ customer, onClose }: { customer: CustomerFile; onClose: () => void }) {
  const t = useTexts(customersTexts);
  const problems = useTexts(problemTexts);
  const client = useQueryClient();
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const q = useRested(typed.trim());
  const { data: found } = useQuery({ ...customersLike(q), enabled: q.length >= 2 });
  const others = q.length >= 2 ? (found?.items.filter((it) => it.id !== customer.id) ?? []) : [];
  const merge = useMutation({
    mutationFn: (duplicate: CustomerEntry) =>
      data(
        api.POST('/api/v1/customers/{customer}/merge', {
          params: { path: { customer: customer.id }, header: seen(customer) },
          body: { duplicate: duplicate.id, duplicateVersion: duplicate.version },
        }),
      ),
    onSuccess: (merged) => {
      client.setQueryData(['customer', merged.id], merged);
      client.invalidateQueries({ queryKey: ['customers'] });
      toast('done', t.merged);
      onClose();
    },
    onError: () => {
      client.invalidateQueries({ queryKey: ['customer', customer.id] });
      client.invalidateQueries({ queryKey: ['customers'] });
    },
  });
  return (
    <Dialog open onClose={onClose} title={`${t.merge} ${customer.name}`} description={t.mergeText} first={field}>
      <div className="grid gap-3">
        <TextField
          ref={field}
          label={t.mergeFind}
          autoComplete="off"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        {merge.error && (
          <p role="alert" className="rounded-md bg-danger-soft p-3 text-danger">
            {problemText(problems, merge.error)}
          </p>
        )}
        <ul className="grid gap-2">
          {others.map((it) => (
            <li key={it.id} className="flex flex-wrap items-center gap-2">
              <span className="min-w-0 flex-1">
                {it.name}
                <span className="block text-sm text-soft">{it.phone && phoneText(it.phone)}</span>
              </span>
              <Button
                look="danger"
                label={t.mergeWith(it.name)}
                busy={merge.isPending}
                onClick={() => merge.mutate(it)}
              />
            </li>
          ))}
        </ul>
      </div>
    </Dialog>
  );
}
