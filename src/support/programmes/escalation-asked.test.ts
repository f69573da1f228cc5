import { expect, it } from 'vitest';
import { escalationAsked } from './escalation-asked.ts';
import { PaperRun } from './programme.fixture.ts';
import type { Grade } from './run.ts';

const { now } = new PaperRun('2026-11-02');
const [visit] = now.stages;
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
  const reviews = visits.map((at, index) => review(`2026-11-1${String(index)}`, at));
  expect(escalationAsked({ state, reviews, stages: Array.from({ length: stages }, () => visit) }) !== null).toBe(asks);
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
  const reviews = given.map((overall, at) => ({ ...review(`2026-11-1${String(at)}`, 0), overall }));
  for (const inAnyOrder of [reviews, reviews.toReversed()])
    expect(escalationAsked({ state: 'live', reviews: inAnyOrder, stages: [visit] }) !== null).toBe(asks);
});
