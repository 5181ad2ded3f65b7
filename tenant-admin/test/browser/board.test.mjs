import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { booked, call, closeBrowser, look, openBrowser, signedIn, workingDay } from './world.mjs';

before(openBrowser);
after(closeBrowser);

const card = (page, visit) => page.locator(`[data-visit="${visit.id}"]`);

test('a job that cannot be there is put back, and the reason is said', async () => {
  const page = await signedIn('DISPATCHER', { height: 1000 });
  const day = await workingDay(page);
  const first = await booked(page, { day, name: 'In The Way', nth: 0 });
  const visit = await booked(page, { day, name: 'Put Me Back', nth: 5 });
  await page.goto(`${new URL(page.url()).origin}/admin/board?date=${day}`);
  await card(page, visit).waitFor();
  const from = await card(page, visit).boundingBox();
  const to = await card(page, first).boundingBox();
  await page.mouse.move(from.x + 20, from.y + 5);
  await page.mouse.down();
  await page.mouse.move(from.x + 30, from.y + 15, { steps: 3 });
  await page.mouse.move(to.x + 30, to.y + 5, { steps: 6 });
  // What is in the way is shown before it is dropped.
  await page.getByText('Another job').first().waitFor();
  await page.mouse.up();
  await page.getByText(/Not moved: Another job/).waitFor();
  const { body } = await call(page, 'GET', `/api/v1/appointments/${visit.id}`);
  assert.equal(body.version, visit.version);
  await page.context().close();
});

test('the same by keyboard: M on the focused job', async () => {
  const page = await signedIn('DISPATCHER');
  const day = await workingDay(page);
  const visit = await booked(page, { day, name: 'Key Me', nth: 3 });
  await page.goto(`${new URL(page.url()).origin}/admin/board?date=${day}`);
  await card(page, visit).focus();
  await page.keyboard.press('m');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio').last().waitFor({ state: 'attached' });
  await look(page, 'move');
  await dialog.getByRole('radio').last().focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await page.getByText(/^Moved to /).waitFor();
  const { body } = await call(page, 'GET', `/api/v1/appointments/${visit.id}`);
  assert.notEqual(body.start, visit.start);
  await page.context().close();
});
