import { existsSync } from 'node:fs';

/** Something in a page that can be acted on; what it is knows the engine. */
export type Handle = string;

/** A page in a browser, driven as far as a booking needs it: real clicks, real keys. */
export interface Page {
  goTo(url: string): Promise<void>;
  /** What the expression comes to, as plain data. */
  evaluate<T>(expression: string): Promise<T>;
  /** The element that the expression comes to; null when there is none. */
  find(expression: string): Promise<Handle | null>;
  click(element: Handle): Promise<void>;
  /** Types into the element that has the focus, or, where the driver wants one, into this one. */
  type(element: Handle, text: string): Promise<void>;
  /** A picture of what is seen, as PNG. */
  picture(): Promise<Buffer>;
  close(): Promise<void>;
}

export interface Engine {
  readonly name: string;
  /** What is not installed; empty when it can be used. */
  missing(): string[];
  /** A page of 390 by 844 pixels in a browser that has nothing stored. */
  open(): Promise<Page & { version: string }>;
}

/** Where a program is; null when it is not installed. */
export function program(...names: string[]): string | null {
  return names.find((it) => existsSync(it)) ?? null;
}

/** Comes back when the work has a result other than null, false or undefined. */
export async function until<T>(what: string, work: () => Promise<T | null | undefined | false>): Promise<T> {
  const end = Date.now() + 30_000;
  for (;;) {
    const result = await work();
    if (result) return result;
    if (Date.now() > end) throw new Error(`Waited in vain: ${what}`);
    await new Promise((next) => setTimeout(next, 100));
  }
}
