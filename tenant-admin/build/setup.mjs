// Brings what the lock file names into node_modules, unless it is there.
import { spawnSync } from 'node:child_process';
import { at, home, unlessDone } from './inputs.mjs';

await unlessDone('setup', [at('package.json'), at('package-lock.json')], [at('node_modules', 'vite')], () => {
  const npm = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: home,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (npm.error || npm.status !== 0) {
    console.error(`npm ci failed in tenant-admin${npm.error ? `: ${npm.error.message}` : ''}`);
    process.exit(1);
  }
});
