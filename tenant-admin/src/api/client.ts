import createClient, { type Middleware } from 'openapi-fetch';
import { OfflineError, type ProblemBody, ProblemError } from './problem';
import type { paths } from './schema.gen';

const HEADER = 'X-CSRF-Token';
const SAFE = ['GET', 'HEAD', 'OPTIONS'];

let token: Promise<string> | undefined;

/** What every change has to carry; it is asked for once, and anew when it was refused. */
function csrfToken(): Promise<string> {
  token ??= fetch('/bff/session', { headers: { Accept: 'application/json' } })
    .then((it) => (it.ok ? it.json() : Promise.reject(new Error('No session'))))
    .then((it: { csrfToken: string }) => it.csrfToken)
    .catch((error) => {
      token = undefined;
      throw error;
    });
  return token;
}

/** Sends a request as the server wants it from our own pages. */
async function send(request: Request): Promise<Response> {
  if (SAFE.includes(request.method)) {
    return fetch(request);
  }
  const again = request.clone();
  request.headers.set(HEADER, await csrfToken().catch(() => ''));
  const response = await fetch(request);
  if (response.status !== 403) {
    return response;
  }
  // Somebody may have signed in anew in another tab, which changes the token. A true refusal comes a second time.
  const former = request.headers.get(HEADER);
  token = undefined;
  const current = await csrfToken().catch(() => '');
  if (current === former) {
    return response;
  }
  again.headers.set(HEADER, current);
  return fetch(again);
}

const problems: Middleware = {
  async onResponse({ response }) {
    if (response.ok) {
      return;
    }
    const body = await response.json().catch(() => ({}));
    throw new ProblemError(response.status, body as ProblemBody);
  },
  onError({ error }) {
    return error instanceof TypeError ? new OfflineError('No answer', { cause: error }) : undefined;
  },
};

/** The staff API. Whatever is no success is thrown, as a ProblemError or an OfflineError. */
export const api = createClient<paths>({ fetch: send });
api.use(problems);

/** The data of an answer, which is there because everything else was thrown. */
export async function data<T>(answer: Promise<{ data?: T }>): Promise<T> {
  return (await answer).data as T;
}

/** The header that says which version a change was made from. */
export const seen = (it: { version: number }) => ({ 'If-Match': `"${it.version}"` });

/** The header of something new: the same for every retry of one intent. */
export const once = (intent: string) => ({ 'Idempotency-Key': intent });

/** A name for an intent that is not the same for anybody else. */
export const newIntent = () => crypto.randomUUID();

/** Calls the admin's own backend, which is no part of the API. */
export async function bff(path: '/bff/shop' | '/bff/logout', body?: unknown): Promise<void> {
  const response = await send(
    new Request(new URL(path, location.origin), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body ?? {}),
    }),
  );
  if (!response.ok) {
    throw new ProblemError(response.status, (await response.json().catch(() => ({}))) as ProblemBody);
  }
}
