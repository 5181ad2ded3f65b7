import type { Appointment, Booking, Coverage, Hold, HoldRequest, Place, Slot, SlotList, Storefront } from './types.ts';

/** The server refused: a problem as in RFC 9457. */
export class Refused extends Error {
  /** Field and code of each field that is wrong. */
  readonly fields: ReadonlyArray<{ field: string; code: string }>;
  /** Free times instead of the one that is taken. */
  readonly alternatives: ReadonlyArray<Slot>;
  /** Which problem it is, such as `slot-taken`. */
  readonly type: string;

  constructor(
    readonly status: number,
    problem: Record<string, unknown>,
  ) {
    super();
    this.type = String(problem.type ?? '').replace('/problems/', '');
    this.fields = (problem.errors ?? []) as Refused['fields'];
    this.alternatives = (problem.alternatives ?? []) as Refused['alternatives'];
  }
}

/** Nobody answered, or nobody who speaks our language: it is not known whether the request was carried out. */
export class NoAnswer extends Error {}

const PATIENCE = 20_000;

/** The public API of one shop. */
export class Api {
  readonly #base: string;

  /** @param host where the platform is, without a slash at its end */
  constructor(
    readonly host: string,
    readonly shop: string,
  ) {
    this.#base = `${host}/api/v1/public/`;
  }

  storefront() {
    return this.#ofShop<Storefront>('GET', '/storefront');
  }

  coverage(place: Place) {
    return this.#ofShop<Coverage>('GET', `/coverage?${query(place)}`);
  }

  times(services: readonly string[], place: Place, from: string, to: string) {
    return this.#ofShop<SlotList>(
      'GET',
      `/availability?${query({ services: services.join(), from, to })}&${query(place)}`,
    );
  }

  hold(request: HoldRequest, key: string) {
    return this.#ofShop<Hold>('POST', '/holds', request, { 'Idempotency-Key': key });
  }

  extendHold(token: string) {
    return this.#ofShop<{ expiresAt: string }>('POST', `/holds/${token}/extension`);
  }

  releaseHold(token: string) {
    return this.#ofShop<void>('DELETE', `/holds/${token}`);
  }

  book(booking: Booking, key: string) {
    return this.#ofShop<Appointment>('POST', '/appointments', booking, { 'Idempotency-Key': key });
  }

  #ofShop<T>(method: string, path: string, body?: unknown, headers?: Record<string, string>) {
    return this.send<T>(method, encodeURIComponent(this.shop) + path, body, headers);
  }

  protected async send<T>(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<T> {
    let status: number;
    let answer: unknown;
    try {
      const response = await fetch(this.#base + path, {
        method,
        signal: AbortSignal.timeout(PATIENCE),
        headers: body === undefined ? { ...headers } : { 'Content-Type': 'application/json', ...headers },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      status = response.status;
      answer = status === 204 ? {} : await response.json();
    } catch (e) {
      throw new NoAnswer(String(e));
    }
    if (status >= 400) {
      throw new Refused(status, answer as Record<string, unknown>);
    }
    return answer as T;
  }
}

export function query(parameters: Record<string, string | number>) {
  return new URLSearchParams(Object.entries(parameters).map(([name, value]) => [name, String(value)])).toString();
}
