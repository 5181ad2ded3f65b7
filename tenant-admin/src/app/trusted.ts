const WORKER = '/admin/sw.js';

interface Rules {
  createScriptURL(url: string): string;
}

/** What the browser asks before it runs a script from an address; only our own service worker is one. */
const policy = (
  window as unknown as {
    trustedTypes?: { createPolicy(name: string, rules: Rules): Rules };
  }
).trustedTypes?.createPolicy('admin', {
  createScriptURL: (url: string) => {
    if (url !== WORKER) {
      throw new TypeError('Not a script of ours');
    }
    return url;
  },
});

/** Lets the app open without a connection. */
export function keepShell(): void {
  if (import.meta.env.PROD && 'serviceWorker' in navigator) {
    navigator.serviceWorker.register(policy?.createScriptURL(WORKER) ?? WORKER, { scope: '/admin' }).catch(() => {
      // The app works without it.
    });
  }
}
