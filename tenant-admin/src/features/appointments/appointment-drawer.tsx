import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Navigation, Phone } from 'lucide-react';
import { useState } from 'react';
import { appointment } from '@/api/queries';
import type { Visit } from '@/api/types';
import { Button, ExternalButton } from '@/components/button';
import { Dialog } from '@/components/dialog';
import { Failure, Skeleton } from '@/components/states';
import { DelayTag, StatusTag } from '@/components/status';
import { UnsavedGuard } from '@/components/unsaved';
import { mapLink, phoneText, useFormats } from '@/lib/format';
import { useKeys } from '@/lib/keys';
import { useTexts } from '@/lib/language';
import { dateIn } from '@/lib/zoned';
import { MoveDialog } from '@/visit/move-dialog';
import { CarLine, PlaceLine } from '@/visit/visit-bits';
import { visitTexts } from '@/visit/visit-texts';
import { drawerTexts } from './drawer-texts';
import { History } from './history';
import { Notes } from './notes';
import { Steps } from './steps';
import { Work } from './work';

/** Everything about one appointment, on top of whatever page it was opened from. */
export function AppointmentDrawer({ id }: { id: string }) {
  const t = useTexts(drawerTexts);
  const navigate = useNavigate();
  const { data: visit, error, refetch } = useQuery(appointment(id));
  const [notesDirty, setNotesDirty] = useState(false);
  const [workDirty, setWorkDirty] = useState(false);
  const close = () => navigate({ to: '.', search: (old) => ({ ...old, job: undefined }) });

  return (
    <Dialog
      open
      kind="drawer"
      onClose={close}
      title={visit?.contact.name ?? t.title}
      description={visit ? visit.reference : undefined}
    >
      {visit ? (
        <Content visit={visit} onNotes={setNotesDirty} onWork={setWorkDirty} />
      ) : error ? (
        <Failure error={error} retry={refetch} />
      ) : (
        <Skeleton rows={5} />
      )}
      <UnsavedGuard dirty={notesDirty || workDirty} />
    </Dialog>
  );
}

interface ContentProps {
  visit: Visit;
  onNotes: (dirty: boolean) => void;
  onWork: (dirty: boolean) => void;
}

function Content({ visit, onNotes, onWork }: ContentProps) {
  const t = useTexts(drawerTexts);
  const v = useTexts(visitTexts);
  const format = useFormats();
  const [moving, setMoving] = useState(false);
  useKeys({ m: visit.allowed.move ? () => setMoving(true) : undefined });
  return (
    <div className="grid gap-5">
      <section className="grid gap-3">
        <div className="flex flex-wrap items-start justify-between gap-3">
          <div>
            <p className="text-lg font-semibold">
              {format.day(dateIn(visit.start, visit.timeZone))}, {format.span(visit.start, visit.end)}
            </p>
            <p className="text-soft">{visit.technician.name}</p>
          </div>
          <span className="flex flex-wrap gap-1.5 pt-1">
            <StatusTag status={visit.status} />
            <DelayTag delay={visit.delay} />
          </span>
        </div>
        <Steps visit={visit} onMove={visit.allowed.move ? () => setMoving(true) : undefined} />
      </section>
      <section className="grid gap-2 border-t border-line pt-4">
        <h3 className="sr-only">{t.customer}</h3>
        <CarLine visit={visit} />
        {visit.vehicle.vin && <p className="pl-7 font-mono text-sm text-soft">VIN {visit.vehicle.vin}</p>}
        <PlaceLine visit={visit} />
        <div className="mt-1 flex flex-wrap gap-2">
          <ExternalButton icon={Phone} label={phoneText(visit.contact.phone)} href={`tel:${visit.contact.phone}`} />
          <ExternalButton
            icon={Navigation}
            label={v.navigate}
            href={mapLink(visit.address)}
            target="_blank"
            rel="noreferrer"
          />
          <CustomerLink visit={visit} />
        </div>
      </section>
      <Work visit={visit} onDirty={onWork} />
      <Notes visit={visit} onDirty={onNotes} />
      <History visit={visit} />
      {moving && <MoveDialog visit={visit} onClose={() => setMoving(false)} />}
    </div>
  );
}

function CustomerLink({ visit }: { visit: Visit }) {
  const t = useTexts(drawerTexts);
  const navigate = useNavigate();
  return (
    <Button
      look="plain"
      label={t.openCustomer}
      onClick={() => navigate({ to: '/customers/$customer', params: { customer: visit.customer.id } })}
    />
  );
}
