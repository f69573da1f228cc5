import { expect, it } from 'vitest';
import { type Evaluation, summarise } from './evaluation.ts';

const said = (usefulness: number, wouldRecommend = true): Evaluation => ({ usefulness, teaching: 4, wouldRecommend, skillsWanted: [] });

it('what people said is shown with how many they are', () => {
  const all = [said(5), said(4), said(4, false), said(5), said(3)];
  expect(summarise(all, 9, false)).toEqual({ answers: 5, attended: 9, means: { usefulness: 4.2, teaching: 4, recommend: 4 }, why: null });
});

it('outside the authority nothing is shown of fewer than five, not even how many they are', () => {
  const few = [said(5), said(1), said(1), said(1)];
  expect(summarise(few, 6, false)).toEqual({ answers: 0, attended: 0, means: null, why: 'Shown from 5 answers on' });
  expect(summarise(few, 6, true).means?.usefulness).toBe(2);
});

it('no answer is no nought', () => {
  expect(summarise([], 6, true).means).toBeNull();
});
