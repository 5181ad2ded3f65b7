import { NoAnswer, Refused } from '../api/client.ts';
import type { Failure } from './state.ts';

const ATTEMPTS = 3;

/** Repeats what lost a race against others, which is safe and soon over. */
export async function persist<T>(work: () => Promise<T>, attempts = ATTEMPTS): Promise<T> {
  try {
    return await work();
  } catch (e) {
    if (e instanceof Refused && e.type === 'conflict' && attempts > 1) return persist(work, attempts - 1);
    throw e;
  }
}

/** Whether the server has said for good that it will not do it. */
export function isFinal(e: unknown): e is Refused {
  return e instanceof Refused && e.status < 500 && e.status !== 429;
}

/** A key that nobody else has. crypto.randomUUID is not there on pages without TLS. */
export function newKey() {
  return [...crypto.getRandomValues(new Uint32Array(4))].map((it) => it.toString(36)).join('-');
}

/** Why something did not work; what we did not expect goes on. */
export function reason(e: unknown): Failure {
  if (e instanceof Refused) {
    return e.status === 404 ? 'missing' : e.status === 429 || e.status === 503 ? 'busy' : 'failed';
  }
  if (e instanceof NoAnswer) return 'offline';
  throw e;
}
