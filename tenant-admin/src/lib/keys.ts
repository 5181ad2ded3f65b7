import { useEffect, useEffectEvent } from 'react';

/** Whether somebody is typing, so that letters are not shortcuts. */
function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

/**
 * Calls for keys on this page, such as `n`, `?` or `mod+k` (Ctrl, or Cmd on a Mac). Single letters are not heard while
 * somebody types or a dialog is open.
 */
export function useKeys(keys: Record<string, (() => void) | undefined>): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const mod = event.metaKey || event.ctrlKey;
    const call = keys[`${mod ? 'mod+' : ''}${event.key.toLowerCase()}`];
    if (call === undefined || event.altKey || event.defaultPrevented) {
      return;
    }
    if (!mod && (isTyping(event.target) || document.querySelector('[role=dialog],[role=alertdialog]') !== null)) {
      return;
    }
    event.preventDefault();
    call();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    document.addEventListener('keydown', listener);
    return () => document.removeEventListener('keydown', listener);
  }, []);
}
