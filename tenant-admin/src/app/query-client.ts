import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { OfflineError, ProblemError } from '@/api/problem';
import { signIn } from './sign-in';

const isSignedOut = (error: unknown) => error instanceof ProblemError && error.status === 401;

/** Worth another try: no answer, or a server that is busy or broken. */
const mayPass = (error: unknown) =>
  error instanceof OfflineError || (error instanceof ProblemError && error.status >= 500);

export const queryClient = new QueryClient({
  queryCache: new QueryCache({
    onError: (error) => {
      if (isSignedOut(error)) {
        signIn();
      }
    },
  }),
  // What somebody has typed is not thrown away for a sign-in: the form says what is wrong and stays.
  mutationCache: new MutationCache(),
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      retry: (failures, error) => failures < 2 && mayPass(error),
      networkMode: 'always',
    },
    mutations: { networkMode: 'always' },
  },
});
