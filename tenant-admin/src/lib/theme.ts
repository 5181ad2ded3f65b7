import { useSyncExternalStore } from 'react';
import { read, write } from './language';

export type Theme = 'system' | 'light' | 'dark';

const KEY = 'wrenchtime.theme'; // theme.js reads it too
const listeners = new Set<() => void>();

function current(): Theme {
  const theme = read(KEY);
  return theme === 'light' || theme === 'dark' ? theme : 'system';
}

export function chooseTheme(theme: Theme): void {
  write(KEY, theme === 'system' ? null : theme);
  if (theme === 'system') {
    delete document.documentElement.dataset.theme;
  } else {
    document.documentElement.dataset.theme = theme;
  }
  for (const listener of listeners) {
    listener();
  }
}

export const useTheme = () =>
  useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, current);
