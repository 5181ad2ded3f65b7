import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accessible, heading, picture, SHOP, sites, times, toTimes, visit, world } from './world.ts';

world();

test('givenASiteWithAStrictPolicy_whenTheElementIsUsed_thenNothingBreachesIt', async () => {
  await visit(`${sites.address}/strict.html`, { locale: 'es-MX' }, async ({ page, complaints }) => {
    // The page is English, whatever the visitor's browser prefers.
    await toTimes(page);
    await times(page).first().click();
    await page.getByRole('button', { name: 'Add a note' }).waitFor();
    assert.deepEqual(complaints, []);
  });
});

test('givenASiteWithAggressiveStyles_whenTheElementIsShown_thenItLooksAsEverywhere', async () => {
  const look = `(() => {
    const root = document.querySelector('wrenchtime-booking').shadowRoot;
    return ['h2', '.search input', '.link', 'summary', '.card'].map(it => {
      const style = getComputedStyle(root.querySelector(it));
      return [it, style.color, style.fontSize, style.fontStyle, style.letterSpacing, style.textTransform, style.display, style.textAlign, style.lineHeight, style.minHeight, style.backgroundColor];
    });
  })()`;
  const looks: unknown[] = [];
  for (const site of ['index', 'hostile']) {
    await visit(`${sites.address}/${site}.html`, {}, async ({ page }) => {
      await heading(page, 'What does your car need?').waitFor();
      await page.locator('summary').first().waitFor();
      looks.push(await page.evaluate(look));
      await picture(page, `390-${site}`);
    });
  }
  assert.deepEqual(looks[1], looks[0]);
});

test('givenTwoOnAPage_whenBothAreUsed_thenNeitherDisturbsTheOther', async () => {
  await visit(
    `${sites.address}/builder.html`,
    { viewport: { width: 1280, height: 900 }, bypassCSP: true },
    async ({ page }) => {
      const one = page.locator('#one');
      const two = page.locator('#two');
      await one.getByRole('heading', { name: '¿Dónde está el auto?' }).waitFor();
      assert.equal(await one.getByLabel('Código postal (ZIP)', { exact: true }).inputValue(), '95695');
      await two.getByLabel('Descríbalo con sus palabras').fill('frenos');
      await two.getByRole('checkbox').first().check();
      await picture(page, '1280-two');
      await one.getByRole('button', { name: 'Continuar' }).click();
      await one.locator('.times button').first().waitFor();
      await two.getByRole('heading', { name: '¿Qué necesita su auto?' }).waitFor();
      await page.reload();
      await one.getByRole('heading', { name: '¿Cuándo vamos?' }).waitFor();
      await two.getByRole('heading', { name: '¿Qué necesita su auto?' }).waitFor();
    },
  );
});

test('givenAFrameworkThatTakesItOut_whenItIsPutBack_thenWhatWasTypedIsThere', async () => {
  await visit(`${sites.address}/index.html`, {}, async ({ page, complaints }) => {
    await toTimes(page);
    await page.evaluate(() => {
      const element = document.querySelector('wrenchtime-booking') as HTMLElement;
      element.remove();
      document.body.prepend(element);
    });
    await heading(page, 'When should we come?').waitFor();
    await times(page).first().click();
    await page.getByLabel('Name').fill('Ada');
    await page.evaluate(() => {
      // A new element, as after a change of page: the draft of the session is its too.
      const before = document.querySelector('wrenchtime-booking') as HTMLElement;
      const now = before.cloneNode() as HTMLElement;
      before.replaceWith(now);
    });
    await page.getByText('Kept for you').waitFor();
    assert.equal(await page.getByLabel('Name').inputValue(), 'Ada');
    assert.deepEqual(complaints, []);
  });
});

test('givenAButton_whenPressed_thenADialogOpensAndFocusComesBack', async () => {
  await visit(`${sites.address}/button.html`, { bypassCSP: true }, async ({ page }) => {
    const open = page.getByRole('button', { name: 'Book Edgar' });
    await open.click();
    await page.getByRole('dialog').getByLabel('Describe it in your own words').fill('tires');
    await accessible(page, 'dialog');
    await picture(page, '390-dialog');
    // Within the field, the first one empties it.
    await page.keyboard.press('Tab');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    assert.equal(await page.evaluate('document.activeElement.shadowRoot.activeElement.textContent'), 'Book Edgar');
    await page.evaluate("document.querySelector('#one').open()");
    assert.equal(await page.getByRole('dialog').getByLabel('Describe it in your own words').inputValue(), 'tires');
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await picture(page, '390-floating');
  });
});

test('givenASite_whenItListens_thenItHearsOfEveryStep', async () => {
  await visit(`${sites.address}/index.html`, {}, async ({ page }) => {
    await page.evaluate(() => {
      const heard: string[] = [];
      Object.assign(window, { heard });
      for (const it of ['step', 'slot-selected', 'error']) {
        document.addEventListener(`wrenchtime:${it}`, (e) =>
          heard.push(`${it} ${Object.values((e as CustomEvent).detail)[0]}`),
        );
      }
    });
    await toTimes(page);
    await times(page).first().click();
    await heading(page, 'Your car and how to reach you').waitFor();
    await page.getByRole('button', { name: 'Continue' }).click();
    const heard = (await page.evaluate('window.heard')) as string[];
    assert.deepEqual(
      heard.map((it) => it.replace(/\d{4}-.*/, 'TIME')),
      ['step place', 'step time', 'slot-selected TIME', 'step details', 'error validation'],
    );
  });
});

test('givenAVisitorInAnotherZone_whenTimesAreShown_thenTheZoneIsNamed', async () => {
  await visit(`${sites.address}/index.html`, { timezoneId: 'America/New_York' }, async ({ page }) => {
    await toTimes(page);
    await page.getByText('time zone: Pacific Time').waitFor();
  });
  await visit(`${sites.address}/index.html`, {}, async ({ page }) => {
    await toTimes(page);
    assert.equal(await page.getByText('time zone').count(), 0);
  });
});

test('givenALargerText_whenShownNarrow_thenNothingIsCutOff', async () => {
  // 1280 px at 400 % are 320 px.
  await visit(`/${SHOP}`, { viewport: { width: 320, height: 568 } }, async ({ page }) => {
    await toTimes(page);
    assert.equal(await page.evaluate('document.documentElement.scrollWidth'), 320);
    await picture(page, '320-time');
  });
});

test('givenASlowPhone_whenThePageIsOpened_thenOneRequestOfTheApiComesBeforeTheFirstChoice', async (t) => {
  await visit('/health', {}, async ({ page }) => {
    const session = await page.context().newCDPSession(page);
    await session.send('Network.enable');
    // "Slow 4G" as Lighthouse simulates it.
    await session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 150,
      downloadThroughput: (1.6 * 1024 * 1024) / 8,
      uploadThroughput: (750 * 1024) / 8,
    });
    await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    const asked: string[] = [];
    page.on('request', (it) => asked.push(new URL(it.url()).pathname));
    const begun = Date.now();
    await page.goto(`${sites.address}/index.html`, { waitUntil: 'commit' });
    await page.locator('summary').first().waitFor();
    const usable = Date.now() - begun;
    t.diagnostic(`usable after ${usable} ms: ${asked.join(' ')}`);
    assert.equal(asked.filter((it) => it.startsWith('/api/')).length, 1);
    assert.equal(asked.filter((it) => it.startsWith('/widget/')).length, 1);
    // The goal is a second on a machine that does nothing else; docs/performance.md has what was measured.
    assert.ok(usable < 6_000, `${usable} ms`);
  });
});
