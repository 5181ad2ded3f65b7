// Serves the demonstration sites: pages as shops have them, on an origin of their own, with the element from the platform.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';

/** The policies of the sites that have one; HOST stands for the platform. */
const POLICIES = {
  '/strict.html':
    "default-src 'none'; script-src HOST; connect-src HOST; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'",
};

/**
 * Starts a server of the sites, whose pages load the element from this platform for this shop.
 *
 * @param folder of the sites
 */
export function serveSites(platform, shop, port = 0, folder = fileURLToPath(new URL('.', import.meta.url))) {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const name = pathname === '/' ? '/index.html' : pathname;
    try {
      if (!/^\/[a-z-]+\.(html|css)$/.test(name)) throw new Error('No such file');
      const text = readFileSync(`${folder}${name}`, 'utf8').replaceAll('HOST', platform).replaceAll('SHOP', shop);
      const policy = POLICIES[name];
      if (policy) response.setHeader('Content-Security-Policy', policy.replaceAll('HOST', platform));
      response.setHeader('Content-Type', `text/${name.endsWith('.css') ? 'css' : 'html'}; charset=utf-8`);
      response.end(text);
    } catch {
      response.statusCode = 404;
      response.end('Not found');
    }
  });
  return new Promise((resolve) => {
    server.listen(port, '127.0.0.1', () =>
      resolve({ address: `http://localhost:${server.address().port}`, close: () => server.close() }),
    );
  });
}
