// The gates of this package: types against the API's description, linter and formatter, unit tests.
import './setup.mjs';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { at, home, unlessDone } from './inputs.mjs';

if (process.argv.slice(2).includes('true')) {
  // Maven's -DskipTests or -Dmaven.test.skip.
  process.exit(0);
}

function run(command, ...args) {
  const { status } = spawnSync(process.execPath, [at('node_modules', command), ...args], {
    cwd: home,
    stdio: 'inherit',
  });
  if (status !== 0) {
    process.exit(status ?? 1);
  }
}

const inputs = ['src', 'test', 'build', 'demo', 'biome.json', 'tsconfig.json', 'package.json', 'package-lock.json'];
await unlessDone('verify', [...inputs.map((it) => at(it)), at('..', 'platform-api', 'openapi.json')], [], async () => {
  run('openapi-typescript/bin/cli.js', '../platform-api/openapi.json', '--output', 'src/api/schema.gen.ts', '--silent');
  run('typescript/bin/tsc');
  run('@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.');
  await bundleTests();
  const tests = readdirSync(at('target', 'unit')).map((it) => `target/unit/${it}`);
  const { status } = spawnSync(process.execPath, ['--test', ...tests], { cwd: home, stdio: 'inherit' });
  if (status !== 0) {
    process.exit(status ?? 1);
  }
});

async function bundleTests() {
  const esbuild = await import('esbuild');
  const folder = at('target', 'unit');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  await esbuild.build({
    entryPoints: readdirSync(at('test', 'unit'))
      .filter((it) => it.endsWith('.test.ts'))
      .map((it) => at('test', 'unit', it)),
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    define: { SPANISH: '"es.js"', EXTRAS: '"extras.js"' },
    loader: { '.css': 'text' },
    sourcemap: 'inline',
    logLevel: 'warning',
  });
}
