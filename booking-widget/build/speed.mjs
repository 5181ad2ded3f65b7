// Measures how long it takes until a customer can make the first choice, on a phone with "slow 4G" as Lighthouse simulates it
// and a processor four times slower, with nothing stored: on the hosted page, and on sites of another origin. Against a
// running application (PLATFORM, SHOP as for browser.mjs), RUNS times each, in turns; prints medians.
import './setup.mjs';
import { serveSites } from '../demo/server.mjs';

const { chromium } = await import('playwright-core');
const PLATFORM = process.env.PLATFORM ?? 'http://localhost:8080';
const SHOP = process.env.SHOP ?? 'edgar';
const RUNS = Number(process.env.RUNS ?? 15);
const SLOW_4G = {
  offline: false,
  latency: 150,
  downloadThroughput: (1.6 * 1024 * 1024) / 8,
  uploadThroughput: (750 * 1024) / 8,
};

const sites = await serveSites(PLATFORM, SHOP);
const pages = {
  'hosted page': `${PLATFORM}/${SHOP}?lang=en`,
  'site, two lines': `${sites.address}/index.html`,
  'site, with the hint': `${sites.address}/fast.html`,
};
const browser = await chromium.launch({
  executablePath: process.env.BROWSER ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
});
const results = Object.fromEntries(Object.keys(pages).map((it) => [it, []]));
// The first of each warms browser and server up, and does not count.
for (let run = 0; run <= RUNS; run++) {
  for (const [name, address] of Object.entries(pages)) {
    const result = await open(address);
    if (run > 0) results[name].push(result);
  }
}
await browser.close();
sites.close();

for (const [name, measured] of Object.entries(results)) {
  const of = (what) => measured.map((it) => it[what]).sort((a, b) => a - b);
  const at = (values, share) => values[Math.min(values.length - 1, Math.floor(values.length * share))];
  const usable = of('usable');
  console.log(
    `${name}: first choice after ${at(usable, 0.5)} ms (median of ${RUNS}; ${usable[0]} to ${usable.at(-1)}, p90 ${at(usable, 0.9)}),`,
    `${at(of('requests'), 0.5)} requests, ${at(of('bytes'), 0.5)} bytes`,
  );
}

async function open(address) {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    locale: 'en-US',
    timezoneId: 'America/Los_Angeles',
  });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', SLOW_4G);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  let requests = 0;
  let bytes = 0;
  session.on('Network.requestWillBeSent', () => requests++);
  session.on('Network.loadingFinished', (it) => {
    bytes += it.encodedDataLength;
  });
  // By the page's own clock: from the start of the navigation to the frame in which a service or its category can be pressed.
  await page.addInitScript(() => {
    const look = () => {
      const root = document.querySelector('wrenchtime-booking')?.shadowRoot;
      if (root?.querySelector('summary, input[type=checkbox]')) {
        requestAnimationFrame(() => setTimeout(() => Object.assign(window, { usable: performance.now() })));
      } else {
        setTimeout(look, 5);
      }
    };
    look();
  });
  await page.goto(address, { waitUntil: 'commit' });
  await page.waitForFunction(() => window.usable, null, { timeout: 60_000 });
  const usable = Math.round(await page.evaluate(() => window.usable));
  await page.waitForLoadState('networkidle');
  await context.close();
  return { usable, requests, bytes };
}
