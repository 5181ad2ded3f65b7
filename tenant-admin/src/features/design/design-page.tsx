import { CalendarPlus, Inbox, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { ProblemError } from '@/api/problem';
import type { VisitStatus } from '@/api/types';
import { Button } from '@/components/button';
import { Choices } from '@/components/choices';
import { Dialog } from '@/components/dialog';
import { Check, Select, TextArea, TextField } from '@/components/field';
import { Page } from '@/components/page';
import { Failure, Notice, Skeleton } from '@/components/states';
import { DelayTag, StatusTag } from '@/components/status';
import { toast } from '@/components/toast';

const STATES: VisitStatus[] = [
  'REQUESTED',
  'BOOKED',
  'CONFIRMED',
  'EN_ROUTE',
  'IN_PROGRESS',
  'COMPLETED',
  'CANCELLED',
  'NO_SHOW',
];
const SURFACES = ['page', 'card', 'sunken', 'info-soft', 'success-soft', 'warning-soft', 'danger-soft'];
const INKS = ['text-ink', 'text-soft', 'text-link', 'text-success', 'text-warning', 'text-danger'];

/** All components of ours in all their states, for those who build pages of them. In development only. */
export function DesignPage() {
  const [open, setOpen] = useState<'dialog' | 'drawer'>();
  const [choice, setChoice] = useState<'a' | 'b'>('a');
  return (
    <Page title="Design" lead="What pages are made of. Values come from tokens.css and from nowhere else.">
      <Section title="Colour">
        <div className="grid grid-cols-[repeat(auto-fit,minmax(10rem,1fr))] gap-3">
          {SURFACES.map((it) => (
            <div key={it} className="rounded-md border border-line p-3" style={{ background: `var(--color-${it})` }}>
              <p className="text-sm font-semibold">{it}</p>
              {INKS.map((ink) => (
                <p key={ink} className={`text-sm ${ink}`}>
                  {ink}
                </p>
              ))}
            </div>
          ))}
        </div>
      </Section>
      <Section title="Type">
        <p className="text-2xl font-bold">Title of a page</p>
        <p className="text-lg font-semibold">Title of a section</p>
        <p>Text</p>
        <p className="text-sm text-soft">Small, soft</p>
      </Section>
      <Section title="Buttons">
        <div className="flex flex-wrap gap-2">
          <Button look="primary" icon={CalendarPlus} label="Primary" />
          <Button label="Quiet" />
          <Button look="plain" label="Plain" />
          <Button look="danger" icon={Trash2} label="Danger" />
          <Button iconOnly icon={CalendarPlus} label="Icon only" />
          <Button look="primary" size="large" label="Large" />
          <Button size="small" label="Small" />
          <Button look="primary" busy label="Busy" />
          <Button disabled label="Disabled" />
        </div>
      </Section>
      <Section title="States of an appointment">
        <div className="flex flex-wrap gap-2">
          {STATES.map((it) => (
            <StatusTag key={it} status={it} />
          ))}
          <DelayTag delay="LATE" />
          <DelayTag delay="OVERDUE" />
        </div>
      </Section>
      <Section title="Fields">
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField label="Name" hint="As on the invoice" />
          <TextField label="Phone" error="That is no phone number." defaultValue="555" />
          <Select label="Service">
            <option>Oil change</option>
          </Select>
          <TextArea label="Notes" />
          <Check label="Send texts" hint="The customer has agreed" />
          <Choices
            label="Choices"
            value={choice}
            onChange={setChoice}
            options={[
              ['a', 'Day'],
              ['b', 'Week'],
            ]}
          />
        </div>
      </Section>
      <Section title="On top of the page">
        <div className="flex flex-wrap gap-2">
          <Button label="Dialog" onClick={() => setOpen('dialog')} />
          <Button label="Drawer" onClick={() => setOpen('drawer')} />
          <Button label="Toast" onClick={() => toast('done', 'Saved.', { label: 'Undo', run: () => {} })} />
          <Button label="Problem" onClick={() => toast('problem', 'This time cannot be had.')} />
        </div>
      </Section>
      <Section title="Instead of content">
        <Skeleton rows={2} />
        <Notice icon={Inbox} title="Nothing yet" action={<Button look="primary" label="Begin" />}>
          What will be here, and how it comes here.
        </Notice>
        <Failure error={new ProblemError(500, {})} retry={() => {}} />
        <Failure error={new ProblemError(403, {})} />
      </Section>
      <Dialog open={open !== undefined} kind={open ?? 'dialog'} onClose={() => setOpen(undefined)} title="A title">
        What is asked or shown.
      </Dialog>
    </Page>
  );
}

function Section({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <section className="card mb-4 p-4">
      <h2 className="mb-3 text-lg font-semibold">{title}</h2>
      {children}
    </section>
  );
}
