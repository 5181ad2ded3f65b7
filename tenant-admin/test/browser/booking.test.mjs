import { after, before, test } from 'node:test';
import { closeBrowser, look, openBrowser, signedIn } from './world.mjs';

before(openBrowser);
after(closeBrowser);

test('somebody new, on a phone; what is missing is named, nothing is lost', async () => {
  const page = await signedIn('DISPATCHER', { path: '/admin/new', width: 390, height: 844 });
  await page.getByRole('combobox', { name: 'Phone or name' }).fill('Ana Nueva');
  await page.getByRole('option', { name: /New customer/ }).click();
  await page.getByRole('button', { name: 'Book', exact: true }).click();
  await page.getByText('Choose at least one service.').waitFor();
  await look(page, 'new-missing');
  await page.getByLabel('Phone', { exact: true }).fill('530 555 0177');
  await page.getByLabel('Find a service').fill('brake');
  await page.keyboard.press('Enter');
  await page.getByLabel('Year').fill('2014');
  await page.getByLabel('Make').fill('Honda');
  await page.getByLabel('Model').fill('Fit');
  await page.getByLabel('ZIP code').fill('95695');
  await page.getByLabel('City').fill('Woodland');
  await page.getByLabel('State', { exact: true }).fill('CA');
  await page.getByLabel('Street and number').fill('1 Main Street');
  await page.locator('label:has(input[name=slot])').first().click();
  await page.getByRole('button', { name: /^Book / }).click();
  await page.getByText(/Ana Nueva is booked for/).waitFor();
  await page.context().close();
});
