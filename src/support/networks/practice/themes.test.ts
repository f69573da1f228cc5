import { expect, it } from 'vitest';
import { areaLabels } from '../../../judgement/index.ts';
import { areaThemes, measuresOf, phaseFits, phaseOfProvider, themeFit, themeIds } from './themes.ts';

it('names the nine areas as judgement does', () => {
  expect(areaThemes).toEqual(areaLabels);
});

it.each([
  ['mathematics', 'mathematics', 'same'],
  ['mathematics', 'curriculum-and-teaching', 'part'],
  ['curriculum-and-teaching', 'early-reading', 'part'],
  ['mathematics', 'science', 'no'],
  ['safeguarding', 'curriculum-and-teaching', 'no'],
  ['achievement', 'mathematics', 'no'],
] as const)('a need in %s and an offer of %s fit: %s', (need, offered, fit) => {
  expect(themeFit(need, offered)).toBe(fit);
});

it.each([
  ['primary', 'primary', true],
  ['primary', 'secondary', false],
  ['any', 'secondary', true],
  ['special', 'any', true],
] as const)('a need in %s and an offer for %s fit: %s', (need, offered, fits) => {
  expect(phaseFits(need, offered)).toBe(fits);
});

it.each([
  ['nursery', 'early-years'],
  ['primary', 'primary'],
  ['alternative-provision', 'special'],
  ['16-plus', 'post-16'],
  ['all-through', 'any'],
])('a provider registered as %s begins with %s', (registered, phase) => {
  expect(phaseOfProvider(registered)).toBe(phase);
});

it('says of every theme which published results speak of it, or why none does', () => {
  for (const theme of themeIds) {
    const found = measuresOf(theme);
    expect('ids' in found ? found.ids.length : found.none.length, theme).toBeGreaterThan(0);
  }
});
