import { createContext, use } from 'react';

export type Language = 'en' | 'es';

const KEY = 'wrenchtime.language';

/** The language a person has chosen here, else the first of the browser's that we speak. */
export function preferredLanguage(): Language {
  const chosen = read(KEY);
  if (chosen === 'en' || chosen === 'es') {
    return chosen;
  }
  return navigator.languages.map((it) => it.slice(0, 2)).find((it) => it === 'en' || it === 'es') === 'es'
    ? 'es'
    : 'en';
}

export function chooseLanguage(language: Language): void {
  write(KEY, language);
}

export const LanguageContext = createContext<{ language: Language; choose(language: Language): void }>({
  language: 'en',
  choose: () => {},
});

export const useLanguage = () => use(LanguageContext);

/** Texts in both languages; the second has to say all that the first says. */
export function texts<T extends object>(en: T, es: Record<keyof T, unknown> & T): Record<Language, T> {
  return { en, es };
}

/** The texts in the language of the person. */
export function useTexts<T>(both: Record<Language, T>): T {
  return both[useLanguage().language];
}

/** What this browser remembers, when it lets us. */
export function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

export function write(key: string, value: string | null): void {
  try {
    if (value === null) {
      localStorage.removeItem(key);
    } else {
      localStorage.setItem(key, value);
    }
  } catch {
    // A browser that keeps nothing.
  }
}
