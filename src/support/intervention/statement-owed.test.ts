import { expect, it } from 'vitest';
import { inventedCalendar as calendar, inventedHolidays as ownHolidays } from '../programmes/programme.fixture.ts';
import { taskOf } from '../programmes/replay.ts';
import { statementOfActionDefinition } from './statement-of-action-definition.ts';
import { reckonStatement, statementOwed, type StatementBegun, type StatementFacts } from './statement-owed.ts';

const facts = (over: Partial<StatementFacts> = {}): StatementFacts => ({
  track: 'maintained',
  category: 'special measures',
  categoryOn: '2026-10-06',
  statements: [],
  ...over,
});

const begun = (startedOn: string, over: Partial<StatementBegun> = {}): StatementBegun => ({ startedOn, state: 'live', outcome: null, ...over });

it.each<[string, Partial<StatementFacts>, ReturnType<typeof statementOwed>]>([
  ['special measures', {}, 'to-begin'],
  ['significant improvement', { category: 'requires significant improvement' }, 'to-begin'],
  ['no category', { category: null, categoryOn: null }, null],
  ['an academy', { track: 'academy' }, null],
  ['a statement that was begun since', { statements: [begun('2026-10-20')] }, null],
  ['a statement that was begun on the day', { statements: [begun('2026-10-06')] }, null],
  ['a statement that an earlier inspection asked for, and that is under way', { statements: [begun('2023-03-01')] }, 'after-another'],
  ['one that is paused', { statements: [begun('2023-03-01', { state: 'paused' })] }, 'after-another'],
  [
    'a statement that an earlier inspection asked for, and that is over',
    { statements: [begun('2023-03-01', { state: 'ended', outcome: 'out' })] },
    'to-begin',
  ],
  ['a statement, where the day of the inspection is not known', { categoryOn: null, statements: [begun('2023-03-01')] }, null],
  ['a statement that was begun since, and stopped', { statements: [begun('2026-10-20', { state: 'stopped' })] }, 'to-begin'],
  ['a statement that was closed as in no category', { statements: [begun('2026-10-20', { state: 'ended', outcome: 'no-category' })] }, 'to-begin'],
  ['a statement that was carried out', { statements: [begun('2026-10-20', { state: 'ended', outcome: 'out' })] }, null],
  ['one that was stopped, and one begun again', { statements: [begun('2026-10-20', { state: 'stopped' }), begun('2026-10-21')] }, null],
])('with %s', (_what, over, expected) => {
  expect(statementOwed(facts(over))).toBe(expected);
});

const tenDays = taskOf(statementOfActionDefinition, 'statement')?.task.due;
it.each([
  ['the publication, where its day is on record', { inspectedOn: '2026-10-06', publishedOn: '2026-11-10' }, '2026-11-24', 'Counted from the publication on 10 November 2026'],
  ['the inspection, where it is not', { inspectedOn: '2026-11-10', publishedOn: null }, '2026-11-24', 'Counted from the inspection of 10 November 2026'],
  ['nothing, where neither is', { inspectedOn: null, publishedOn: null }, null, 'not on record'],
])('counts from %s', (_what, days, on, says) => {
  if (tenDays === undefined) throw new Error('The statement has a rule.');
  const reckoned = reckonStatement({ calendar, ownHolidays }, tenDays, days);
  expect(reckoned).toEqual({ on, why: expect.stringContaining(says) as string });
}); // prettier-ignore
