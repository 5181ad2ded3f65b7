import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, data } from './client';

// What more than one feature reads. Keys begin with the kind of thing, so that a change can say what has become old.

/** The day of all technicians; without a date, today's. */
export const board = (date: string | undefined) =>
  queryOptions({
    queryKey: ['board', date ?? 'today'],
    queryFn: () => data(api.GET('/api/v1/board', { params: { query: { date } } })),
    // Others change the day too. Not while the page is hidden, which is the query library's default.
    refetchInterval: 30_000,
    refetchOnWindowFocus: 'always',
  });

export const appointment = (id: string) =>
  queryOptions({
    queryKey: ['appointment', id],
    queryFn: () => data(api.GET('/api/v1/appointments/{id}', { params: { path: { id } } })),
  });

/** Customers by what is typed: name, phone, plate, VIN. */
export const customersLike = (q: string) =>
  queryOptions({
    queryKey: ['customers', q],
    queryFn: ({ signal }) => data(api.GET('/api/v1/customers', { params: { query: { q, limit: '8' } }, signal })),
    placeholderData: keepPreviousData,
  });

export const appointmentsLike = (q: string) =>
  queryOptions({
    queryKey: ['appointments', 'like', q],
    queryFn: ({ signal }) => data(api.GET('/api/v1/appointments', { params: { query: { q, limit: '6' } }, signal })),
    placeholderData: keepPreviousData,
  });

/** All services that are offered, in the shop's order. */
export const services = queryOptions({
  queryKey: ['services', 'offered'],
  queryFn: () => data(api.GET('/api/v1/services', { params: { query: { active: 'true', limit: '200' } } })),
  staleTime: 60_000,
});

/** All technicians who work for the shop. */
export const technicians = queryOptions({
  queryKey: ['technicians', 'active'],
  queryFn: () => data(api.GET('/api/v1/technicians', { params: { query: { active: 'true', limit: '200' } } })),
  staleTime: 60_000,
});
