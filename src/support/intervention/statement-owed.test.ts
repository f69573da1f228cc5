import { expect, it } from 'vitest';
import { owesStatement, type StatementBegun, type StatementFacts } from './statement-owed.ts';

const facts = (over: Partial<StatementFacts> = {}): StatementFacts => ({
  track: 'maintained',
  category: 'special measures',
  categoryOn: '2026-10-06',
  statements: [],
  ...over,
});

const begun = (startedOn: string, over: Partial<StatementBegun> = {}): StatementBegun => ({ startedOn, state: 'live', outcome: null, ...over });

it.each<[string, Partial<StatementFacts>, boolean]>([
  ['special measures', {}, true],
  ['significant improvement', { category: 'requires significant improvement' }, true],
  ['no category', { category: null, categoryOn: null }, false],
  ['an academy', { track: 'academy' }, false],
  ['a statement that was begun since', { statements: [begun('2026-10-20')] }, false],
  ['a statement that was begun on the day', { statements: [begun('2026-10-06')] }, false],
  ['a statement that an earlier inspection asked for', { statements: [begun('2023-03-01')] }, true],
  ['a statement, where the day of the inspection is not known', { categoryOn: null, statements: [begun('2023-03-01')] }, false],
  ['a statement that was begun since, and stopped', { statements: [begun('2026-10-20', { state: 'stopped' })] }, true],
  ['a statement that was closed as in no category', { statements: [begun('2026-10-20', { state: 'ended', outcome: 'no-category' })] }, true],
  ['a statement that was carried out', { statements: [begun('2026-10-20', { state: 'ended', outcome: 'out' })] }, false],
  ['one that was stopped, and one begun again', { statements: [begun('2026-10-20', { state: 'stopped' }), begun('2026-10-21')] }, false],
])('with %s', (_what, over, expected) => {
  expect(owesStatement(facts(over))).toBe(expected);
});
