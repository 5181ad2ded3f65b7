import type { Service } from '../api/types.ts';

// Words that say nothing about what is wrong, in both languages; without accents and apostrophes. Shorter ones never do.
const SILENT = new Set(
  'the and are but car cars does for from has have its like make makes need some there thing want when with los las una del mis que con por para esta hace'.split(
    ' ',
  ),
);

/** The words of a text that mean something, each as far as it is the same in all its forms. */
export function words(text: string): string[] {
  return text
    .normalize('NFD')
    .replace(/\p{M}|['’]/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((it) => (it.length > 2 || /\d|^ac$/.test(it)) && !SILENT.has(it))
    .map(stem);
}

/** `squeaky`, `squeaks` and `squeaking` are one word, and so are `brake` and `brakes`. */
function stem(word: string) {
  const short = word.replace(/(?:ies|ing|ed|es|y|s|e)$/, '');
  return short.length >= 3 ? short : word;
}

/**
 * The services that somebody probably means, the likeliest first. A service is found when any word of the question begins
 * one of its words; each further word and each better place (its name and keywords before its description) counts more.
 */
export function search(services: readonly Service[], question: string): Service[] {
  const asked = words(question);
  const scored = services.map((service, position) => {
    const named = words(service.name);
    const keywords = words(service.keywords.join(' '));
    const around = words(`${service.category} ${service.description}`);
    const score = asked.reduce((sum, word) => {
      const exact = (it: string) => it === word;
      const begins = (it: string) => it.startsWith(word);
      if (keywords.some(exact) || named.some(exact)) return sum + 5;
      if (keywords.some(begins) || named.some(begins)) return sum + 3;
      if (word.length > 2 && around.some(begins)) return sum + 1;
      return sum;
    }, 0);
    // What somebody said as a whole is likelier than the same words here and there.
    const phrase = asked.join(' ');
    const whole = service.keywords.some((it) => words(it).join(' ') === phrase) ? 4 : 0;
    return { service, position, score: score && score + whole };
  });
  // What shares one word of three with the question is noise beside what shares all.
  const best = Math.max(...scored.map((it) => it.score));
  return scored
    .filter((it) => it.score > 0 && it.score >= best / 2)
    .sort((a, b) => b.score - a.score || a.position - b.position)
    .map((it) => it.service);
}

/** The services that find out what is wrong, for those who do not know. */
export function diagnostics(services: readonly Service[]): Service[] {
  return services.filter((it) => it.keywords.some((keyword) => /^diagnos/i.test(keyword)));
}
