// Makes what browsers load: target/classes/widget, which goes into the jar.
import './setup.mjs';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { at, unlessDone } from './inputs.mjs';

/** What a whole booking may weigh, in bytes as brotli sends them. */
const BUDGET = 15_000;

const folder = at('target', 'classes', 'widget');

await unlessDone(
  'bundle',
  [at('src'), at('build'), at('package-lock.json')],
  ['v1.js', 'manifest.json'].map((it) => `${folder}/${it}`),
  async () => {
    const [esbuild, { minify }] = await Promise.all([import('esbuild'), import('terser')]);
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    const manifest = {};

    /** Writes a file as it is and compressed, and notes its name and its integrity hash. */
    const write = (entry, name, text) => {
      const bytes = Buffer.from(text);
      const brotli = brotliCompressSync(bytes, {
        params: {
          [constants.BROTLI_PARAM_QUALITY]: 11,
          [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
          [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
        },
      });
      writeFileSync(`${folder}/${name}`, bytes);
      writeFileSync(`${folder}/${name}.br`, brotli);
      writeFileSync(`${folder}/${name}.gz`, gzipSync(bytes, { level: 9 }));
      manifest[entry] = {
        file: name,
        integrity: `sha384-${createHash('sha384').update(bytes).digest('base64')}`,
        bytes: bytes.length,
        brotli: brotli.length,
      };
      return brotli.length;
    };
    const hashed = (name, text) =>
      `${name}-${createHash('sha256')
        .update(text)
        .digest('base64url')
        .replace(/[^A-Za-z0-9]/g, '')
        .slice(0, 10)}.js`;

    const built = async (entry, format, define = {}) => {
      const result = await esbuild.build({
        entryPoints: [at('src', entry)],
        bundle: true,
        format: 'esm',
        target: ['es2022', 'safari16.4'],
        charset: 'utf8',
        loader: { '.css': 'text' },
        plugins: [minifiedStyles(esbuild), numberedMessages()],
        define,
        write: false,
        logLevel: 'warning',
      });
      // Some per cent smaller than esbuild's own.
      const { code } = await minify(result.outputFiles[0].text, {
        ecma: 2022,
        module: true,
        compress: { passes: 4, unsafe_arrows: true, unsafe_methods: true, keep_fargs: false, pure_getters: true },
        format: { comments: false },
      });
      // An ordinary script must not leave names on the page.
      return format === 'esm' ? code : `(()=>{${code}})();`;
    };

    /** Makes a part that is loaded later, and returns its name as the others call it. */
    const part = async (name, entry) => {
      const text = await built(entry, 'esm');
      const file = hashed(name, text);
      write(name, file, text);
      return JSON.stringify(file);
    };
    const EXTRAS = await part('extras', 'extras.ts');
    const SPANISH = await part('es', 'messages/es.ts');
    const booking = await built('v1.ts', 'iife', { EXTRAS, SPANISH });
    const weight = write('booking', hashed('booking', booking), booking);
    write('v1', 'v1.js', booking);
    const alsoManaging = await part('es-manage', 'messages/es-manage.ts');
    const manage = await built('manage.ts', 'iife', { EXTRAS, SPANISH: alsoManaging });
    write('manage', hashed('manage', manage), manage);
    writeFileSync(`${folder}/manifest.json`, `${JSON.stringify(manifest, null, 2)}\n`);

    console.log(
      `Widget: ${weight} of ${BUDGET} bytes (brotli); later ${manifest.es.brotli} for Spanish, ${manifest.extras.brotli} for extras; manage page ${manifest.manage.brotli}`,
    );
    if (weight > BUDGET) {
      rmSync(folder, { recursive: true });
      console.error(`The widget is over its budget of ${BUDGET} bytes.`);
      process.exit(1);
    }
  },
);

/** Style sheets are imported as text, without what only their authors need. */
function minifiedStyles(esbuild) {
  return {
    name: 'minified-styles',
    setup(build) {
      build.onLoad({ filter: /\.css$/ }, async ({ path }) => {
        const { code } = await esbuild.transform(readFileSync(path, 'utf8'), { loader: 'css', minify: true });
        return { contents: code.trim(), loader: 'text' };
      });
    },
  };
}

/** Messages have names for people and numbers for browsers; but for those whose names the code puts together. */
function numberedMessages() {
  const names = ['en', 'en-later', 'en-manage']
    .flatMap((it) => Object.keys(JSON.parse(readFileSync(at('src', 'messages', `${it}.json`), 'utf8'))))
    .filter((it) => it.includes('.') && !/^(wrong|failure|status)\.|\.(title|one|other)$/.test(it));
  const number = (name) => (names.includes(name) ? `k${names.indexOf(name).toString(36)}` : name);
  return {
    name: 'numbered-messages',
    setup(build) {
      build.onLoad({ filter: /src.*\.ts$/ }, ({ path }) => ({
        contents: readFileSync(path, 'utf8').replace(/'([a-z]+\.[a-z0-9.-]+)'/g, (_, name) => `'${number(name)}'`),
        loader: 'ts',
      }));
      build.onLoad({ filter: /messages.*\.json$/ }, ({ path }) => {
        const texts = Object.entries(JSON.parse(readFileSync(path, 'utf8')));
        return {
          contents: JSON.stringify(Object.fromEntries(texts.map(([name, text]) => [number(name), text]))),
          loader: 'json',
        };
      });
    },
  };
}
