import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accessible, api, details, heading, PLATFORM, picture, SHOP, times, toTimes, visit, world } from './world.ts';

world();

test('givenAPhone_whenSomebodyBooksOnTheHostedPage_thenItIsBookedAndCanBeMovedAndCancelled', async () => {
  await visit(`/${SHOP}`, { bypassCSP: true }, async ({ page, complaints }) => {
    await heading(page, 'What does your car need?').waitFor();
    await accessible(page, 'services');
    await picture(page, '390-1-services');
    await page.getByLabel('Describe it in your own words').fill("won't start");
    await picture(page, '390-1-search');
    await page.getByRole('checkbox').first().check();
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByLabel('ZIP code', { exact: true }).fill('95695');
    await page.getByText('Good news').waitFor();
    await accessible(page, 'place');
    await picture(page, '390-2-place');
    await page.getByRole('button', { name: 'Continue' }).click();
    await times(page).first().waitFor();
    await accessible(page, 'time');
    await picture(page, '390-3-time');
    // So late that it can still be moved and cancelled online, whatever the time is now.
    await page.locator('.days button:not(.none)').nth(2).click();
    await times(page).nth(2).click();
    await heading(page, 'Your car and how to reach you').waitFor();
    await accessible(page, 'details');
    await picture(page, '390-4-details');
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByText('fields need another look').waitFor();
    await accessible(page, 'details with errors');
    await picture(page, '390-4-errors');
    assert.equal(await page.evaluate('document.activeElement.shadowRoot.activeElement.name'), 'line1');
    await details(page);
    assert.equal(await page.getByLabel(/^I agree/).isChecked(), false);
    assert.equal(
      (await page.locator('.card input:not([type=checkbox]), .card select, .card textarea').count()) + 1 <= 8,
      true,
    );
    await page.getByRole('button', { name: 'Continue' }).click();
    await heading(page, 'Everything right?').waitFor();
    assert.match(await page.locator('.card dl').innerText(), /\(530\) 555-0142/);
    await accessible(page, 'review');
    await picture(page, '390-5-review');
    await page.getByRole('button', { name: 'Book it' }).click();
    await heading(page, 'You’re booked').waitFor();
    await page.getByRole('button', { name: 'Add to calendar' }).waitFor();
    await accessible(page, 'booked');
    await picture(page, '390-6-booked');
    assert.equal(await page.evaluate('sessionStorage.length'), 0);

    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Add to calendar' }).click();
    assert.match((await download).suggestedFilename(), /^[A-Z0-9-]+\.ics$/);

    await page.getByRole('link', { name: 'Move or cancel' }).click();
    await heading(page, 'Your appointment').waitFor();
    await accessible(page, 'manage');
    await picture(page, '390-7-manage');
    const when = await page.locator('.card dd b').innerText();
    await page.getByRole('button', { name: 'Move to another time' }).click();
    await times(page).first().waitFor();
    await page.locator('.times button:not([aria-pressed=true])').last().click();
    await accessible(page, 'move');
    await page.getByRole('button', { name: 'Move here' }).click();
    await page.getByText('Moved. See you then.').waitFor();
    assert.notEqual(await page.locator('.card dd b').innerText(), when);
    await page.getByRole('button', { name: 'Cancel appointment' }).click();
    await page.getByLabel('Why?').fill('Sold the car');
    await accessible(page, 'cancel');
    await page.getByRole('button', { name: 'Yes, cancel it' }).click();
    await heading(page, 'This appointment is cancelled').waitFor();
    const { json } = await api(`manage/${page.url().split('/').at(-1)}`);
    assert.equal(json.status, 'CANCELLED');
    assert.deepEqual(complaints, []);
  });
});

test('givenSomebodyWhoReadsSpanish_whenTheyBookInTheDark_thenEverythingIsSpanish', async () => {
  const spanish = { locale: 'es-US', colorScheme: 'dark', bypassCSP: true } as const;
  await visit(`/${SHOP}`, spanish, async ({ page, complaints }) => {
    await heading(page, '¿Qué necesita su auto?').waitFor();
    assert.equal(await page.evaluate('document.documentElement.lang'), 'es');
    await page.getByLabel('Descríbalo con sus palabras').fill('frenos');
    await page.getByRole('checkbox').first().check();
    await accessible(page, 'services');
    await picture(page, '390-dark-1-services');
    await page.getByRole('button', { name: 'Continuar' }).click();
    await page.getByLabel('Código postal (ZIP)', { exact: true }).fill('95616');
    await page.getByText('Buenas noticias').waitFor();
    await page.getByRole('button', { name: 'Continuar' }).click();
    await times(page).first().waitFor();
    await accessible(page, 'time');
    await picture(page, '390-dark-3-time');
    await times(page).first().click();
    await page.getByLabel('Calle y número').fill('Calle 1');
    await page.getByLabel('Ciudad').fill('Davis');
    await page.getByLabel('Año').selectOption('2012');
    await page.getByLabel('Marca y modelo').fill('Honda Civic');
    await page.getByLabel('Nombre').fill('José Ñandú');
    await page.getByLabel('Teléfono').fill('530 555 0199');
    await page.getByLabel(/^Acepto recibir/).check();
    await accessible(page, 'details');
    await picture(page, '390-dark-4-details');
    await page.getByRole('button', { name: 'Continuar' }).click();
    await heading(page, '¿Todo bien?').waitFor();
    await accessible(page, 'review');
    await page.getByRole('button', { name: 'Reservar' }).click();
    await heading(page, 'Su cita está reservada').waitFor();
    await page.getByText('Qué sigue').waitFor();
    await accessible(page, 'booked');
    await picture(page, '390-dark-6-booked');
    const [link] = [await page.getByRole('link', { name: 'Mover o cancelar' }).getAttribute('href')];
    await page.goto(link ?? '');
    await heading(page, 'Su cita').waitFor();
    await page.getByText('Reservada', { exact: true }).waitFor();
    assert.deepEqual(complaints, []);
  });
});

test('givenATimeThatSomebodyElseTook_whenPicked_thenOthersAreOfferedAndNothingIsLost', async () => {
  await visit(`/${SHOP}`, { bypassCSP: true }, async ({ page }) => {
    await toTimes(page);
    await page.locator('.days button:not(.none)').nth(1).click();
    const button = times(page).first();
    const label = (await button.innerText()).split('\n')[0] ?? '';
    const services = (await api(`${SHOP}/services`)).json.items as unknown as { id: string; code: string }[];
    const draft = JSON.parse((await page.evaluate('Object.values(sessionStorage)[0]')) as string).draft;
    assert.ok(services.some((it) => it.id === draft.services[0]));
    const date = await page.locator('.times').first().locator('xpath=../h3[1]').textContent();
    await takeAll(draft.services, label, date?.split(',')[1] ?? '');

    await button.click();
    await page.getByText('Somebody else just took that time').waitFor();
    await accessible(page, 'lost');
    await picture(page, '390-3-lost');
    await page.locator('.actions button').first().click();
    await heading(page, 'Your car and how to reach you').waitFor();
    await page.getByText('Kept for you').waitFor();
  });

  /** Books the time that has this label on that date until nobody is free then. */
  async function takeAll(wanted: string[], label: string, date: string) {
    const list = (await api(
      `${SHOP}/availability?services=${wanted.join()}&from=${today(0)}&to=${today(13)}&postalCode=95695`,
    )) as unknown as { json: { days: { slots: { start: string }[] }[] } };
    const at = new Intl.DateTimeFormat('en', { timeZone: 'America/Los_Angeles', timeStyle: 'short' });
    const on = new Intl.DateTimeFormat('en', { timeZone: 'America/Los_Angeles', month: 'long', day: 'numeric' });
    const start = list.json.days
      .flatMap((it) => it.slots)
      .map((it) => it.start)
      .find((it) => at.format(new Date(it)) === label && on.format(new Date(it)) === date.trim());
    assert.ok(start, `${label} on ${date}`);
    for (let status = 201; status === 201; ) {
      status = (
        await api(`${SHOP}/appointments`, {
          services: wanted,
          start,
          customer: { name: 'Somebody Else', phone: '(530) 555-0111', smsConsent: false },
          vehicle: { year: 2010, make: 'Ford', model: 'Focus' },
          address: { line1: '1 Oak St', city: 'Woodland', region: 'CA', postalCode: '95695' },
        })
      ).status;
    }
  }

  function today(later: number) {
    const date = new Date(Date.now() + later * 86_400_000);
    return new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Los_Angeles' }).format(date);
  }
});

test('givenAnAnswerThatIsLost_whenTheConnectionIsBack_thenTheSameBookingIsShown', async () => {
  await visit(`/${SHOP}`, {}, async ({ page }) => {
    await toTimes(page, 'oil change');
    await times(page).last().click();
    await details(page);
    await page.getByRole('button', { name: 'Continue' }).click();
    let carriedOut = '';
    await page.route('**/appointments', async (route) => {
      const answer = await route.fetch();
      carriedOut = (await answer.json()).reference;
      await page.context().setOffline(true);
      await route.abort('internetdisconnected');
    });
    await page.getByRole('button', { name: 'Book it' }).click();
    await page.getByText('it is never booked twice').waitFor();
    await picture(page, '390-5-offline');
    await page.unroute('**/appointments');

    await page.context().setOffline(false);

    await heading(page, 'You’re booked').waitFor();
    assert.match(carriedOut, /\w/);
    await page.getByText(carriedOut).first().waitFor();
  });
});

test('givenEachStep_whenThePageIsLoadedAgain_thenItIsBackWithAllThatWasTyped', async () => {
  await visit(`/${SHOP}`, {}, async ({ page }) => {
    await toTimes(page, 'air filter');
    await page.reload();
    await heading(page, 'When should we come?').waitFor();
    await times(page).first().click();
    await heading(page, 'Your car and how to reach you').waitFor();
    await page.getByLabel('Street and number').fill('100 Main Street');
    await page.getByLabel('Name').fill('Ada');
    await page.reload();
    assert.equal(await page.getByLabel('Street and number').inputValue(), '100 Main Street');
    assert.equal(await page.getByLabel('Name').inputValue(), 'Ada');
    await page.getByText('Kept for you').waitFor();
    await page.getByRole('button', { name: 'Keep it longer' }).click();
    await page.getByRole('button', { name: 'Keep it longer' }).waitFor({ state: 'detached' });
    await details(page);
    await page.getByRole('button', { name: 'Continue' }).click();
    await heading(page, 'Everything right?').waitFor();
    await page.reload();
    await heading(page, 'Everything right?').waitFor();
    assert.match(await page.locator('.card dl').innerText(), /100 Main Street/);
  });
});

test('givenTheHostedPage_whenBackAndForwardAreUsed_thenTheStepsFollow', async () => {
  await visit(`/${SHOP}`, {}, async ({ page }) => {
    await toTimes(page);
    assert.match(page.url(), /#time$/);
    await page.goBack();
    await heading(page, 'Where is the car?').waitFor();
    assert.equal(await page.getByLabel('ZIP code', { exact: true }).inputValue(), '95695');
    await page.goBack();
    await heading(page, 'What does your car need?').waitFor();
    await page.goForward();
    await heading(page, 'Where is the car?').waitFor();
    await page.goForward();
    await heading(page, 'When should we come?').waitFor();
  });
});

test('givenAKeyboardAlone_whenSomebodyBooks_thenEveryStepCanBeReachedAndFocusLeads', async () => {
  await visit(`/${SHOP}`, {}, async ({ page }) => {
    const press = async (key: string, until: RegExp) => {
      for (let i = 0; i < 80; i++) {
        await page.keyboard.press(key);
        if (until.test(await focused())) return;
      }
      assert.fail(`${until} was not reached, but ${await focused()}`);
    };
    const focused = () =>
      page.evaluate(() => {
        const it = document.activeElement?.shadowRoot?.activeElement as HTMLInputElement | null;
        return it ? `${it.tagName} ${it.id} ${it.getAttribute('aria-label') ?? it.textContent} ${it.type ?? ''}` : '';
      });
    await heading(page, 'What does your car need?').waitFor();
    await press('Tab', /wt-search/);
    await page.keyboard.type('battery');
    await press('Tab', /checkbox/);
    await page.keyboard.press('Space');
    await press('Tab', /Continue/);
    await page.keyboard.press('Enter');
    await heading(page, 'Where is the car?').waitFor();
    assert.match(await focused(), /^H2/);
    await press('Tab', /wt-postalCode/);
    await page.keyboard.type('95695');
    await page.getByText('Good news').waitFor();
    await page.keyboard.press('Enter');
    await times(page).first().waitFor();
    assert.match(await focused(), /^H2/);
    await press('Tab', /Soonest/);
    await page.keyboard.press('Enter');
    await heading(page, 'Your car and how to reach you').waitFor();
    for (const [field, text] of [
      ['line1', '1 Main St'],
      ['city', 'Woodland'],
      ['year', '2014'],
      ['model', 'Ford Focus'],
      ['name', 'Key Board'],
      ['phone', '5305550177'],
    ] as const) {
      await press('Tab', new RegExp(`wt-${field} `));
      await page.keyboard.type(text);
    }
    await press('Tab', /Continue/);
    await page.keyboard.press('Enter');
    await heading(page, 'Everything right?').waitFor();
    await press('Tab', /Book it/);
    await page.keyboard.press('Enter');
    await heading(page, 'You’re booked').waitFor();
    assert.match(await focused(), /^H2/);
  });
});

test('givenAPlaceOutsideTheArea_whenAsked_thenThePhoneNumberIsALink', async () => {
  await visit(`/${SHOP}`, { bypassCSP: true }, async ({ page }) => {
    await page.getByLabel('Describe it in your own words').fill('brakes');
    await page.getByRole('checkbox').first().check();
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByLabel('ZIP code', { exact: true }).fill('10001');
    await page.getByText('outside our area').waitFor();
    assert.equal(await page.locator('.note a').getAttribute('href'), 'tel:+15305550123');
    await accessible(page, 'outside');
    await picture(page, '390-2-outside');
  });
});

test('givenTheVisitorsDevice_whenItTellsWhereItIs_thenThePostalCodeIsFound', async () => {
  const there = { permissions: ['geolocation'], geolocation: { latitude: 38.6785, longitude: -121.7733 } };
  await visit(`/${SHOP}`, there, async ({ page }) => {
    await page.getByLabel('Describe it in your own words').fill('brakes');
    await page.getByRole('checkbox').first().check();
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('button', { name: 'Use my location' }).click();
    await page.getByText('Good news').waitFor();
    assert.equal(await page.getByLabel('ZIP code', { exact: true }).inputValue(), '95776');
    await page.getByRole('button', { name: 'Continue' }).click();
    await times(page).first().waitFor();
  });
});

test('givenSomebodyWhoDoesNotKnow_whenTheySaySo_thenADiagnosisIsBookedWithWhatTheyTell', async () => {
  await visit(`/${SHOP}`, { bypassCSP: true }, async ({ page }) => {
    await page.getByRole('button', { name: 'I don’t know' }).click();
    await page.getByLabel('What does the car do?').fill('It coughs\nand stops');
    assert.equal(await page.getByRole('checkbox').first().isChecked(), true);
    await accessible(page, 'unsure');
    await picture(page, '390-1-unsure');
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByLabel('ZIP code', { exact: true }).fill('95695');
    await page.getByText('Good news').waitFor();
    await page.getByRole('button', { name: 'Continue' }).click();
    await times(page).first().click();
    await details(page);
    await page.getByRole('button', { name: 'Continue' }).click();
    assert.match(await page.locator('.card dl').innerText(), /It coughs\s+and stops/);
  });
});

test('givenHostileText_whenTypedIntoEveryField_thenItIsShownAsTyped', async () => {
  await visit(`/${SHOP}`, {}, async ({ page, complaints }) => {
    page.on('dialog', (it) => complaints.push(`dialog ${it.message()}`));
    const hostile = `<img src=x onerror=alert(1)>"'\`{{7*7}}\${7}</script>`;
    await toTimes(page, 'wiper');
    await times(page).first().click();
    await details(page, hostile);
    await page.getByLabel('Street and number').fill(`1 ${hostile}`);
    await page.getByLabel('City').fill(hostile);
    await page.getByRole('button', { name: 'Add a note' }).click();
    await page.getByLabel('Anything the mechanic').fill(hostile);
    await page.getByRole('button', { name: 'Continue' }).click();
    const shown = await page.locator('.card dl').innerText();
    assert.equal(shown.split(hostile).length - 1, 4);
    await page.getByRole('button', { name: 'Book it' }).click();
    await heading(page, 'You’re booked').waitFor();
    assert.deepEqual(complaints, []);
  });
});

test('givenAnUnknownShop_whenItsPageIsOpened_thenAProperPageSaysSo', async () => {
  for (const path of ['/nobody-here', `/${SHOP}/book/NOTHING`, '/m/nothing']) {
    await visit(path, { bypassCSP: true }, async ({ page }) => {
      await page.getByRole('heading', { name: 'Nothing can be booked here' }).waitFor();
      await accessible(page, path);
    });
    assert.equal((await fetch(PLATFORM + path)).status, 404);
  }
});

test('givenAServicesOwnAddress_whenOpened_thenItIsChosenAlready', async () => {
  await visit(
    `/${SHOP}/book/OIL_SYNTH`,
    { bypassCSP: true, viewport: { width: 1280, height: 860 } },
    async ({ page }) => {
      await heading(page, 'Where is the car?').waitFor();
      await accessible(page, 'wide');
      await picture(page, '1280-2-place');
      assert.match(await page.title(), /Full Synthetic Oil Change/);
    },
  );
});
