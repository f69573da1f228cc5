import { expect, it } from 'vitest';
import { knownToCode } from '../../checks-in-words.ts';
import type { CheckFacts } from '../../programmes/check.ts';
import { faultsOf } from '../../programme-definitions/definition-faults.ts';
import { programmeDefinition } from '../../programme-definitions/definition.ts';
import { newlyRegisteredChecks } from './newly-registered-checks.ts';
import { newlyRegisteredChildminderDefinition, newlyRegisteredDefinition } from './newly-registered-definition.ts';

const facts = (character: string | null, lastInspectedOn?: string | null): CheckFacts => ({
  subject: { track: 'early-years', character, trigger: 'registration' },
  track: 'early-years',
  today: '2026-11-23',
  answers: {},
  sent: {},
  on: '2026-11-23',
  doneOn: {},
  since: '2026-09-01',
  otherRuns: [],
  known: { track: null, category: null, secretaryOfStateNotices: [], calendar: null, ...(lastInspectedOn === undefined ? {} : { lastInspectedOn }) },
});

it.each([newlyRegisteredDefinition, newlyRegisteredChildminderDefinition])('$name has nothing wrong with it', (definition) => {
  expect(programmeDefinition.parse(definition)).toEqual(definition);
  expect(faultsOf(definition, knownToCode)).toEqual([]);
});

it('visits settings every two months, and childminders every four', () => {
  const visit = ({ stages }: typeof newlyRegisteredDefinition) => stages[1]?.tasks.find(({ key }) => key === 'visit')?.due;
  expect([visit(newlyRegisteredDefinition), visit(newlyRegisteredChildminderDefinition)]).toMatchObject([
    { count: 2, unit: 'months', statutory: false },
    { count: 4, unit: 'months', statutory: false },
  ]);
});

it('is of two kinds, told apart by what the register calls a provider', () => {
  const told = (character: string | null) => [newlyRegisteredChecks['is-childminder'](facts(character)).ok, newlyRegisteredChecks['is-no-childminder'](facts(character)).ok];
  expect([told('childminder'), told('nursery'), told(null)]).toEqual([
    [true, false],
    [false, true],
    [false, true],
  ]);
}); // prettier-ignore

it('begins before the first inspection alone, and ends by it', () => {
  const told = (on?: string | null) => [newlyRegisteredChecks['not-inspected-yet'](facts(null, on)).ok, newlyRegisteredChecks['inspection-published'](facts(null, on)).ok];
  expect([told(), told(null), told('2026-10-06')]).toEqual([
    [true, false],
    [true, false],
    [false, true],
  ]);
}); // prettier-ignore
