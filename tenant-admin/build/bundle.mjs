// Makes what browsers load: target/classes/admin, which goes into the jar.
import './setup.mjs';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { at, unlessDone } from './inputs.mjs';
import { GENERATED, generate, SOURCES } from './types.mjs';

/** What the first page may need in scripts, in bytes as gzip sends them; browsers mostly take brotli, which is less. */
const BUDGET = 150_000;

const folder = at('target', 'classes', 'admin');

await unlessDone('types', SOURCES, GENERATED, generate);
await unlessDone(
  'bundle',
  [
    ...['src', 'public', 'build', 'index.html', 'vite.config.ts', 'package-lock.json'].map((it) => at(it)),
    ...GENERATED,
  ],
  [`${folder}/index.html`],
  async () => {
    const { build } = await import('vite');
    rmSync(folder, { recursive: true, force: true });
    await build({ configFile: at('vite.config.ts'), root: at(), logLevel: 'error' });
    const manifest = JSON.parse(readFileSync(`${folder}/.vite/manifest.json`, 'utf8'));
    rmSync(`${folder}/.vite`, { recursive: true });

    const weights = compress(`${folder}/assets`);
    const first = initial(manifest, 'index.html');
    const scripts = sum(first.filter((it) => it.endsWith('.js')).map((it) => weights[it].gzip));
    const brotli = sum(first.filter((it) => it.endsWith('.js')).map((it) => weights[it].brotli));
    const styles = sum(first.filter((it) => it.endsWith('.css')).map((it) => weights[it].brotli));
    const all = sum(Object.values(weights).map((it) => it.brotli));
    console.log(
      `Admin: ${scripts} of ${BUDGET} bytes of initial scripts (gzip; brotli ${brotli}), ${styles} of styles, ${all} in all (brotli)`,
    );
    if (scripts > BUDGET) {
      rmSync(folder, { recursive: true });
      console.error(`The admin's first page is over its budget of ${BUDGET} bytes.`);
      process.exit(1);
    }
    worker(first);
  },
);

/** Each file once more in both encodings, so that no request has to compress it. */
function compress(assets) {
  const weights = {};
  for (const name of readdirSync(assets)) {
    const bytes = readFileSync(`${assets}/${name}`);
    const brotli = brotliCompressSync(bytes, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
    });
    const gzip = gzipSync(bytes, { level: 9 });
    writeFileSync(`${assets}/${name}.br`, brotli);
    writeFileSync(`${assets}/${name}.gz`, gzip);
    weights[`assets/${name}`] = { brotli: brotli.length, gzip: gzip.length };
  }
  return weights;
}

/** The files that the shell names, directly or through what they import. */
function initial(manifest, entry, seen = new Set()) {
  const { file, css = [], imports = [] } = manifest[entry];
  if (!seen.has(file)) {
    seen.add(file);
    for (const style of css) {
      seen.add(style);
    }
    for (const further of imports) {
      initial(manifest, further, seen);
    }
  }
  return [...seen];
}

/** Tells the service worker what the shell of this build consists of. */
function worker(first) {
  const file = `${folder}/sw.js`;
  if (!existsSync(file)) {
    throw new Error('No service worker in public/');
  }
  const shell = ['/admin', '/admin/theme.js', ...first.map((it) => `/admin/${it}`)];
  writeFileSync(file, readFileSync(file, 'utf8').replace('/* shell */ []', JSON.stringify(shell)));
}

function sum(numbers) {
  return numbers.reduce((a, b) => a + b, 0);
}
