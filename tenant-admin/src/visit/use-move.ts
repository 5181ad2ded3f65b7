import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, data, seen } from '@/api/client';
import type { Visit } from '@/api/types';
import { keepVisit } from './use-transition';

export interface Move {
  visit: Visit;
  start?: string | undefined;
  technician?: string | undefined;
  /** Sets hours and the like aside. */
  override?: string | undefined;
}

/** Moves an appointment in time, to somebody else, or both. What goes wrong is for the caller to say. */
export function useMove() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ visit, start, technician, override }: Move) =>
      data(
        api.POST('/api/v1/appointments/{id}/move', {
          params: { path: { id: visit.id }, header: seen(visit) },
          body: { start, technician, override: override ? { reason: override } : undefined },
        }),
      ),
    onSuccess: (visit) => {
      client.removeQueries({ queryKey: ['obstacles'] });
      return keepVisit(client, visit);
    },
  });
}
