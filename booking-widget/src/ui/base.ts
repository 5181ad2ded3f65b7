import type { Shop } from '../api/types.ts';
import { type Child, draw } from './dom.ts';
import { type Messages, Texts } from './texts.ts';
import { themed } from './theme.ts';
import css from './widget.css';

// Files beside this one; the build says their names.
declare const SPANISH: string;
declare const EXTRAS: string;

const script = typeof document === 'undefined' ? null : (document.currentScript as HTMLScriptElement | null);

/** The platform that this script came from. */
export const HOST = script ? new URL(script.src).origin : '';

function part(file: string) {
  return import(new URL(file, script?.src ?? location.href).href);
}

export type Extras = typeof import('../extras.ts');

/** What is loaded only when it is wanted. */
export function extras(): Promise<Extras> {
  return part(EXTRAS);
}

/** What our elements share: a shadow root that nothing reaches into, the shop's colour, the reader's language. */
export abstract class WrenchtimeElement extends HTMLElement {
  static #sheet: CSSStyleSheet | undefined;
  readonly #root = this.attachShadow({ mode: 'open' });
  readonly #theme = new CSSStyleSheet();
  readonly #outer = document.createElement('div');
  readonly #box = document.createElement('div');
  readonly #status = document.createElement('p');
  #isDrawing = false;
  #isStale = false;
  protected t: Texts;

  constructor(readonly english: Messages) {
    super();
    this.t = new Texts('en', english, null);
    WrenchtimeElement.#sheet ??= sheet(css);
    this.#root.adoptedStyleSheets = [WrenchtimeElement.#sheet, this.#theme];
    this.#theme.replaceSync(themed('#1d4ed8'));
    this.#outer.className = 'wt';
    this.#status.className = 'quiet';
    this.#status.setAttribute('role', 'status');
    this.#outer.append(this.#box, this.#status);
    this.#root.append(this.#outer);
  }

  /** What is to be seen now. */
  protected abstract view(): Child[];

  /** Shows what has changed. */
  protected redraw() {
    // A field that loses its focus because it goes says so in the middle of being drawn.
    if (this.#isDrawing) {
      this.#isStale = true;
      return;
    }
    this.#isDrawing = true;
    do {
      this.#isStale = false;
      draw(this.#box, this.view());
    } while (this.#isStale);
    this.#isDrawing = false;
  }

  /** Has screen readers say it, when they are done with what they say. */
  protected announce(text: string) {
    this.#status.textContent = text;
  }

  protected find<E extends HTMLElement>(selector: string): E | null {
    return this.#root.querySelector<E>(selector);
  }

  /** Loads the texts in the language that is wanted; English, when they cannot be had. */
  protected async speak() {
    const language = this.wantedLanguage();
    let messages = this.english;
    if (language === 'es') {
      try {
        messages = (await part(SPANISH)).default;
      } catch {
        // Better understood in part than not at all.
      }
    }
    const spoken = messages === this.english ? 'en' : 'es';
    this.#outer.lang = spoken;
    this.t = new Texts(spoken, { ...this.t.messages, ...messages }, this.t.shop);
  }

  /** Takes texts that came later, unless they are there in the language that is spoken. */
  protected addTexts(texts: Partial<Messages>) {
    this.t = new Texts(this.t.language, { ...texts, ...this.t.messages } as Messages, this.t.shop);
  }

  /** Takes on the shop's colour, zone and money. */
  protected of(shop: Shop) {
    if (this.t.shop === shop) return;
    this.t = new Texts(this.t.language, this.t.messages, shop);
    this.#theme.replaceSync(themed(shop.branding.color));
  }

  protected wantedLanguage(): 'en' | 'es' {
    const wanted = [this.lang, this.parentElement?.closest<HTMLElement>('[lang]')?.lang, ...navigator.languages].map(
      (it) => it?.slice(0, 2).toLowerCase(),
    );
    return (wanted.find((it) => it === 'en' || it === 'es') as 'en' | 'es' | undefined) ?? 'en';
  }
}

function sheet(text: string) {
  const made = new CSSStyleSheet();
  made.replaceSync(text);
  return made;
}
