// Whether something has to be done again: the stamp of a step holds a hash of all that it was made from.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of this package. */
export const home = join(dirname(fileURLToPath(import.meta.url)), '..');

/** A path below that folder. */
export const at = (...names) => join(home, ...names);

// What a step generates is a result of it, not an input.
function* files(path) {
  if (!statSync(path).isDirectory()) {
    yield path;
    return;
  }
  for (const name of readdirSync(path).sort()) {
    if (!name.includes('.gen.')) {
      yield* files(join(path, name));
    }
  }
}

/** Does the work unless it was done from the very same files before; `results` must still be there. */
export async function unlessDone(name, inputs, results, work) {
  const hash = createHash('sha256').update(process.version);
  for (const file of inputs.flatMap((it) => (existsSync(it) ? [...files(it)] : []))) {
    hash.update(file).update('\0').update(readFileSync(file)).update('\0');
  }
  const sum = hash.digest('hex');
  const stamp = at('target', 'done', name);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sum && results.every((it) => existsSync(it))) {
    return;
  }
  await work();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, sum);
}
