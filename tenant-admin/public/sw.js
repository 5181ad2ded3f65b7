// Keeps the shell, so that the app opens without a connection; data never pass through here.
const SHELL = /* shell */ [];
const CACHE = `shell-${SHELL.join().length}-${SHELL.map((it) => it.slice(-13)).join('')}`;

addEventListener('install', (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(SHELL)));
  skipWaiting();
});

addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((it) => it !== CACHE && it !== 'later').map((it) => caches.delete(it))))
      .then(() => clients.claim()),
  );
});

addEventListener('fetch', (event) => {
  const { pathname, origin } = new URL(event.request.url);
  if (event.request.method !== 'GET' || origin !== location.origin || !/^\/admin(\/|$)/.test(pathname)) {
    return;
  }
  if (event.request.mode === 'navigate') {
    event.respondWith(fetch(event.request).catch(() => caches.match('/admin')));
  } else if (pathname.startsWith('/admin/assets/')) {
    event.respondWith(kept(event.request));
  } else {
    event.respondWith(fetch(event.request).catch(() => caches.match(event.request)));
  }
});

// Their names change with their content. Parts that are fetched later stay too: the next page may be opened offline.
async function kept(request) {
  const found = await caches.match(request);
  if (found) {
    return found;
  }
  const response = await fetch(request);
  if (response.ok) {
    const copy = response.clone();
    caches.open('later').then((cache) => cache.put(request, copy));
  }
  return response;
}
