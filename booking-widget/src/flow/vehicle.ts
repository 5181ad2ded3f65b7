// Makes of more than one word; all others are the first word.
const LONG = ['Alfa Romeo', 'Aston Martin', 'Land Rover', 'Mercedes Benz', 'Range Rover'];

/** Make and model of a car as people write it; null when there is only one word, which could be either. */
export function car(typed: string): { make: string; model: string } | null {
  const text = typed.trim().replace(/\s+/g, ' ');
  const long = LONG.find((it) => text.toLowerCase().startsWith(`${it.toLowerCase()} `));
  const at = long ? long.length : text.indexOf(' ');
  return at > 0 ? { make: text.slice(0, at), model: text.slice(at + 1) } : null;
}

/** The model years that can be chosen, the newest first. */
export function years(today: string): number[] {
  const newest = Number(today.slice(0, 4)) + 1;
  return Array.from({ length: newest - 1979 }, (_, i) => newest - i);
}
