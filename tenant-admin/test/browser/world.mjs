// What the browser tests share: people who are signed in, and what axe says of a page.
// PLATFORM is the address of a running application; OWNER, DISPATCHER, TECHNICIAN and ACCOUNTANT are mailboxes of people of one
// shop with the menu of the demonstration, PASSWORD is everybody's. SCREENS names a folder that pictures are kept in.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

export const platform = process.env.PLATFORM ?? 'http://localhost:8080';
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let browser;

/** Begins and ends the browser around all tests of a file. */
export async function openBrowser() {
  browser = await chromium.launch({
    executablePath: process.env.BROWSER ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  });
}

export const closeBrowser = () => browser?.close();

const states = new Map();

/** A page of the admin for a person of this role, signed in; what the page complains about ends the test. */
export async function signedIn(
  role,
  { path = '/admin', width = 1280, height = 900, dark = false, touch = false } = {},
) {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: dark ? 'dark' : 'light',
    locale: 'en-US',
    hasTouch: touch,
    serviceWorkers: 'block',
    reducedMotion: 'reduce',
    storageState: states.get(role),
  });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  page.complaints = [];
  page.on('pageerror', (error) => page.complaints.push(error.message));
  page.on('console', (it) => {
    if (it.type() === 'error' && /Content Security|Trusted|React/i.test(it.text())) {
      page.complaints.push(it.text());
    }
  });
  await page.goto(platform + path);
  if (!states.has(role)) {
    await page.getByLabel(/e-?mail/i).fill(process.env[role]);
    await page
      .getByLabel(/password/i)
      .first()
      .fill(process.env.PASSWORD);
    await page.locator('main form button').first().click();
    await page.waitForURL((url) => url.pathname.startsWith('/admin'));
    states.set(role, await context.storageState());
  }
  await page.locator('main h1, main h2').first().waitFor();
  return page;
}

/** Looks at the page as it is: axe in light and dark, nothing wider than the screen, no complaint. */
export async function look(page, name) {
  for (const theme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    // Evaluated past the page's policy, as extensions are.
    await page.evaluate(axe);
    const violations = await page.evaluate(async () => {
      const result = await globalThis.axe.run(document, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
        resultTypes: ['violations'],
      });
      return result.violations.map((it) => `${it.id}: ${it.nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`);
    });
    assert.deepEqual(violations, [], `${name}, ${theme}`);
    if (process.env.SCREENS) {
      await page.screenshot({ path: `${process.env.SCREENS}/${name}-${page.viewportSize().width}-${theme}.png` });
    }
  }
  const { wide, screen } = await page.evaluate(() => ({
    wide: document.documentElement.scrollWidth,
    screen: document.documentElement.clientWidth,
  }));
  assert.ok(wide <= screen, `${name}: ${wide} px wide on ${screen} px`);
  assert.deepEqual(page.complaints, [], name);
}

/** Calls the API as the person of the page, to prepare what a test is about. */
export const call = (page, method, path, body, headers = {}) =>
  page.evaluate(
    async ([method, path, body, headers]) => {
      const { csrfToken } = await (await fetch('/bff/session')).json();
      const response = await fetch(path, {
        method,
        headers: {
          'Content-Type': 'application/json',
          'X-CSRF-Token': csrfToken,
          ...(method === 'POST' ? { 'Idempotency-Key': crypto.randomUUID() } : {}),
          ...headers,
        },
        body: body === undefined ? undefined : JSON.stringify(body),
      });
      const text = await response.text();
      return { status: response.status, body: text ? JSON.parse(text) : undefined };
    },
    [method, path, body, headers],
  );

let phone = 130;

/** Books a job at the first or a later free time of a day, and gives what the server says of it. */
export async function booked(page, { name = 'Maria González', day, nth = 0, service = 0, technician } = {}) {
  const { body: me } = await call(page, 'GET', '/api/v1/me');
  const { body: menu } = await call(page, 'GET', '/api/v1/services?limit=200');
  const id = menu.items[service].id;
  const { body: free } = await call(
    page,
    'GET',
    `/api/v1/public/${me.shop.slug}/availability?services=${id}&from=${day}&to=${day}&postalCode=95695${technician ? `&technician=${technician}` : ''}`,
  );
  const slots = free.days.flatMap((it) => it.slots);
  assert.ok(slots.length > nth, `free times on ${day}`);
  phone += 1;
  const { status, body } = await call(page, 'POST', '/api/v1/appointments', {
    customer: { name, phone: `(530) 555-0${phone}` },
    vehicle: { year: 2019, make: 'Toyota', model: 'Camry', plate: `7ABC${phone}` },
    services: [id],
    address: { line1: '100 Main Street', city: 'Woodland', region: 'CA', postalCode: '95695' },
    start: slots[nth].start,
    technician,
  });
  assert.equal(status, 201, JSON.stringify(body));
  return body;
}

/** The first date from tomorrow on at which somebody works. */
export async function workingDay(page) {
  const { body: today } = await call(page, 'GET', '/api/v1/board');
  for (let days = 1; days < 10; days += 1) {
    const date = new Date(Date.parse(`${today.date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
    const { body } = await call(page, 'GET', `/api/v1/board?date=${date}`);
    if (body.technicians.every((it) => it.working.length > 0)) {
      return date;
    }
  }
  throw new Error('Nobody works in the next days');
}
