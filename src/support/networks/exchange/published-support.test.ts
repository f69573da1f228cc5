import { expect, it } from 'vitest';
import type { MeasuredYears } from '../../../evidence/index.ts';
import { none, type Statistic } from '../../../kernel/statistic.ts';
import { measuresOf } from '../practice/themes.ts';
import { publishedSupport } from './published-support.ts';

const value = (number: number): Statistic => ({ kind: 'value', value: number, unit: 'percent', decimals: 0, cohort: 30, marks: [], releases: [] });
const years = (
  all: readonly (readonly [Statistic, Statistic])[],
  polarity: 'higher' | 'lower' = 'higher',
  id = 'ks2-maths-expected',
): MeasuredYears => ({
  measure: { id, name: 'Maths, expected standard', about: '', unit: 'percent', decimals: 0, polarity, phase: 'primary', topic: 'key-stage-2', publisher: '', due: '', groups: {} }, // prettier-ignore
  years: all.map(([statistic, england], index) => ({
    period: `202${String(index + 3)}/2${String(index + 4)}`,
    statistic,
    england,
    status: 'final',
    underUrn: null,
  })),
});
const maths = measuresOf('mathematics');
const suppressed = none('suppressed', { symbol: 'SUPP' });

it.each<[string, readonly MeasuredYears[], string, RegExp]>([
  ['above England’s', [years([[value(70), value(74)], [value(80), value(75)]])], 'met', /2025: 80%, and 75% in England/], // prettier-ignore
  ['the same as England’s', [years([[value(75), value(75)]])], 'met', /75%, and 75%/],
  ['below England’s', [years([[value(60), value(75)]])], 'not-met', /60%, and 75%/],
  ['below, of a measure that is better lower', [years([[value(10), value(20)]], 'lower')], 'met', /10%, and 20%/],
  ['of an earlier year, where the latest is suppressed', [years([[value(80), value(75)], [suppressed, value(75)]])], 'met', /2024: 80%/], // prettier-ignore
  ['suppressed in every year', [years([[suppressed, value(75)]])], 'not-known', /Suppressed: too few pupils to publish/],
  ['without England’s', [years([[value(80), none('not-loaded')]])], 'not-known', /80%\. For England: No file/],
  ['published of nothing', [], 'not-known', /No result that speaks of it is published/],
  ['published without a year', [years([])], 'not-known', /No result that speaks of it is published/],
  ['of another measure', [years([[value(80), value(75)]], 'higher', 'absence')], 'not-known', /No result/],
])('a result %s', (_what, found, standing, said) => {
  const support = publishedSupport(maths, found);
  expect(support.standing).toBe(standing);
  expect(support.words).toMatch(said);
});

it('says why no published result speaks of a theme', () => {
  expect(publishedSupport(measuresOf('early-reading'), [])).toEqual({
    standing: 'not-known',
    words: 'The phonics check is not published for single schools',
  });
});
