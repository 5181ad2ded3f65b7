import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { serveSites } from '../../demo/server.mjs';
import { type Engine, type Handle, type Page, until } from './engine.ts';
import { firefox } from './firefox.ts';

const PLATFORM = process.env.PLATFORM ?? 'http://localhost:8080';
const SHOP = process.env.SHOP ?? 'edgar';
const SCREENS = process.env.SCREENS;

for (const engine of [firefox]) {
  const missing = engine.missing();
  const skip = missing.length > 0 && `${engine.name} is not tried: not installed here (${missing.join(', ')})`;

  test(`given${engine.name}_whenSomebodyBooksOnTheHostedPage_thenItIsBookedAndCanBeCancelled`, { skip }, async (t) => {
    await using(engine, async (customer, version) => {
      t.diagnostic(`${engine.name} ${version}`);
      await customer.page.goTo(`${PLATFORM}/${SHOP}?lang=en`);
      await book(customer, () => customer.page.goTo(`${PLATFORM}/${SHOP}`));
      assert.equal(await customer.page.evaluate('sessionStorage.length'), 0);
      const link = await customer.page.evaluate<string>(`${customer.root}.querySelector('a[href*="/m/"]').href`);
      await customer.page.goTo(link);
      customer.tag = 'wrenchtime-manage';
      await customer.sees('Your appointment');
      await customer.picture('7-manage');
      await customer.press('Cancel appointment');
      await customer.press('Yes, cancel it');
      await customer.sees('This appointment is cancelled');
      const { status } = (await (
        await fetch(`${PLATFORM}/api/v1/public/manage/${link.split('/').at(-1)}`)
      ).json()) as never;
      assert.equal(status, 'CANCELLED');
    });
  });

  test(`given${engine.name}_whenSomebodyBooksOnASiteWithAStrictPolicy_thenItIsBooked`, { skip }, async () => {
    const sites = await serveSites(PLATFORM, SHOP, 0, 'demo');
    try {
      await using(engine, async (customer) => {
        await customer.page.goTo(`${sites.address}/strict.html`);
        await book(customer, () => customer.page.goTo(`${sites.address}/strict.html`));
      });
    } finally {
      sites.close();
    }
  });
}

/** The whole way, with everything loaded again in the middle. */
async function book(customer: Customer, again: () => Promise<void>) {
  await customer.sees('What does your car need?');
  await customer.type('wt-search', "won't start");
  await customer.click(`.querySelector('input[type=checkbox]')`);
  await customer.picture('1-services');
  await customer.press('Continue');
  await customer.sees('Where is the car?');
  await customer.type('wt-postalCode', '95695');
  await customer.sees('Good news');
  await customer.press('Continue');
  // So late that it can still be cancelled online, whatever the time is now.
  await customer.click(`.querySelectorAll('.days button:not(.none)')[2]`);
  await customer.click(`.querySelector('.times button')`);
  await customer.sees('Kept for you');
  await customer.type('wt-line1', '100 Main Street');
  await again();
  await customer.sees('Kept for you');
  assert.equal(await customer.page.evaluate(`${customer.root}.querySelector('#wt-line1').value`), '100 Main Street');
  await customer.type('wt-city', 'Woodland');
  await customer.page.evaluate(`(() => {
    const year = ${customer.root}.querySelector('#wt-year');
    year.value = '2016';
    year.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    year.dispatchEvent(new Event('change', { bubbles: true }));
  })()`);
  await customer.type('wt-model', 'Toyota Corolla');
  await customer.type('wt-name', 'Ada Driver');
  await customer.type('wt-phone', '5305550142');
  await customer.picture('4-details');
  await customer.press('Continue');
  await customer.sees('Everything right?');
  await customer.press('Book it');
  await customer.sees('You’re booked');
  await customer.sees('What happens next');
  await customer.picture('6-booked');
}

async function using(engine: Engine, work: (customer: Customer, version: string) => Promise<void>) {
  const page = await engine.open();
  try {
    const customer = new Customer(page, engine.name.toLowerCase());
    await work(customer, page.version).catch(async (e) => {
      mkdirSync('target', { recursive: true });
      writeFileSync(`target/failed-${customer.name}.png`, await page.picture());
      throw e;
    });
  } finally {
    await page.close();
  }
}

/** Somebody who looks at the element of a page and acts on it. */
class Customer {
  tag = 'wrenchtime-booking';

  constructor(
    readonly page: Page,
    readonly name: string,
  ) {}

  get root() {
    return `document.querySelector('${this.tag}').shadowRoot`;
  }

  async sees(text: string) {
    const words = JSON.stringify(text);
    await until(text, () =>
      this.page.evaluate<boolean>(
        `(document.querySelector('${this.tag}')?.shadowRoot?.firstElementChild?.innerText ?? '').includes(${words})`,
      ),
    );
  }

  async click(path: string) {
    await this.page.click(await this.#find(path));
  }

  async press(label: string) {
    await this.click(
      `.querySelector('.wt') && [...${this.root}.querySelectorAll('button')].find(it => it.innerText.includes(${JSON.stringify(label)}))`,
    );
  }

  async type(id: string, text: string) {
    const field = await this.#find(`.querySelector('#${id}')`);
    await this.page.click(field);
    await this.page.type(field, text);
  }

  async picture(name: string) {
    if (!SCREENS) return;
    mkdirSync(SCREENS, { recursive: true });
    writeFileSync(`${SCREENS}/${this.name}-${name}.png`, await this.page.picture());
  }

  #find(path: string): Promise<Handle> {
    return until(path, () =>
      this.page.find(`document.querySelector('${this.tag}')?.shadowRoot && ${this.root}${path}`),
    );
  }
}
