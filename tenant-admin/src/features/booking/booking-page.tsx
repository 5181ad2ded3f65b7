import { zodResolver } from '@hookform/resolvers/zod';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useForm } from 'react-hook-form';
import { api, data, newIntent, once } from '@/api/client';
import { ProblemError } from '@/api/problem';
import { appointment } from '@/api/queries';
import type { CustomerEntry, Slot } from '@/api/types';
import { Button } from '@/components/button';
import { Check, TextArea } from '@/components/field';
import { Page } from '@/components/page';
import { problemText, problemTexts } from '@/components/problem-text';
import { toast } from '@/components/toast';
import { UnsavedGuard } from '@/components/unsaved';
import { useFormats } from '@/lib/format';
import { useTexts } from '@/lib/language';
import { useSession } from '@/lib/session';
import { dateIn } from '@/lib/zoned';
import { type Chosen, fieldOf, NOTHING, requestOf, schema, type Typed } from './booking-form';
import { bookingTexts } from './booking-texts';
import { CarFields } from './car-fields';
import { Part } from './part';
import { PlaceFields } from './place-fields';
import { ServicePicker } from './service-picker';
import { SlotChoice, SlotPicker } from './slot-picker';
import { WhoFields } from './who-fields';

const route = getRouteApi('/new');

/** A booking for somebody on the phone, on one screen and without a mouse. */
export function BookingPage() {
  const t = useTexts(bookingTexts);
  const problems = useTexts(problemTexts);
  const format = useFormats();
  const asked = route.useSearch();
  const navigate = useNavigate();
  const client = useQueryClient();
  const { shop } = useSession();
  const today = dateIn(Date.now(), shop.timeZone);

  const [customer, setCustomer] = useState<CustomerEntry>();
  const [isNew, setIsNew] = useState(false);
  const [vehicle, setVehicle] = useState<string>();
  const [services, setServices] = useState<string[]>([]);
  const [from, setFrom] = useState(asked.date !== undefined && asked.date > today ? asked.date : today);
  const [technician, setTechnician] = useState(asked.technician);
  const [start, setStart] = useState<string>();
  const [now, setNow] = useState(false);
  const [pressed, setPressed] = useState(false);
  const intent = useRef(newIntent());

  const known = { customer, vehicle };
  const lastYear = Number(today.slice(0, 4)) + 1;
  const form = useForm<Typed>({
    defaultValues: NOTHING,
    resolver: zodResolver(schema(t, known, lastYear)),
  });
  const postalCode = form.watch('postalCode');
  const name = form.watch('name');

  const found = async (it: CustomerEntry) => {
    setCustomer(it);
    setVehicle(it.vehicles[0]?.id);
    form.setFocus(it.vehicles.length > 0 ? 'line1' : 'year');
    // Where they were last time is where they mostly are.
    const file = await data(api.GET('/api/v1/customers/{customer}', { params: { path: { customer: it.id } } }));
    const last = file.visits[0];
    if (last && !form.formState.dirtyFields.line1) {
      const { address } = await client.fetchQuery(appointment(last.id));
      for (const key of ['line1', 'line2', 'city', 'region', 'postalCode'] as const) {
        form.setValue(key, address[key] ?? '');
      }
    }
  };

  const book = useMutation({
    mutationFn: ({ typed, chosen }: { typed: Typed; chosen: Chosen }) =>
      data(
        api.POST('/api/v1/appointments', {
          params: { header: once(intent.current) },
          body: requestOf(typed, known, chosen),
        }),
      ),
    onSuccess: async (visit) => {
      form.reset(NOTHING);
      await client.invalidateQueries({ queryKey: ['board'] });
      const when = `${format.shortDay(dateIn(visit.start, visit.timeZone))}, ${format.time(visit.start)}`;
      toast('done', t.booked(visit.contact.name, when));
      const day = dateIn(visit.start, visit.timeZone);
      navigate({ to: '/', search: { date: day === today ? undefined : day, job: visit.id }, ignoreBlocker: true });
    },
    onError: (error) => {
      // What is sent next is something else, or the same after a refusal that was not kept.
      intent.current = newIntent();
      client.invalidateQueries({ queryKey: ['slots'] });
      if (error instanceof ProblemError) {
        for (const it of error.problem.errors ?? []) {
          const field = fieldOf(it.field);
          if (field) {
            form.setError(field, { message: it.detail }, { shouldFocus: true });
          }
        }
      }
    },
  });

  const complete = services.length > 0 && (now ? technician !== undefined : start !== undefined);
  const submit = form.handleSubmit((typed) => {
    if (complete) {
      book.mutate({ typed, chosen: { services, start, technician, now } });
    }
  });
  const dirty = (customer !== undefined || isNew || services.length > 0 || form.formState.isDirty) && !book.isSuccess;
  const alternatives: Slot[] = book.error instanceof ProblemError ? (book.error.problem.alternatives ?? []) : [];
  const when = start && `${format.shortDay(dateIn(start, format.zone))}, ${format.time(start)}`;

  return (
    <Page title={t.title} lead={t.lead}>
      <form
        noValidate
        onSubmit={(event) => {
          setPressed(true);
          submit(event);
        }}
        className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_24rem]"
      >
        <div className="grid gap-4">
          <Part title={t.who}>
            <WhoFields
              form={form}
              customer={customer}
              isNew={isNew}
              onFound={found}
              onNew={(typed) => {
                setIsNew(true);
                form.setValue(/\d{3}/.test(typed) ? 'phone' : 'name', typed);
                setTimeout(() => form.setFocus(/\d{3}/.test(typed) ? 'name' : 'phone'));
              }}
              onOther={() => {
                setCustomer(undefined);
                setVehicle(undefined);
                setIsNew(false);
              }}
            />
          </Part>
          <Part title={t.work}>
            <ServicePicker
              chosen={services}
              onChange={(next) => {
                setServices(next);
                setStart(undefined);
              }}
              error={pressed && services.length === 0 ? t.pickWork : undefined}
            />
          </Part>
          <Part title={t.car}>
            <CarFields form={form} cars={customer?.vehicles ?? []} chosen={vehicle} onChoose={setVehicle} />
          </Part>
          <Part title={t.where}>
            <PlaceFields form={form} />
          </Part>
          <Part title={t.notes}>
            <div className="grid gap-3 sm:grid-cols-2">
              <TextArea label={t.notes} rows={2} maxLength={2000} {...form.register('notes')} />
              <TextArea label={t.staffNotes} rows={2} maxLength={2000} {...form.register('staffNotes')} />
            </div>
          </Part>
        </div>
        <div className="grid gap-4 lg:sticky lg:top-6">
          <Part title={t.when}>
            <Check label={t.now} hint={t.nowHint} checked={now} onChange={(event) => setNow(event.target.checked)} />
            <SlotPicker
              services={services}
              postalCode={postalCode}
              from={from}
              technician={technician}
              chosen={now ? undefined : start}
              onFrom={setFrom}
              onTechnician={(it) => {
                setTechnician(it);
                setStart(undefined);
              }}
              onChoose={(it) => {
                setStart(it);
                setNow(false);
              }}
              error={pressed && !now && start === undefined ? t.pickTime : undefined}
            />
          </Part>
          {book.error && (
            <div role="alert" className="rounded-lg bg-danger-soft p-4 text-danger">
              {alternatives.length > 0 ? t.taken : problemText(problems, book.error)}
              {alternatives.length > 0 && (
                <div className="mt-2 grid gap-1.5 text-ink">
                  {alternatives.map((it) => (
                    <SlotChoice
                      key={it.start}
                      slot={it}
                      names={undefined}
                      checked={it.start === start}
                      onChoose={() => setStart(it.start)}
                    />
                  ))}
                </div>
              )}
            </div>
          )}
          {pressed && now && technician === undefined && (
            <p role="alert" className="font-medium text-danger">
              {t.pickTechnician}
            </p>
          )}
          <div className="sticky bottom-16 wide:static">
            <Button
              type="submit"
              look="primary"
              size="large"
              wide
              busy={book.isPending}
              label={when && !now ? t.bookAt(when) : t.book}
              aria-label={when && !now ? `${t.bookAt(when)} ${customer?.name ?? name}` : undefined}
            />
          </div>
        </div>
      </form>
      <UnsavedGuard dirty={dirty} />
    </Page>
  );
}
