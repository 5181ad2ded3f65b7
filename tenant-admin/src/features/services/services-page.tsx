import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { ArrowDownUp, ListChecks, Plus } from 'lucide-react';
import { useState } from 'react';
import { api, data } from '@/api/client';
import type { Service } from '@/api/types';
import { Button } from '@/components/button';
import { Choices } from '@/components/choices';
import { TextField } from '@/components/field';
import { Page } from '@/components/page';
import { Notice } from '@/components/states';
import { useFormats } from '@/lib/format';
import { useTexts } from '@/lib/language';
import { OrderDialog } from './order-dialog';
import { ServiceDialog } from './service-dialog';
import { servicesTexts } from './services-texts';

const route = getRouteApi('/services');

const menu = queryOptions({
  queryKey: ['services', 'menu'],
  queryFn: () => data(api.GET('/api/v1/services', { params: { query: { limit: '200' } } })),
});

/** The shop's menu, by category and in the order in which customers see it. */
export function ServicesPage() {
  const t = useTexts(servicesTexts);
  const { q = '', shown = 'offered' } = route.useSearch();
  const navigate = route.useNavigate();
  const { data: list } = useSuspenseQuery(menu);
  const [opened, setOpened] = useState<Service | 'new' | 'order'>();
  const wanted = q.trim().toLocaleLowerCase();
  const matching = list.items.filter(
    (it) =>
      it.active === (shown === 'offered') &&
      [it.name, it.code, it.category, ...it.keywords].some((text) => text.toLocaleLowerCase().includes(wanted)),
  );
  const categories = [...new Set(matching.map((it) => it.category))];
  return (
    <Page
      title={t.title}
      width="column"
      actions={
        <>
          <Button icon={ArrowDownUp} label={t.reorder} onClick={() => setOpened('order')} />
          <Button look="primary" icon={Plus} label={t.add} onClick={() => setOpened('new')} />
        </>
      }
    >
      <div className="mb-4 flex flex-wrap items-end gap-3">
        <TextField
          type="search"
          label={t.find}
          hideLabel
          placeholder={t.find}
          className="min-w-48 flex-1"
          value={q}
          onChange={(event) =>
            navigate({ search: (old) => ({ ...old, q: event.target.value || undefined }), replace: true })
          }
        />
        <Choices
          label={t.shown}
          hideLabel
          value={shown}
          onChange={(it) =>
            navigate({ search: (old) => ({ ...old, shown: it === 'retired' ? it : undefined }), replace: true })
          }
          options={[
            ['offered', t.offered],
            ['retired', t.retired],
          ]}
        />
      </div>
      {matching.length === 0 ? (
        <div className="card">
          <Notice icon={ListChecks} title={t.emptyTitle}>
            {wanted ? t.nothing : t.emptyText}
          </Notice>
        </div>
      ) : (
        categories.map((category) => (
          <section key={category} className="mb-5">
            <h2 className="mb-1.5 text-sm font-semibold text-soft">{category}</h2>
            <ul className="card divide-y divide-line overflow-hidden">
              {matching
                .filter((it) => it.category === category)
                .map((it) => (
                  <Row key={it.id} service={it} menu={list.items} onOpen={() => setOpened(it)} />
                ))}
            </ul>
          </section>
        ))
      )}
      {opened === 'order' && <OrderDialog services={list.items} onClose={() => setOpened(undefined)} />}
      {opened && opened !== 'order' && (
        <ServiceDialog
          service={opened === 'new' ? undefined : opened}
          menu={list.items}
          onClose={() => setOpened(undefined)}
        />
      )}
    </Page>
  );
}

function Row({ service, menu: all, onOpen }: { service: Service; menu: Service[]; onOpen: () => void }) {
  const t = useTexts(servicesTexts);
  const format = useFormats();
  const successor = all.find((it) => it.id === service.replacedBy);
  return (
    <li>
      <button
        type="button"
        onClick={onOpen}
        className="flex min-h-14 w-full flex-wrap items-center gap-x-4 gap-y-0.5 px-4 py-2 text-left hover:bg-sunken"
      >
        <span className="min-w-0 flex-1">
          <span className="block font-medium">{service.name}</span>
          <span className="text-sm text-soft">
            {[
              format.minutes(service.durationMinutes),
              t.level(service.skill),
              successor && t.replacedBy(successor.name),
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </span>
        <span className="font-semibold whitespace-nowrap">{format.money(service.price)}</span>
      </button>
    </li>
  );
}
