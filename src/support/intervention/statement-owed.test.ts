import { expect, it } from 'vitest';
import { owesStatement, type StatementFacts } from './statement-owed.ts';

const facts = (over: Partial<StatementFacts> = {}): StatementFacts => ({
  track: 'maintained',
  category: 'special measures',
  categoryOn: '2026-10-06',
  startedOn: [],
  ...over,
});

it.each<[string, Partial<StatementFacts>, boolean]>([
  ['special measures', {}, true],
  ['significant improvement', { category: 'requires significant improvement' }, true],
  ['no category', { category: null, categoryOn: null }, false],
  ['an academy', { track: 'academy' }, false],
  ['a statement that was begun since', { startedOn: ['2026-10-20'] }, false],
  ['a statement that was begun on the day', { startedOn: ['2026-10-06'] }, false],
  ['a statement that an earlier inspection asked for', { startedOn: ['2023-03-01'] }, true],
  ['a statement, where the day of the inspection is not known', { categoryOn: null, startedOn: ['2023-03-01'] }, false],
])('with %s', (_what, over, expected) => {
  expect(owesStatement(facts(over))).toBe(expected);
});
