import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { accessible, api, picture, SHOP, visit, world } from './world.ts';

world();

const LANGUAGES = [
  {
    locale: 'en-US',
    width: 390,
    next: 'Continue',
    code: 'ZIP code where the car is',
    when: 'When should we come?',
    details: 'Your car and how to reach you',
    fields: ['Street and number', 'City', 'Year', 'Make and model', 'Name', 'Phone'],
    wrong: 'Tell us your name.',
    review: 'Everything right?',
    book: 'Book it',
    booked: 'You’re booked',
  },
  {
    locale: 'es-MX',
    width: 1280,
    next: 'Continuar',
    code: 'Código postal',
    when: '¿Cuándo vamos?',
    details: 'Su auto y cómo contactarlo',
    fields: ['Calle y número', 'Ciudad', 'Año', 'Marca y modelo', 'Nombre', 'Teléfono'],
    wrong: 'Díganos su nombre.',
    review: '¿Todo bien?',
    book: 'Reservar',
    booked: 'Su cita está reservada',
  },
] as const;

const h1 = (page: Page, name: string) => page.getByRole('heading', { name, level: 1 });

for (const it of LANGUAGES) {
  test(`givenNoJavaScript_whenSomebodyBooksIn${it.locale}At${it.width}_thenAPlainFormDoes`, async () => {
    const options: BrowserContextOptions = {
      javaScriptEnabled: false,
      locale: it.locale,
      viewport: { width: it.width, height: 844 },
    };
    await visit(`/${SHOP}`, options, async ({ page, complaints }) => {
      await page.locator('summary').nth(1).click();
      await page.getByRole('checkbox').locator('visible=true').first().check();
      await picture(page, `${it.width}-plain-1`);
      await page.getByLabel(it.code).fill('95695');
      await page.getByRole('button', { name: it.next }).click();
      await h1(page, it.when).waitFor();
      await page.locator('button[name=date]').last().click();
      await h1(page, it.when).waitFor();
      await picture(page, `${it.width}-plain-2`);
      await page.locator('button[name=start]').last().click();
      await h1(page, it.details).waitFor();
      const [line1, city, year, model, name, phone] = it.fields;
      await page.getByLabel(line1).fill('100 Main Street');
      await page.getByLabel(city).fill('Woodland');
      await page.getByLabel(year).selectOption('2014');
      await page.getByLabel(model).fill('Ford Focus');
      await page.getByLabel(phone).fill('530 555 0188');
      await page.getByRole('button', { name: it.next }).click();
      await page.getByText(it.wrong).waitFor();
      await picture(page, `${it.width}-plain-3`);
      assert.equal(await page.getByLabel(line1).inputValue(), '100 Main Street');
      await page.getByLabel(name, { exact: false }).first().fill('Plain Person');
      await page.getByRole('button', { name: it.next }).click();
      await h1(page, it.review).waitFor();
      await picture(page, `${it.width}-plain-4`);
      await page.getByRole('button', { name: it.book }).click();
      await page.getByRole('heading', { name: it.booked }).waitFor();
      await picture(page, `${it.width}-plain-5`);
      assert.match(page.url(), /\/m\/[\w-]+$/);
      // Loaded again, nothing is sent again.
      await page.reload();
      await page.getByText('Plain Person').waitFor();
      const { json } = await api(`manage/${page.url().split('/').at(-1)}`);
      assert.equal(json.status, 'BOOKED');
      assert.deepEqual(await page.context().cookies(), []);
      assert.deepEqual(complaints, []);
    });
  });
}

test('givenThePlainForms_whenLookedAtInEachState_thenTheyAreAccessible', async () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await visit('/health', { bypassCSP: true, colorScheme }, async ({ page }) => {
      const origin = new URL(page.url()).origin;
      // As when the script could not be had.
      await page.route('**/widget/**', (it) => it.abort());
      await page.goto(`${origin}/${SHOP}`);
      await accessible(page, 'plain services');
      for (const query of ['', '?service=OIL_SYNTH&postalCode=10001']) {
        await page.goto(`${origin}/${SHOP}/form${query}`);
        await page.getByRole('alert').waitFor();
        await accessible(page, `plain trouble ${query}`);
      }
      await page.goto(`${origin}/${SHOP}/form?service=OIL_SYNTH&postalCode=95695`);
      await accessible(page, 'plain times');
      await picture(page, `390-plain-${colorScheme}`);
      await page.locator('button[name=start]').first().click();
      await accessible(page, 'plain details');
      await page.getByRole('button', { name: 'Continue' }).click();
      await page.getByRole('alert').waitFor();
      await accessible(page, 'plain details with errors');
      await page.getByLabel('Street and number').fill('100 Main Street');
      await page.getByLabel('City').fill('Woodland');
      await page.getByLabel('Year').selectOption('2014');
      await page.getByLabel('Make and model').fill('Ford Focus');
      await page.getByLabel('Name').fill('Plain Person');
      await page.getByLabel('Phone').fill('530 555 0188');
      await page.getByRole('button', { name: 'Continue' }).click();
      await h1(page, 'Everything right?').waitFor();
      await accessible(page, 'plain review');
    });
  }
});
