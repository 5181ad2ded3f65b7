const KEY = 'wrenchtime.return';
const AGAIN = 15_000;

let leaving = false;

/** Leaves for the sign-in and comes back to this page. Not twice in a row: then the page says what is wrong. */
export function signIn(): boolean {
  if (leaving) {
    return true;
  }
  const last = JSON.parse(sessionStorage.getItem(KEY) ?? '{"at":0}') as { at: number };
  if (Date.now() - last.at < AGAIN) {
    return false;
  }
  leaving = true;
  const { pathname, search } = location;
  sessionStorage.setItem(KEY, JSON.stringify({ at: Date.now(), pathname, search }));
  location.assign(`/bff/login?return_to=${encodeURIComponent(pathname)}`);
  return true;
}

/** After a sign-in the address has its filters back, which are not sent along. */
export function comeBack(): void {
  const left = JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as { pathname: string; search: string } | null;
  if (left?.search && left.pathname === location.pathname && !location.search) {
    history.replaceState(null, '', left.pathname + left.search);
  }
}

/** Somebody is in: the next sign-in may come whenever it is needed. */
export const signedIn = () => sessionStorage.removeItem(KEY);
