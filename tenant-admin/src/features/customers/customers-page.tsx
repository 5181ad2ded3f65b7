import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { ChevronRight, Search, Star, TriangleAlert, UserPlus, Users } from 'lucide-react';
import { useEffect, useState } from 'react';
import { api, data } from '@/api/client';
import type { CustomerEntry } from '@/api/types';
import { Button } from '@/components/button';
import { Page } from '@/components/page';
import { Failure, Notice, Skeleton } from '@/components/states';
import { useRested } from '@/lib/debounce';
import { phoneText } from '@/lib/format';
import { frameTexts } from '@/lib/frame-texts';
import { useTexts } from '@/lib/language';
import { useMay } from '@/lib/session';
import { CustomerDialog } from './customer-dialog';
import { customersTexts } from './customers-texts';

const route = getRouteApi('/customers');

/** All customers, narrowed down while typing; what is typed is in the address. */
export function CustomersPage() {
  const t = useTexts(customersTexts);
  const frame = useTexts(frameTexts);
  const { q = '' } = route.useSearch();
  const navigate = route.useNavigate();
  const runsDay = useMay('runDay');
  const [typed, setTyped] = useState(q);
  const [adding, setAdding] = useState(false);
  const rested = useRested(typed.trim());
  useEffect(() => {
    navigate({ search: (old) => ({ ...old, q: rested || undefined }), replace: true });
  }, [rested, navigate]);
  const list = useInfiniteQuery({
    queryKey: ['customers', 'list', rested],
    queryFn: ({ pageParam, signal }) =>
      data(api.GET('/api/v1/customers', { params: { query: { q: rested || undefined, cursor: pageParam } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: keepPreviousData,
  });
  const customers = list.data?.pages.flatMap((it) => it.items) ?? [];
  return (
    <Page
      title={t.title}
      width="column"
      actions={runsDay && <Button look="primary" icon={UserPlus} label={t.add} onClick={() => setAdding(true)} />}
    >
      <search className="relative mb-4 block">
        <Search aria-hidden="true" className="absolute top-3.5 left-3.5 size-5 text-soft" />
        <input
          type="search"
          aria-label={t.find}
          placeholder={t.find}
          autoComplete="off"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          className="min-h-12 w-full rounded-md border border-control bg-card pr-3 pl-11"
        />
      </search>
      {list.error ? (
        <Failure error={list.error} retry={list.refetch} />
      ) : list.isPending ? (
        <Skeleton rows={6} height="h-16" />
      ) : customers.length === 0 ? (
        <div className="card">
          {rested ? (
            <Notice icon={Search} title={t.nobodyTitle}>
              {t.nobodyText}
            </Notice>
          ) : (
            <Notice icon={Users} title={t.emptyTitle}>
              {t.emptyText}
            </Notice>
          )}
        </div>
      ) : (
        <>
          <ul className="card divide-y divide-line overflow-hidden">
            {customers.map((it) => (
              <Row key={it.id} customer={it} />
            ))}
          </ul>
          {list.hasNextPage && (
            <p className="mt-4 text-center">
              <Button label={frame.showMore} busy={list.isFetchingNextPage} onClick={() => list.fetchNextPage()} />
            </p>
          )}
        </>
      )}
      {adding && <CustomerDialog customer={undefined} onClose={() => setAdding(false)} />}
    </Page>
  );
}

function Row({ customer }: { customer: CustomerEntry }) {
  const t = useTexts(customersTexts);
  const contact = [customer.phone && phoneText(customer.phone), customer.email].filter(Boolean).join(' · ');
  const cars = customer.vehicles.map((it) => `${it.year} ${it.make} ${it.model}${it.plate ? ` (${it.plate})` : ''}`);
  return (
    <li>
      <Link
        to="/customers/$customer"
        params={{ customer: customer.id }}
        className="flex min-h-16 items-center gap-3 px-4 py-2.5 text-ink no-underline hover:bg-sunken"
      >
        <span className="min-w-0 flex-1">
          <span className="flex flex-wrap items-center gap-x-2">
            <span className="font-semibold">{customer.name}</span>
            {customer.vip && (
              <span className="inline-flex items-center gap-1 text-xs font-semibold text-warning">
                <Star aria-hidden="true" className="size-3.5" />
                {t.vip}
              </span>
            )}
            {customer.alert && (
              <span className="inline-flex items-center gap-1 text-xs font-semibold text-danger">
                <TriangleAlert aria-hidden="true" className="size-3.5" />
                {t.alert}
              </span>
            )}
            {customer.tags.map((it) => (
              <span key={it} className="rounded-full bg-sunken px-2 py-0.5 text-xs text-soft">
                {it}
              </span>
            ))}
          </span>
          <span className="block text-sm text-soft">{contact}</span>
          {cars.length > 0 && <span className="block truncate text-sm text-soft">{cars.join(' · ')}</span>}
        </span>
        <ChevronRight aria-hidden="true" className="size-5 shrink-0 text-soft" />
      </Link>
    </li>
  );
}
