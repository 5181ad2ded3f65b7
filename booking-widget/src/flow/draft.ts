/** The fields that people type into. */
export const FIELDS = [
  'postalCode',
  'line1',
  'city',
  'region',
  'year',
  'model',
  'name',
  'phone',
  'email',
  'vin',
  'note',
] as const;

export type Field = (typeof FIELDS)[number];

/** Everything that a customer has chosen and typed so far. */
export interface Draft {
  readonly fields: Readonly<Record<Field, string>>;
  /** Ids of the chosen services, in the order of choosing. */
  readonly services: readonly string[];
  /** Whether they do not know what is wrong. */
  readonly unsure: boolean;
  /** Where they are, when they let us look. */
  readonly spot: { readonly lat: number; readonly lng: number } | null;
  /** Whether texts may be sent. */
  readonly texts: boolean;
  /** The start that they picked, as the server wrote it. */
  readonly start: string | null;
  readonly hold: Held | null;
  /** A booking that was sent and has had no answer yet; nothing of it may change until it has one. */
  readonly sent: { readonly key: string; readonly body: string } | null;
}

/** A kept time. */
export interface Held {
  readonly token: string;
  /** Until when, by the visitor's clock, in ms since the epoch. */
  readonly until: number;
  readonly extended: boolean;
}

export const EMPTY: Draft = {
  fields: Object.fromEntries(FIELDS.map((it) => [it, ''])) as Record<Field, string>,
  services: [],
  unsure: false,
  spot: null,
  texts: false,
  start: null,
  hold: null,
  sent: null,
};

/** Keeps a draft until the browser's tab is closed. Where there is no storage, it keeps nothing. */
export class DraftStore {
  // Two widgets for one shop on a page must not write into each other's draft.
  static readonly #taken = new Set<string>();
  #name = '';

  constructor(
    readonly shop: string,
    readonly id: string,
  ) {
    this.open();
  }

  /** Takes a name that no other widget on the page has. */
  open() {
    let name = `wrenchtime:${this.shop}:${this.id}`;
    while (DraftStore.#taken.has(name)) {
      name += '+';
    }
    DraftStore.#taken.add(name);
    this.#name = name;
  }

  /** Lets another widget have the name. */
  close() {
    DraftStore.#taken.delete(this.#name);
  }

  load(): { draft: Draft; step: string } | null {
    try {
      const kept = JSON.parse(sessionStorage.getItem(this.#name) ?? 'null');
      return (
        kept && {
          step: kept.step,
          draft: { ...EMPTY, ...kept.draft, fields: { ...EMPTY.fields, ...kept.draft.fields } },
        }
      );
    } catch {
      return null;
    }
  }

  save(draft: Draft, step: string) {
    try {
      sessionStorage.setItem(this.#name, JSON.stringify({ draft, step }));
    } catch {
      // Full, or forbidden: then a reload starts over.
    }
  }

  clear() {
    try {
      sessionStorage.removeItem(this.#name);
    } catch {
      // Nothing was kept either.
    }
  }
}
