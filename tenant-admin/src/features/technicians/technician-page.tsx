import { queryOptions, useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Pencil, UserCheck, UserX } from 'lucide-react';
import { useState } from 'react';
import { api, data, seen } from '@/api/client';
import { ProblemError } from '@/api/problem';
import { Button } from '@/components/button';
import { Dialog } from '@/components/dialog';
import { Page } from '@/components/page';
import { problemText, problemTexts } from '@/components/problem-text';
import { toast } from '@/components/toast';
import { frameTexts } from '@/lib/frame-texts';
import { useTexts } from '@/lib/language';
import { useMay } from '@/lib/session';
import { Dates } from './dates';
import { TechnicianDialog } from './technician-dialog';
import { technicianTexts } from './technicians-texts';
import { TimeOff } from './time-off';
import { Week } from './week';

const route = getRouteApi('/technicians/$technician');

const technicianOf = (id: string) =>
  queryOptions({
    queryKey: ['technicians', id],
    queryFn: () => data(api.GET('/api/v1/technicians/{technician}', { params: { path: { technician: id } } })),
  });

/** A technician: hours, dates, time off. */
export function TechnicianPage() {
  const t = useTexts(technicianTexts);
  const frame = useTexts(frameTexts);
  const problems = useTexts(problemTexts);
  const client = useQueryClient();
  const { technician: id } = route.useParams();
  const runsDay = useMay('runDay');
  const { data: technician } = useSuspenseQuery(technicianOf(id));
  const [editing, setEditing] = useState(false);
  const path = { technician: id };
  const change = useMutation({
    mutationFn: ({ active, confirmed }: { active: boolean; confirmed?: boolean }) =>
      data(
        active
          ? api.POST('/api/v1/technicians/{technician}/activate', { params: { path, header: seen(technician) } })
          : api.POST('/api/v1/technicians/{technician}/deactivate', {
              params: { path, header: seen(technician) },
              body: { confirmed },
            }),
      ),
    onSuccess: (saved) => {
      toast('done', saved.active ? t.activated : t.deactivated);
      client.invalidateQueries({ queryKey: ['board'] });
      return client.invalidateQueries({ queryKey: ['technicians'] });
    },
    onError: (error) => {
      if (!hasJobs(error)) {
        toast('problem', problemText(problems, error));
        client.invalidateQueries({ queryKey: ['technicians'] });
      }
    },
  });
  return (
    <Page
      title={technician.name}
      width="column"
      lead={[t.skill(technician.skill), technician.senior && t.senior, !technician.active && t.inactive]
        .filter(Boolean)
        .join(' · ')}
      actions={
        runsDay && (
          <>
            <Button icon={Pencil} label={t.edit} onClick={() => setEditing(true)} />
            <Button
              icon={technician.active ? UserX : UserCheck}
              label={technician.active ? t.deactivate : t.activate}
              busy={change.isPending}
              onClick={() => change.mutate({ active: !technician.active })}
            />
          </>
        )
      }
    >
      <div className="grid gap-4">
        <Week technician={id} editable={runsDay} />
        <Dates technician={id} editable={runsDay} />
        <TimeOff technician={id} editable={runsDay} />
      </div>
      {editing && <TechnicianDialog technician={technician} onClose={() => setEditing(false)} />}
      {hasJobs(change.error) && (
        <Dialog
          open
          onClose={() => change.reset()}
          title={t.deactivate}
          footer={
            <>
              <Button label={frame.cancel} onClick={() => change.reset()} />
              <Button
                look="danger"
                label={t.anyway}
                onClick={() => change.mutate({ active: false, confirmed: true })}
              />
            </>
          }
        >
          <p>{t.hasJobs}</p>
        </Dialog>
      )}
    </Page>
  );
}

const hasJobs = (error: unknown) => error instanceof ProblemError && error.kind === 'technician-has-appointments';
