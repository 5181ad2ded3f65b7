import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, data, seen } from '@/api/client';
import { isStale } from '@/api/problem';
import { appointment } from '@/api/queries';
import type { Visit, VisitStatus } from '@/api/types';
import { problemText, problemTexts } from '@/components/problem-text';
import { toast } from '@/components/toast';
import { useTexts } from '@/lib/language';
import { visitTexts } from './visit-texts';

/** What the server now says of an appointment; all that shows it asks anew. */
export function keepVisit(client: QueryClient, visit: Visit): Promise<unknown> {
  client.setQueryData(appointment(visit.id).queryKey, (old) => ({ ...visit, history: visit.history ?? old?.history }));
  return Promise.all([
    client.invalidateQueries({ queryKey: ['board'] }),
    client.invalidateQueries({ queryKey: ['appointments'] }),
    client.invalidateQueries({ queryKey: ['appointment', visit.id] }),
  ]);
}

interface Step {
  visit: Visit;
  status: VisitStatus;
  reason?: string | undefined;
  /** A step back, with its reason. */
  correction?: string | undefined;
}

const put = ({ visit, status, reason, correction }: Step) =>
  data(
    api.PUT('/api/v1/appointments/{id}/status', {
      params: { path: { id: visit.id }, header: seen(visit) },
      body: { status, reason, correction: correction ? { reason: correction } : undefined },
    }),
  );

/** Takes an appointment a step further, and back again where the server allows it. */
export function useTransition() {
  const t = useTexts(visitTexts);
  const problems = useTexts(problemTexts);
  const client = useQueryClient();

  const onError = (error: unknown, { visit }: Step) => {
    if (isStale(error)) {
      keepVisit(client, error.problem.present as Visit);
      toast('problem', t.stale);
    } else {
      client.invalidateQueries({ queryKey: ['appointment', visit.id] });
      toast('problem', problemText(problems, error));
    }
  };

  const back = useMutation({
    mutationFn: put,
    onSuccess: (visit) => {
      toast('done', t.undone);
      return keepVisit(client, visit);
    },
    onError,
  });

  return useMutation({
    mutationFn: put,
    onSuccess: (visit, { visit: before, status }) => {
      const undoable = visit.allowed.corrections.includes(before.status);
      toast(
        'done',
        t.moved[status],
        undoable
          ? {
              label: t.undo,
              run: () => back.mutate({ visit, status: before.status, correction: t.undoReason }),
            }
          : undefined,
      );
      return keepVisit(client, visit);
    },
    onError,
  });
}

const FORWARD: VisitStatus[] = ['COMPLETED', 'IN_PROGRESS', 'EN_ROUTE', 'CONFIRMED', 'BOOKED'];
const USUAL: Partial<Record<VisitStatus, VisitStatus[]>> = {
  REQUESTED: ['BOOKED', 'CONFIRMED'],
  BOOKED: ['EN_ROUTE', 'IN_PROGRESS', 'CONFIRMED'],
  CONFIRMED: ['EN_ROUTE', 'IN_PROGRESS'],
  EN_ROUTE: ['IN_PROGRESS'],
  IN_PROGRESS: ['COMPLETED'],
};

/** The step that mostly comes next, of those that the server allows. */
export function usualStep({ status, allowed }: Visit): VisitStatus | undefined {
  return (USUAL[status] ?? FORWARD).find((it) => allowed.status.includes(it));
}
