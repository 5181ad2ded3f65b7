// Bundles the tests of a folder and runs them with Node's own runner, one after another.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { at, home } from './inputs.mjs';

/** Runs the tests in `test/NAME`; those whose name matches FILTER, if that is set. Returns the exit status. */
export async function runTests(name, ...options) {
  const esbuild = await import('esbuild');
  const folder = at('target', name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  await esbuild.build({
    entryPoints: readdirSync(at('test', name))
      .filter((it) => it.endsWith('.test.ts'))
      .map((it) => at('test', name, it)),
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    logLevel: 'warning',
  });
  const { status } = spawnSync(
    process.execPath,
    [
      ...options,
      '--test',
      '--test-reporter=spec',
      '--test-concurrency=1',
      ...(process.env.FILTER ? [`--test-name-pattern=${process.env.FILTER}`] : []),
      ...readdirSync(folder).map((it) => `target/${name}/${it}`),
    ],
    { cwd: home, stdio: 'inherit' },
  );
  return status ?? 1;
}
