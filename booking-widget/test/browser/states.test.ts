import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { accessible, details, heading, picture, SHOP, sites, times, toTimes, visit, world } from './world.ts';

world();

const open = { bypassCSP: true } as const;

async function toReview(page: Page, words = "won't start") {
  await toTimes(page, words);
  await times(page).first().click();
  await details(page);
  await page.getByRole('button', { name: 'Continue' }).click();
  await heading(page, 'Everything right?').waitFor();
}

const WIDE = [
  {
    locale: 'en-US',
    colorScheme: 'light',
    search: 'Describe it',
    next: 'Continue',
    code: 'ZIP code',
    good: 'Good news',
  },
  {
    locale: 'es-US',
    colorScheme: 'dark',
    search: 'Descríbalo',
    next: 'Continuar',
    code: 'Código postal (ZIP)',
    good: 'Buenas',
  },
] as const;

for (const it of WIDE) {
  test(`givenAWideScreenIn${it.locale}_whenSomebodyBooks_thenEveryStepFits`, async () => {
    const { locale, colorScheme } = it;
    const wide = { ...open, locale, colorScheme, viewport: { width: 1280, height: 860 } };
    await visit(`/${SHOP}`, wide, async ({ page, complaints }) => {
      const shown = async (step: string) => {
        await accessible(page, `${locale} ${step} at 1280`);
        await picture(page, `1280-${colorScheme}-${step}`);
        assert.equal(await page.evaluate('document.documentElement.scrollWidth'), 1280);
      };
      const next = () => page.getByRole('button', { name: it.next }).click();
      await page.getByLabel(it.search).fill(locale === 'en-US' ? 'squeaky brakes' : 'frenos');
      await page.getByRole('checkbox').first().check();
      await shown('1-services');
      await next();
      await page.getByLabel(it.code, { exact: true }).fill('95695');
      await page.getByText(it.good).waitFor();
      await shown('2-place');
      await next();
      await times(page).nth(1).waitFor();
      await shown('3-time');
      await times(page).nth(1).click();
      await page.locator('#wt-line1').fill('100 Main Street');
      await page.locator('#wt-city').fill('Woodland');
      await page.locator('#wt-year').selectOption('2016');
      await page.locator('#wt-model').fill('Toyota Corolla');
      await page.locator('#wt-name').fill('Ada Driver');
      await page.locator('#wt-phone').fill('5305550142');
      await shown('4-details');
      await next();
      await page.locator('.card dl').waitFor();
      await shown('5-review');
      await page.locator('footer .main').click();
      await heading(page, locale === 'en-US' ? 'You’re booked' : 'Su cita está reservada').waitFor();
      await page.locator('ol li').first().waitFor();
      await shown('6-booked');
      assert.deepEqual(complaints, []);
    });
  });
}

test('givenAHold_whenItsTimeRunsDown_thenItIsSaidExtendedOnceAndRunsOut', async () => {
  await visit('/health', open, async ({ page }) => {
    await page.clock.install();
    await page.goto(`${new URL(page.url()).origin}/${SHOP}`);
    await toTimes(page, 'air filter');
    await times(page).first().click();
    await page.getByText('Kept for you').waitFor();
    const left = () => page.locator('[role=timer]').innerText();
    assert.match(await left(), /\b9:5\d|10:00/);
    await page.clock.fastForward('08:30');
    await page.getByText('kept for 2 more minutes').waitFor();
    assert.match(await left(), /1:2\d/);
    await accessible(page, 'hold is short');
    await page.getByRole('button', { name: 'Keep it longer' }).click();
    await page.getByText('The time is kept longer.').waitFor();
    assert.match(await left(), /\b9:\d\d|10:00/);
    assert.equal(await page.getByRole('button', { name: 'Keep it longer' }).count(), 0);
    await details(page);
    await page.clock.fastForward('10:00');
    await page.getByText('We no longer keep this time').waitFor();
    await accessible(page, 'hold has run out');
    await picture(page, '390-4-run-out');
    assert.equal(await page.getByLabel('Name').inputValue(), 'Ada Driver');
    // Still free, so it is booked without having been kept.
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('button', { name: 'Book it' }).click();
    await heading(page, 'You’re booked').waitFor();
  });
});

test('givenAReview_whenConfirmIsTappedTwice_thenOneRequestBooks', async () => {
  await visit(`/${SHOP}`, {}, async ({ page }) => {
    await toReview(page, 'oil change');
    const keys: string[] = [];
    page.on('request', (it) => {
      if (it.url().endsWith('/appointments')) keys.push(it.headers()['idempotency-key'] ?? 'none');
    });
    await page.getByRole('button', { name: 'Book it' }).dblclick();
    await heading(page, 'You’re booked').waitFor();
    assert.equal(keys.length, 1);
  });
});

test('givenEveryStep_whenThePageIsLoadedAgain_thenTheSameStepIsBack', async () => {
  await visit(`/${SHOP}`, {}, async ({ page }) => {
    await page.getByLabel('Describe it in your own words').fill('oil change');
    await page.getByRole('checkbox').first().check();
    await page.reload();
    await heading(page, 'What does your car need?').waitFor();
    await page.getByText('1 service ·').waitFor();
    await page.getByRole('button', { name: 'Continue' }).click();
    await heading(page, 'Where is the car?').waitFor();
    await page.getByLabel('ZIP code', { exact: true }).fill('95695');
    await page.getByText('Good news').waitFor();
    await page.reload();
    await heading(page, 'Where is the car?').waitFor();
    assert.equal(await page.getByLabel('ZIP code', { exact: true }).inputValue(), '95695');
    await page.getByRole('button', { name: 'Continue' }).click();
    await times(page).first().waitFor();
    await times(page).first().click();
    await details(page);
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('button', { name: 'Book it' }).click();
    await heading(page, 'You’re booked').waitFor();
    await page.reload();
    // Nothing of a booking that is made is left for whoever uses the device next.
    await heading(page, 'What does your car need?').waitFor();
    assert.doesNotMatch(await page.evaluate('Object.values(sessionStorage).join()'), /Ada|Main Street|555/);
    assert.equal(await page.getByText('1 service ·').count(), 0);
  });
});

test('givenNoConnection_whenGoingOn_thenEachStepSaysSoAndGoesOnByItselfLater', async () => {
  await visit(`/${SHOP}`, open, async ({ page }) => {
    await page.getByLabel('Describe it in your own words').fill("won't start");
    await page.getByRole('checkbox').first().check();
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.context().setOffline(true);
    await page.getByLabel('ZIP code', { exact: true }).fill('95695');
    await page.getByText('No connection').waitFor();
    await accessible(page, 'offline');
    await picture(page, '390-2-offline');
    await page.context().setOffline(false);
    await page.getByText('Good news').waitFor();
    await page.getByRole('button', { name: 'Continue' }).click();
    await times(page).first().waitFor();
    await page.context().setOffline(true);
    await times(page).nth(3).click();
    await page.getByText('No connection').waitFor();
    await page.context().setOffline(false);
    await page.getByText('Kept for you').waitFor();
    await details(page);
    await page.getByRole('button', { name: 'Continue' }).click();
    await heading(page, 'Everything right?').waitFor();
  });
});

test('givenAnAnswerThatNeverCame_whenTriedAgain_thenEveryRequestHasTheSameKey', async () => {
  await visit(`/${SHOP}`, {}, async ({ page }) => {
    await toReview(page, 'battery');
    const keys: string[] = [];
    await page.route('**/appointments', async (route) => {
      keys.push(route.request().headers()['idempotency-key'] ?? 'none');
      if (keys.length < 3) await route.abort('connectionreset');
      else await route.continue();
    });
    await page.getByRole('button', { name: 'Book it' }).click();
    for (let i = 1; i < 3; i++) {
      await page.getByText('it is never booked twice').waitFor();
      // Nothing of what was sent may change until it is known whether it was carried out.
      assert.equal(await page.getByRole('button', { name: 'Back' }).count(), 0);
      await page.locator('footer .main').click();
    }
    await heading(page, 'You’re booked').waitFor();
    assert.equal(keys.length, 3);
    assert.equal(new Set(keys).size, 1);
  });
});

test('givenHighContrastAndRightToLeft_whenBooking_thenEverythingIsThereAndFits', async () => {
  const contrast = { ...open, forcedColors: 'active', viewport: { width: 320, height: 700 } } as const;
  await visit(`/${SHOP}`, contrast, async ({ page }) => {
    await toTimes(page);
    await page.evaluate("document.documentElement.dir = 'rtl'");
    await accessible(page, 'forced colours, right to left');
    await picture(page, '320-contrast-rtl');
    assert.equal(await page.evaluate('document.documentElement.scrollWidth'), 320);
    // What is chosen must be seen without colours of ours.
    const marks = (await page.evaluate(`(() => {
      const root = document.querySelector('wrenchtime-booking').shadowRoot;
      const look = it => { const s = getComputedStyle(it); return [s.backgroundColor, s.color, s.borderTopColor, s.borderTopWidth, s.outlineStyle].join(); };
      const days = [...root.querySelectorAll('.days button:not(.none)')];
      return [look(days.find(it => it.ariaPressed === 'true')), look(days.find(it => it.ariaPressed !== 'true'))];
    })()`)) as string[];
    assert.notEqual(marks[0], marks[1]);
  });
});

test('givenTheWayOfThoseWhoDoNotKnow_whenTaken_thenACheckIsChosenAndTheSymptomIsTheNote', async () => {
  await visit(`/${SHOP}`, open, async ({ page }) => {
    await page.getByRole('button', { name: 'I don’t know' }).click();
    await page.getByLabel('What does the car do?').fill('Clicks when I turn the key');
    await accessible(page, 'unsure');
    await picture(page, '390-1-unsure');
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByLabel('ZIP code', { exact: true }).fill('95695');
    await page.getByText('Good news').waitFor();
    await page.getByRole('button', { name: 'Continue' }).click();
    await times(page).first().waitFor();
    await times(page).first().click();
    await details(page);
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByText('Clicks when I turn the key').waitFor();
  });
});

test('givenAShopsColour_whenTooPaleToRead_thenItIsMadeDarkEnoughAndItsTextToo', async () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await visit(`${sites.address}/index.html`, { ...open, colorScheme }, async ({ page }) => {
      await page.route('**/storefront', async (route) => {
        const answer = await route.fetch();
        const body = await answer.json();
        body.shop.branding.color = '#fde047';
        await route.fulfill({ response: answer, json: body });
      });
      await page.reload();
      await toTimes(page);
      await accessible(page, `a pale colour, ${colorScheme}`);
      await picture(page, `390-pale-${colorScheme}`);
    });
  }
});
