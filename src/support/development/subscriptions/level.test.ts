import { expect, it } from 'vitest';
import { levelOn, levelsOf, overlapOf } from './level.ts';

const held = [{ id: 1, providerId: 7, level: 'core', from: '2026-09-01', to: '2027-08-31' }] as const;

it.each([
  [7, '2026-09-01', 'core'],
  [7, '2027-08-31', 'core'],
  [7, '2027-09-01', 'none'],
  [8, '2026-10-01', 'none'],
  [null, '2026-10-01', 'none'],
] as const)('provider %s has on %s: %s', (providerId, day, level) => {
  expect(levelOn(held, providerId, day)).toBe(level);
});

it('a provider has one subscription at a time', () => {
  expect(overlapOf(held, { providerId: 7, from: '2027-08-31', to: '2028-08-31' })?.id).toBe(1);
  expect(overlapOf(held, { providerId: 7, from: '2027-09-01', to: '2028-08-31' })).toBeNull();
  expect(overlapOf(held, { providerId: 8, from: '2026-09-01', to: '2027-08-31' })).toBeNull();
});

it('a level that nobody entered for the year is the one that ships, and says that it is provisional', () => {
  const levels = levelsOf([
    { id: 'core', name: 'Core', says: 'Old words', pricePence: 40_000 },
    { id: 'core', name: 'Core plus', says: 'New words', pricePence: 50_000 },
  ]);
  expect(levels.map(({ id, name, isProvisional }) => [id, name, isProvisional])).toEqual([
    ['none', 'No subscription', true],
    ['core', 'Core plus', false],
    ['full', 'Full', true],
  ]);
});
