import { expect, it } from 'vitest';
import { readingTogether } from '../programme-definitions/invented-programme.fixture.ts';
import { decideAdoption } from './may-adopt.ts';

const law = { ...readingTogether, statutory: true };

it.each([
  ['a draft without a fault that changes something', readingTogether, 0, 1, 'lead', null],
  ['a draft with a fault', readingTogether, 1, 1, 'lead', 'It has a fault, which must be mended first.'],
  ['a draft with several', readingTogether, 3, 1, 'director', 'It has 3 faults, which must be mended first.'],
  ['a draft that changes nothing', readingTogether, 0, 0, 'lead', 'It says the same as the version in force: there is nothing to adopt.'],
  ['a process of the law, by the lead', law, 0, 1, 'lead', 'It is a process of the law: only the director adopts it.'],
  ['a process of the law, by the director', law, 0, 1, 'director', null],
  ['a process of the law with a fault, by the director', law, 1, 1, 'director', 'It has a fault, which must be mended first.'],
])('decides whether to adopt %s', (_, definition, faults, differences, role, refusal) => {
  const decided = decideAdoption({ definition, faults, differences, role });
  expect(decided.ok ? null : decided.reason).toBe(refusal);
});
