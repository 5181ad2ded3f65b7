import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { ics } from '../../src/flow/calendar.ts';
import { national } from '../../src/flow/phone.ts';
import { car, years } from '../../src/flow/vehicle.ts';
import en from '../../src/messages/en.json';
import { Texts } from '../../src/ui/texts.ts';
import { contrast, readable } from '../../src/ui/theme.ts';
import { storefront } from './fixtures.ts';

const hex = (it: number) => it.toString(16).padStart(2, '0');

test('givenAnyBrandColour_whenWrittenOnOrWith_thenItIsReadable', () => {
  const steps = [0, 51, 102, 153, 204, 255];
  for (const r of steps)
    for (const g of steps)
      for (const b of steps) {
        const brand = `#${hex(r)}${hex(g)}${hex(b)}`;
        for (const [surface, on] of [
          ['#ffffff', '#ffffff'],
          ['#17202c', '#0c121c'],
        ] as const) {
          const accent = readable(brand, surface);
          const tint = `#${[1, 3, 5]
            .map(
              (at) =>
                Number.parseInt(surface.slice(at, at + 2), 16) * 0.92 +
                Number.parseInt(accent.slice(at, at + 2), 16) * 0.08,
            )
            .map((it) => hex(Math.round(it)))
            .join('')}`;
          for (const [one, other] of [
            [accent, surface],
            [accent, tint],
            [on, accent],
          ] as const) {
            assert.ok(contrast(one, other) >= 4.5, `${brand}: ${one} on ${other} has ${contrast(one, other)}`);
          }
        }
      }
});

test('givenAColourThatCanBeRead_whenShown_thenItIsNotChanged', () => {
  assert.equal(readable('#1d4ed8', '#ffffff'), '#1d4ed8');
});

for (const [typed, shown] of [
  ['5305550142', '(530) 555-0142'],
  ['+1 530 555 0142', '(530) 555-0142'],
  ['1-530-555-0142', '(530) 555-0142'],
  ['530555', '530555'],
  ['+44 20 7946 0018', '+44 20 7946 0018'],
] as const) {
  test(`givenThePhone_${typed}_whenLeft_thenItIsShownAsInItsCountry`, () => assert.equal(national(typed, 'US'), shown));
}

for (const [typed, make, model] of [
  ['Toyota Corolla', 'Toyota', 'Corolla'],
  ['  Land   Rover Discovery Sport ', 'Land Rover', 'Discovery Sport'],
  ['Mercedes-Benz C-Class', 'Mercedes-Benz', 'C-Class'],
  ['Ford F-150', 'Ford', 'F-150'],
] as const) {
  test(`givenTheCar_${typed}_whenRead_thenMakeAndModel`, () => assert.deepEqual(car(typed), { make, model }));
}

test('givenToday_whenYearsAreOffered_thenNextYearsModelsToo', () => {
  const offered = years('2026-11-25');
  assert.deepEqual([offered[0], offered.at(-1)], [2027, 1980]);
});

test('givenHostileText_whenWrittenForACalendar_thenItStaysInItsLine', () => {
  const text = ics({
    id: '1',
    title: 'Oil; brakes, and\r\nBEGIN:VALARM é'.repeat(6),
    start: '2026-11-26T10:00:00-08:00',
    end: '2026-11-26T11:00:00-08:00',
    text: 'x\\n\u0000',
  });
  const lines = text.split('\r\n');
  assert.equal(lines.filter((it) => it.startsWith('BEGIN:')).length, 2);
  assert.ok(text.includes('DTSTART:20261126T180000Z'));
  for (const line of lines) assert.ok(new TextEncoder().encode(line).length <= 75, line);
});

test('givenTwoLanguages_whenTheirMessagesAreCompared_thenBothSayTheSameThings', () => {
  const folder = 'src/messages';
  for (const file of readdirSync(folder).filter((it) => /^en.*json$/.test(it))) {
    const read = (it: string) => JSON.parse(readFileSync(`${folder}/${it}`, 'utf8')) as Record<string, string>;
    const [english, spanish] = [read(file), read(file.replace('en', 'es'))];
    assert.deepEqual(Object.keys(spanish).sort(), Object.keys(english).sort());
    for (const [key, text] of Object.entries(english)) {
      const holes = (it = '') => [...it.matchAll(/\{\w+\}/g)].map(String).sort();
      assert.deepEqual(holes(spanish[key]), holes(text), key);
    }
  }
});

test('givenATimeOfTheShop_whenSaid_thenItIsOnTheShopsClockAndInTheReadersLanguage', () => {
  const english = new Texts('en', en, storefront.shop);
  const spanish = new Texts('es', en, storefront.shop);
  assert.match(english.moment('2026-11-26T10:00:00-08:00'), /Thursday, November 26.*10:00.AM/);
  assert.match(spanish.moment('2026-11-26T10:00:00-08:00'), /jueves, 26 de noviembre.*10:00/);
  assert.equal(english.money({ amount: 12000, currency: 'USD' }), '$120');
  assert.equal(english.money({ amount: 12050, currency: 'USD' }), '$120.50');
  assert.equal(english.money({ amount: 1200, currency: 'JPY' }), '¥1,200');
  assert.equal(english.money({ amount: 0, currency: 'USD' }), 'Free');
  assert.equal(english.duration(90), '1 hr 30 min');
  assert.equal(english.countdown(61_000), '1:01');
});
