import { queryOptions } from '@tanstack/react-query';
import { api, data } from '@/api/client';

export const customerFile = (id: string) =>
  queryOptions({
    queryKey: ['customer', id],
    queryFn: () => data(api.GET('/api/v1/customers/{customer}', { params: { path: { customer: id } } })),
  });
