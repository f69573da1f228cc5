import { expect, it } from 'vitest';
import { named, percent } from '../comparing/statistics.fixture.ts';
import { suppressed } from '../figures/invented-area.fixture.ts';
import { fifthsOf } from './fifths.ts';

it('puts two in each fifth of ten, the lowest first, whoever is missing', () => {
  const { classes, of } = fifthsOf(named(...[10, 20, 30, 40, 50, 60, 70, 80, 90, 100].map((value) => percent(value)), suppressed));
  expect(of).toEqual([0, 0, 1, 1, 2, 2, 3, 3, 4, 4, null]);
  expect(classes).toEqual([
    'Lowest fifth: 10% to 20%',
    'Second fifth: 30% to 40%',
    'Middle fifth: 50% to 60%',
    'Fourth fifth: 70% to 80%',
    'Highest fifth: 90% to 100%',
  ]);
});

it('makes no fifths of a few', () => {
  expect(fifthsOf(named(percent(10), percent(20), suppressed))).toEqual({ classes: ['With a figure: 10% to 20%'], of: [0, 0, null] });
  expect(fifthsOf(named(suppressed))).toEqual({ classes: [], of: [null] });
});

it('leaves no empty class where values are alike', () => {
  const { classes, of } = fifthsOf(named(...Array.from({ length: 12 }, () => percent(50))));
  expect(classes).toEqual(['Middle fifth: 50%']);
  expect(new Set(of)).toEqual(new Set([0]));
});
