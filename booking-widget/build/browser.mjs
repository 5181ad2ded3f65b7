// Runs the tests in a real browser against a running application: PLATFORM is its address, SHOP a shop with the menu of the
// demonstration that nobody else books. BROWSER names a Chromium, if it is not in its usual place.
import './setup.mjs';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { at, home } from './inputs.mjs';

const esbuild = await import('esbuild');
const folder = at('target', 'browser');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
await esbuild.build({
  entryPoints: readdirSync(at('test', 'browser'))
    .filter((it) => it.endsWith('.test.ts'))
    .map((it) => at('test', 'browser', it)),
  outdir: folder,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  packages: 'external',
  platform: 'node',
  format: 'esm',
  logLevel: 'warning',
});
const tests = readdirSync(folder).map((it) => `target/browser/${it}`);
const { status } = spawnSync(
  process.execPath,
  [
    '--test',
    '--test-reporter=spec',
    '--test-concurrency=1',
    ...(process.env.FILTER ? [`--test-name-pattern=${process.env.FILTER}`] : []),
    ...tests,
  ],
  {
    cwd: home,
    stdio: 'inherit',
  },
);
process.exit(status ?? 1);
