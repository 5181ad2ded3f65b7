import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ChevronRight, UserPlus, UserRoundCog } from 'lucide-react';
import { useState } from 'react';
import { api, data } from '@/api/client';
import { Button } from '@/components/button';
import { Page } from '@/components/page';
import { Notice } from '@/components/states';
import { useTexts } from '@/lib/language';
import { useMay } from '@/lib/session';
import { TechnicianDialog } from './technician-dialog';
import { technicianTexts } from './technicians-texts';

const everybody = queryOptions({
  queryKey: ['technicians', 'all'],
  queryFn: () => data(api.GET('/api/v1/technicians', { params: { query: { limit: '200' } } })),
});

/** Who works for the shop. */
export function TechniciansPage() {
  const t = useTexts(technicianTexts);
  const runsDay = useMay('runDay');
  const { data: list } = useSuspenseQuery(everybody);
  const [adding, setAdding] = useState(false);
  return (
    <Page
      title={t.title}
      width="column"
      actions={runsDay && <Button look="primary" icon={UserPlus} label={t.add} onClick={() => setAdding(true)} />}
    >
      {list.items.length === 0 ? (
        <div className="card">
          <Notice icon={UserRoundCog} title={t.emptyTitle}>
            {t.emptyText}
          </Notice>
        </div>
      ) : (
        <ul className="card divide-y divide-line overflow-hidden">
          {list.items.map((it) => (
            <li key={it.id}>
              <Link
                to="/technicians/$technician"
                params={{ technician: it.id }}
                className="flex min-h-16 items-center gap-3 px-4 py-2.5 text-ink no-underline hover:bg-sunken"
              >
                <span className="min-w-0 flex-1">
                  <span className="block font-semibold">{it.name}</span>
                  <span className="text-sm text-soft">
                    {[t.skill(it.skill), it.senior && t.senior, !it.active && t.inactive].filter(Boolean).join(' · ')}
                  </span>
                </span>
                <ChevronRight aria-hidden="true" className="size-5 shrink-0 text-soft" />
              </Link>
            </li>
          ))}
        </ul>
      )}
      {adding && <TechnicianDialog technician={undefined} onClose={() => setAdding(false)} />}
    </Page>
  );
}
