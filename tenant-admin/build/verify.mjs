// The gates of this package: types against the API's description, linter and formatter, unit tests.
import './setup.mjs';
import { spawnSync } from 'node:child_process';
import { at, home, unlessDone } from './inputs.mjs';
import { GENERATED, generate, SOURCES } from './types.mjs';

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

const inputs = [
  ...['src', 'test', 'build', 'public', 'index.html'],
  ...['biome.json', 'tsconfig.json', 'vite.config.ts', 'package.json', 'package-lock.json'],
];
await unlessDone('types', SOURCES, GENERATED, generate);
await unlessDone('verify', [...inputs.map((it) => at(it)), ...GENERATED], [], () => {
  run('typescript/bin/tsc');
  run('@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.');
  run('vitest/vitest.mjs', 'run');
});
