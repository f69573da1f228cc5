import { expect, it } from 'vitest';
import { escalationAsked } from './escalation-asked.ts';
import { addDays } from '../../kernel/plain-date.ts';
import { programmeDefinition } from '../programme-definitions/definition.ts';
import { inventedProgramme, PaperRun } from './programme.fixture.ts';
import type { Grade } from './run.ts';

const definition = programmeDefinition.parse(inventedProgramme);
const stage = 'plan';
const [visit] = new PaperRun('2026-11-02').now.stages;
if (visit === undefined) throw new Error('A run is in a stage.');
const review = (on: string, at: number) => ({ reviewId: 1, on, overall: 'insufficient', visit: at }) as const;

it.each([
  ['two of the stage that the run is in', [0, 0], 1, 'live', true],
  ['while it is paused', [0, 0], 1, 'paused', true],
  ['not of a stage that was left, which answered it', [0, 0], 2, 'live', false],
  ['again where the next of the stage after is no better', [0, 1], 2, 'live', true],
  ['not of a run that is over', [0, 0], 1, 'ended', false],
  ['not where there are none', [], 1, 'live', false],
] as const)('two reviews running ask whether to escalate: %s', (_, visits, stages, state, asks) => {
  const reviews = visits.map((at, index) => review(addDays('2026-11-10', index * 21), at));
  expect(escalationAsked(definition, { state, stage, reviews, stages: Array.from({ length: stages }, () => visit) }) !== null).toBe(asks);
});

it.each<[readonly Grade[], boolean]>([
  [[], false],
  [['insufficient'], false],
  [['insufficient', 'insufficient'], true],
  [['insufficient', 'some'], false],
  [['insufficient', 'some', 'insufficient'], false],
  [['some', 'insufficient', 'insufficient'], true],
  [['insufficient', 'insufficient', 'sustained'], false],
])('reviews graded %j ask whether to escalate: %s', (given, asks) => {
  const reviews = given.map((overall, at) => ({ ...review(addDays('2026-11-10', at * 21), 0), overall }));
  for (const inAnyOrder of [reviews, reviews.toReversed()])
    expect(escalationAsked(definition, { state: 'live', stage, reviews: inAnyOrder, stages: [visit] }) !== null).toBe(asks);
});

it.each([
  [20, false],
  [21, true],
])('two that are %i days apart ask whether to escalate: %s', (apart, asks) => {
  const reviews = [review('2026-11-10', 0), review(addDays('2026-11-10', apart), 0)];
  expect(escalationAsked(definition, { state: 'live', stage, reviews, stages: [visit] }) !== null).toBe(asks);
  // Three that together span it are two.
  const between = [review('2026-11-10', 0), review('2026-11-20', 0), review('2026-12-01', 0)];
  expect(escalationAsked(definition, { state: 'live', stage, reviews: between, stages: [visit] })).not.toBeNull();
});
