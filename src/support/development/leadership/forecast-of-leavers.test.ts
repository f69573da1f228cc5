import { expect, it } from 'vitest';
import type { HalfTerm } from '../../../kernel/school-calendar.ts';
import { byLocality, forecastLeavers, type Leaver } from './forecast-of-leavers.ts';

const half = (name: HalfTerm['name'], from: string, to: string): HalfTerm => ({ academicYear: '2026/27', name, from, to });
const halfTerms = [
  half('Autumn 2', '2026-11-02', '2026-12-18'),
  half('Spring 1', '2027-01-04', '2027-02-12'),
  half('Spring 2', '2027-02-22', '2027-03-26'),
];
const leaver = (on: string, locality: string | null = 'Tarmere'): Leaver => ({
  providerId: 1,
  providerName: 'Fenworth',
  locality,
  what: 'Headteacher',
  on,
  isConfidential: false,
});
const today = '2026-11-23';

it.each([
  ['the half-term it is in', '2026-12-11', 'Autumn 2, 2026/27'],
  ['the half-term before the holiday it is in', '2026-12-31', 'Autumn 2, 2026/27'],
  ['the half-term before half-term', '2027-02-14', 'Spring 1, 2026/27'],
  ['the last that is known, in the holiday after it', '2027-04-30', 'Spring 2, 2026/27'],
] as const)('puts a last day into %s', (_, on, name) => {
  const { rows, beyond } = forecastLeavers([leaver(on)], halfTerms, today);
  expect(rows.filter(({ leavers }) => leavers.length > 0).map((row) => row.name)).toEqual([name]);
  expect(beyond).toEqual([]);
});

it('says who leaves after the term dates that are known, and nobody after two years or before today', () => {
  const { rows, beyond } = forecastLeavers([leaver('2028-08-31'), leaver('2028-11-24'), leaver('2026-11-22')], halfTerms, today);
  expect(rows.flatMap(({ leavers }) => leavers)).toEqual([]);
  expect(beyond.map(({ on }) => on)).toEqual(['2028-08-31']);
});

it('counts by locality, those not placed last and only where there are any', () => {
  const one = { locality: 'Tarmere', isLeaving: true, isEarly: false, isCovered: false, isNotKnown: true };
  expect(
    byLocality([one], ['Halscar', 'Tarmere']).map(({ locality, providers, leaving, notKnown }) => [locality, providers, leaving, notKnown]),
  ).toEqual([
    ['Halscar', 0, 0, 0],
    ['Tarmere', 1, 1, 1],
  ]);
  expect(byLocality([{ ...one, locality: null }], ['Halscar']).map(({ locality }) => locality)).toEqual(['Halscar', null]);
});
