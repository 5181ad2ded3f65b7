import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Service } from '../../src/api/types.ts';
import { diagnostics, search } from '../../src/flow/search.ts';

/** The menu of the demonstration, as its shop writes it. */
const menu: Service[] = readFileSync(
  '../platform-api/src/main/resources/com/wrenchtime/demo/edgar-services.csv',
  'utf8',
)
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => {
    const cells = [...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map((it) => it[1] ?? it[2] ?? '');
    const [code = '', name = '', category = '', description = '', minutes = '', price = '', , keywords = ''] = cells;
    return {
      id: code,
      code,
      name,
      category,
      description,
      durationMinutes: Number(minutes),
      price: { amount: Number(price) * 100, currency: 'USD' },
      keywords: keywords.split(';'),
    };
  });

const asked: [string, RegExp][] = [
  ["won't start", /BATTERY|NO_START|STARTER/],
  ['car wont start', /BATTERY|NO_START|STARTER/],
  ["My car won't start!", /BATTERY|NO_START|STARTER/],
  ['squeaky brakes', /BRAKE|PADS/],
  ['my brakes are squeaking', /BRAKE|PADS/],
  ['grinding noise when I brake', /BRAKE|PADS/],
  ['oil change', /OIL/],
  ['check engine light is on', /CHECK_ENGINE/],
  ['dead battery', /BATTERY/],
  ['ac not cold', /AC_/],
  ['overheating', /COOLANT|RADIATOR|WATER_PUMP/],
  ['car is overheated', /COOLANT|RADIATOR|WATER_PUMP/],
  ['tires', /TIRE|ALIGN/],
  ['no arranca', /BATTERY|NO_START|STARTER/],
  ['batería', /BATTERY/],
  ['bateria', /BATTERY/],
  ['frenos rechinan', /BRAKE|PADS/],
  ['cambio de aceite', /OIL/],
  ['aire acondicionado', /AC_/],
];

for (const [question, expected] of asked) {
  test(`givenTheMenu_whenAskedFor_${question}_thenTheFirstThreeAreMeant`, () => {
    const found = search(menu, question)
      .slice(0, 3)
      .map((it) => it.code);

    assert.equal(found.length > 0, true, 'nothing found');
    for (const code of found) assert.match(code, expected, `${question}: ${found}`);
  });
}

test('givenWordsThatMeanNothing_whenSearched_thenNothingIsFound', () => {
  assert.deepEqual(search(menu, 'xyzzy'), []);
  assert.deepEqual(search(menu, 'my car'), []);
  assert.deepEqual(search(menu, '  '), []);
});

test('givenTheMenu_whenSomebodyDoesNotKnow_thenDiagnosticsAreOffered', () => {
  assert.deepEqual(
    diagnostics(menu).map((it) => it.code),
    ['CHECK_ENGINE_DIAG_BASIC', 'CHECK_ENGINE_DIAG_ADVANCED', 'NO_START_DIAG'],
  );
});
