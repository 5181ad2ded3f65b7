import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before } from 'node:test';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { serveSites } from '../../demo/server.mjs';

export const PLATFORM = process.env.PLATFORM ?? 'http://localhost:8080';
export const SHOP = process.env.SHOP ?? 'edgar';
const SCREENS = process.env.SCREENS;
const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

let browser: Browser;
export let sites: { address: string; close(): void };

/** Has a browser and the demonstration sites for the tests of a file. */
export function world() {
  before(async () => {
    browser = await chromium.launch({
      executablePath: process.env.BROWSER ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    });
    sites = await serveSites(PLATFORM, SHOP, 0, 'demo');
  });
  after(async () => {
    await browser?.close();
    sites?.close();
  });
}

export interface Visit {
  page: Page;
  /** What the browser complained of: exceptions, errors in the console, breaches of the content security policy. */
  complaints: string[];
}

/** Opens a page as a visitor with a phone in California, unless told otherwise, and does the work on it. */
export async function visit(path: string, options: BrowserContextOptions, work: (visit: Visit) => Promise<void>) {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    locale: 'en-US',
    timezoneId: 'America/Los_Angeles',
    reducedMotion: 'reduce',
    ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const complaints: string[] = [];
  page.on('pageerror', (e) => complaints.push(String(e)));
  page.on('console', (it) => {
    // A refusal of the server is what the test is about, and no mistake of the page.
    if (it.type() === 'error' && !it.text().includes('Failed to load resource')) complaints.push(it.text());
  });
  try {
    await page.goto(path.startsWith('http') ? path : PLATFORM + path);
    await work({ page, complaints });
  } catch (e) {
    await page.screenshot({ path: 'target/failed.png', fullPage: true }).catch(() => {});
    throw e;
  } finally {
    await context.close();
  }
}

/**
 * Asserts that axe finds nothing against WCAG 2.2 AA, and that everything can be hit with a thumb. The page must have been
 * opened with `bypassCSP`.
 */
export async function accessible(page: Page, where: string) {
  if (!(await page.evaluate('"axe" in window'))) await page.addScriptTag({ path: AXE });
  const found = (await page.evaluate(
    `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
        .then(it => it.violations.map(v => v.id + ': ' + v.nodes.map(n => n.target.join(' ') + ' ' + (n.any[0]?.message ?? '')).join('; ')))`,
  )) as string[];
  assert.deepEqual(found, [], where);
  assert.deepEqual(await page.evaluate(SMALL), [], `${where}: targets of less than 44 px`);
}

// What can be pressed on our own pages and in our elements; links within a sentence are as high as its lines.
const SMALL = `(() => {
  const elements = [...document.querySelectorAll('wrenchtime-booking, wrenchtime-manage')].map(it => it.shadowRoot);
  const roots = [...elements, ...(document.querySelector('footer.bottom') ? [document] : [])].filter(it => it);
  return roots
    .flatMap(it => [...it.querySelectorAll('button, a[href], summary, select, textarea, input, label:has([type=checkbox])')])
    .filter(it => it.checkVisibility() && !it.closest('p') && !['hidden', 'checkbox'].includes(it.type))
    .map(it => [it.outerHTML.slice(0, 80), it.getBoundingClientRect()])
    .filter(([, it]) => it.height > 1 && (it.height < 43.5 || it.width < 43.5))
    .map(([it, { width, height }]) => it + ' ' + Math.round(width) + ' x ' + Math.round(height));
})()`;

/** Keeps a picture, where somebody wants to look. */
export async function picture(page: Page, name: string) {
  if (!SCREENS) return;
  mkdirSync(SCREENS, { recursive: true });
  await page.screenshot({ path: `${SCREENS}/${name}.png` });
}

export const heading = (page: Page, text: string | RegExp) => page.getByRole('heading', { name: text, level: 2 });

/** From the first step to the times, in English. */
export async function toTimes(page: Page, words = "won't start", code = '95695') {
  await page.getByLabel('Describe it in your own words').fill(words);
  await page.getByRole('checkbox').first().check();
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByLabel('ZIP code', { exact: true }).fill(code);
  await page.getByText('Good news').waitFor();
  await page.getByRole('button', { name: 'Continue' }).click();
  await times(page).first().waitFor();
}

export const times = (page: Page) => page.locator('.times button');

/** Types what the details ask for, in English. */
export async function details(page: Page, name = 'Ada Driver') {
  await page.getByLabel('Street and number').fill('100 Main Street');
  await page.getByLabel('City').fill('Woodland');
  await page.getByLabel('Year').selectOption('2016');
  await page.getByLabel('Make and model').fill('Toyota Corolla');
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('Phone').fill('5305550142');
}

/** What the server says to this public path. */
export async function api(
  path: string,
  body?: unknown,
): Promise<{ status: number; json: Record<string, never> & { [name: string]: unknown } }> {
  const response = await fetch(`${PLATFORM}/api/v1/public/${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, json: (await response.json()) as never };
}
