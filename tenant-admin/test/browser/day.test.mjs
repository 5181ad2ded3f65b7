import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { booked, call, closeBrowser, openBrowser, signedIn, workingDay } from './world.mjs';

before(openBrowser);
after(closeBrowser);

test('one press confirms, the next takes it back', async () => {
  const page = await signedIn('OWNER');
  const day = await workingDay(page);
  const visit = await booked(page, { day, name: 'Undo Me', nth: 6 });
  await page.goto(`${new URL(page.url()).origin}/admin/appointments/${visit.id}`);
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('button', { name: 'Confirm', exact: true }).click();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('Taken back.').waitFor();
  const { body } = await call(page, 'GET', `/api/v1/appointments/${visit.id}`);
  assert.equal(body.status, 'BOOKED');
  await page.context().close();
});
