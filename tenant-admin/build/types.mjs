// The API's types and the design's values, from where they are kept: neither is written down twice.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { at, home } from './inputs.mjs';

const DESIGN = at('..', 'platform-api', 'src', 'main', 'resources', 'static', 'design', 'tokens.css');

/** The description of the API. */
export const API = at('..', 'platform-api', 'openapi.json');

/** What the generated files are made from. */
export const SOURCES = [API, DESIGN, at('build', 'types.mjs')];

/** The files themselves. */
export const GENERATED = [at('src', 'api', 'schema.gen.ts'), at('src', 'design', 'tokens.gen.css')];

/** Writes the generated files. */
export function generate() {
  const cli = at('node_modules', 'openapi-typescript', 'bin', 'cli.js');
  const { status } = spawnSync(process.execPath, [cli, API, '--output', GENERATED[0], '--silent'], {
    cwd: home,
    stdio: 'inherit',
  });
  if (status !== 0) {
    process.exit(status ?? 1);
  }
  writeFileSync(GENERATED[1], tokens(readFileSync(DESIGN, 'utf8')));
}

// The pages that the server draws are light or dark as the system is; here a person may choose.
function tokens(css) {
  const dark = css.match(/@media \(prefers-color-scheme: dark\) \{\s*:root \{([\s\S]*?)\}\s*\}/);
  if (dark === null) {
    throw new Error('tokens.css no longer says what is dark in the way that is read here');
  }
  return `/* Generated from platform-api/src/main/resources/static/design/tokens.css. */
${css.replace(dark[0], dark[0].replace(':root', ':root:not([data-theme="light"])'))}
:root[data-theme="light"] {
  color-scheme: light;
}
:root[data-theme="dark"] {
  color-scheme: dark;
${dark[1]}}
`;
}

if (process.argv[1] === at('build', 'types.mjs')) {
  generate();
}
