import type { Problem, Slot } from './types';

/** What the API answers instead of what was asked for: an RFC 9457 problem, with the members that some types add. */
export type ProblemBody = Partial<Problem> & {
  alternatives?: Slot[];
  errors?: { field: string; code: string; detail: string }[];
  present?: unknown;
};

/** An answer that is a problem. */
export class ProblemError extends Error {
  /** Its short name, such as `slot-taken`. */
  readonly kind: string;

  constructor(
    readonly status: number,
    readonly problem: ProblemBody,
  ) {
    super(problem.detail ?? problem.title ?? `HTTP ${status}`);
    this.kind = problem.type?.replace(/^.*\/problems\//, '') ?? 'unknown';
  }
}

/** No answer at all: the connection or the server is down. */
export class OfflineError extends Error {}

export const isStale = (error: unknown): error is ProblemError =>
  error instanceof ProblemError && error.kind === 'version-stale';
