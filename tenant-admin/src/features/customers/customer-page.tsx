import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Mail, Merge, Pencil, Phone, Star, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import type { CustomerFile, VisitStatus } from '@/api/types';
import { Button, ExternalButton } from '@/components/button';
import { Page } from '@/components/page';
import { StatusTag } from '@/components/status';
import { phoneText, useFormats } from '@/lib/format';
import { useTexts } from '@/lib/language';
import { useMay } from '@/lib/session';
import { Cars } from './cars';
import { CustomerDialog } from './customer-dialog';
import { customerFile } from './customer-queries';
import { customersTexts } from './customers-texts';
import { MergeDialog } from './merge-dialog';

const route = getRouteApi('/customers/$customer');

/** All that the shop knows about a customer. */
export function CustomerPage() {
  const t = useTexts(customersTexts);
  const format = useFormats();
  const { customer: id } = route.useParams();
  const runsDay = useMay('runDay');
  const { data: customer } = useSuspenseQuery(customerFile(id));
  const [opened, setOpened] = useState<'edit' | 'merge'>();
  return (
    <Page
      title={customer.name}
      width="column"
      lead={t.since(format.date(customer.createdAt))}
      actions={
        runsDay && (
          <>
            <Button icon={Pencil} label={t.edit} onClick={() => setOpened('edit')} />
            <Button icon={Merge} label={t.merge} onClick={() => setOpened('merge')} />
          </>
        )
      }
    >
      <div className="grid gap-4">
        {customer.alert && customer.notes && (
          <p className="flex items-start gap-2 rounded-lg bg-warning-soft p-4 font-medium text-warning">
            <TriangleAlert aria-hidden="true" className="mt-0.5 size-5 shrink-0" />
            {customer.notes}
          </p>
        )}
        <About customer={customer} />
        <Cars customer={customer} />
        <Visits customer={customer} />
      </div>
      {opened === 'edit' && <CustomerDialog customer={customer} onClose={() => setOpened(undefined)} />}
      {opened === 'merge' && <MergeDialog customer={customer} onClose={() => setOpened(undefined)} />}
    </Page>
  );
}

function About({ customer }: { customer: CustomerFile }) {
  const t = useTexts(customersTexts);
  const facts = [
    [t.preference, customer.preference ? t[customer.preference] : t.none],
    [t.texts, t[customer.texts]],
    ...(customer.tags.length > 0 ? [[t.tags, customer.tags.join(', ')]] : []),
    ...(customer.notes && !customer.alert ? [[t.notes, customer.notes]] : []),
    ...(customer.merged.length > 0 ? [[t.formerly, customer.merged.map((it) => it.name).join(', ')]] : []),
  ];
  return (
    <section className="card p-4 wide:p-5">
      <div className="flex flex-wrap gap-2">
        {customer.phone && (
          <ExternalButton icon={Phone} label={phoneText(customer.phone)} href={`tel:${customer.phone}`} />
        )}
        {customer.email && <ExternalButton icon={Mail} label={customer.email} href={`mailto:${customer.email}`} />}
        {customer.vip && (
          <span className="inline-flex min-h-11 items-center gap-1.5 font-semibold text-warning">
            <Star aria-hidden="true" className="size-5" />
            {t.vip}
          </span>
        )}
      </div>
      <dl className="mt-4 grid gap-x-6 gap-y-3 sm:grid-cols-2">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt className="text-sm text-soft">{name}</dt>
            <dd className="whitespace-pre-wrap">{value}</dd>
          </div>
        ))}
      </dl>
      {customer.hasAccount && <p className="mt-3 text-sm text-soft">{t.account}</p>}
    </section>
  );
}

function Visits({ customer }: { customer: CustomerFile }) {
  const t = useTexts(customersTexts);
  const format = useFormats();
  return (
    <section className="card overflow-hidden">
      <h2 className="px-4 pt-4 text-lg font-semibold wide:px-5">{t.visits}</h2>
      {customer.visits.length === 0 ? (
        <p className="px-4 pt-1 pb-4 text-soft wide:px-5">{t.noVisits}</p>
      ) : (
        <ul className="mt-2 divide-y divide-line">
          {customer.visits.map((it) => (
            <li key={it.id}>
              <Link
                to="."
                search={(old) => ({ ...old, job: it.id })}
                className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-3 text-ink no-underline hover:bg-sunken wide:px-5"
              >
                <span className="min-w-0 flex-1">
                  <span className="block font-medium">{it.services.join(', ')}</span>
                  <span className="text-sm text-soft">
                    {format.moment(it.start)} · {it.technician}
                  </span>
                </span>
                <StatusTag status={it.status as VisitStatus} />
                <span className="w-24 text-right">{format.money(it.total)}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
