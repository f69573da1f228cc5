import { expect, it } from 'vitest';
import { joinedOn, learnerOf, sitting, stepsOf, termsOverOn } from './person-on-board.ts';

const term = (id: number, name: string, fromOn: string, toOn: string) => ({ id, name, fromOn, toOn, leftOn: null, sitsOnPanels: false });
const first = term(1, 'Ada Reed', '2018-09-01', '2022-08-31');
const second = term(2, 'ada reed ', '2022-10-01', '2026-09-30');
const third = term(3, 'Ada Reed', '2026-10-01', '2030-09-30');
const other = term(4, 'Bo Dale', '2026-10-01', '2030-09-30');
const terms = [third, other, second, first];

it('takes somebody who is appointed again for the same person, who joined when they first did', () => {
  expect(joinedOn(terms, third)).toBe('2018-09-01');
  expect(joinedOn(terms, other)).toBe('2026-10-01');
  expect(joinedOn([third, term(9, 'Ada Reed', '2012-09-01', '2016-08-31')], third), 'who was away for years joins anew').toBe('2026-10-01');
});

it('keeps what they learnt and did in the term before', () => {
  const training = [{ termId: 2, kind: 'safeguarding', on: '2025-01-10' } as const, { termId: 4, kind: 'prevent', on: '2026-11-01' } as const];
  expect(learnerOf(terms, third, training).done).toEqual([training[0]]);
  expect([...stepsOf(terms, third, [{ termId: 1, step: 'welcome', on: '2018-09-09' }]).keys()]).toEqual(['welcome']);
});

it('knows that the terms of somebody are over, and says nothing of whom it does not know', () => {
  expect(termsOverOn([first, second, other], { name: 'Ada Reed' }, '2026-11-23')).toBe('2026-09-30');
  expect(termsOverOn(terms, { name: 'Ada Reed' }, '2026-11-23'), 'appointed again').toBeNull();
  expect(termsOverOn([second], { name: 'Ada Reed' }, '2026-09-30'), 'on the last day').toBeNull();
  expect(termsOverOn(terms, { name: 'Cy Poole' }, '2026-11-23')).toBeNull();
});

it('lists who sits on a day, once each', () => {
  expect(sitting(terms, '2026-11-23').map(({ id }) => id)).toEqual([3, 4]);
  expect(sitting([...terms, term(5, 'Bo Dale', '2026-11-01', '2030-10-31')], '2026-11-23').map(({ id }) => id)).toEqual([5, 3]);
});
