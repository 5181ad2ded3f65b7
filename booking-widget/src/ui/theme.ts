// Relative luminance and contrast as WCAG 2.2 defines them.

type Rgb = readonly number[];

// With this much on the surface, 4.5:1 is left on the surface's tint of the same colour, which is 8 % of it.
const LEAST = 5.2;

function rgb(hex: string): Rgb {
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
}

function luminance(color: Rgb) {
  const [r = 0, g = 0, b = 0] = color.map((it) => {
    const c = it / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** From 1 (the same) to 21 (black on white). */
export function contrast(one: string, other: string): number {
  const lights = [one, other].map((it) => luminance(rgb(it)) + 0.05);
  return Math.max(...lights) / Math.min(...lights);
}

/** The colour, moved towards white or black just as far as it takes to be read on the surface. */
export function readable(color: string, surface: string): string {
  const end = luminance(rgb(surface)) > 0.18 ? 0 : 255;
  let shown = color;
  for (let share = 0; contrast(shown, surface) < LEAST; share += 0.02) {
    const mixed = rgb(color).map((it) => Math.round(it + (end - it) * share));
    shown = `#${mixed.map((it) => it.toString(16).padStart(2, '0')).join('')}`;
  }
  return shown;
}

// Everything else that is dark on dark pages.
const DARK =
  '--ink:#eef2f7;--soft:#b3bfce;--card:#17202c;--line:#2b3848;--edge:#7e8da3;--bad:#ffb4ad;--good:#8fdcb0;color-scheme:dark;';

/** The style sheet of a shop's colour: light, and dark where the reader or the element's `theme` wants it so. */
export function themed(brand: string): string {
  // What is written on the colour is white on light pages and nearly black on dark ones, which the contrast above is good for.
  const dark = `.wt{${DARK}--brand:${readable(brand, '#17202c')};--on-brand:#0c121c}`;
  return `.wt{--brand:${readable(brand, '#ffffff')};--on-brand:#fff}@media(prefers-color-scheme:dark){:host(:not([theme=light])) ${dark}}:host([theme=dark]) ${dark}`;
}
