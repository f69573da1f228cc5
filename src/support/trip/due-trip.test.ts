import { expect, it } from 'vitest';
import { type EarlierRun, openTriggers, triggerChoices, type TripTrigger } from './due-trip.ts';

const tier: TripTrigger = { kind: 'tier', ref: null, since: '2026-11-04', says: 'Its tier' };
const inspection: TripTrigger = { kind: 'inspection', ref: null, since: null, says: 'An inspection' };
const concern: TripTrigger = { kind: 'concern', ref: 7, since: '2026-11-10', says: 'A concern' };
const ended = (startedOn: string): EarlierRun => ({ startedOn, isLive: false });

it.each<[string, readonly EarlierRun[], readonly string[]]>([
  ['no run', [], ['tier', 'inspection', 'concern']],
  ['a run under way', [{ startedOn: '2025-01-06', isLive: true }], []],
  ['a run that ended and began since', [ended('2026-11-04')], ['concern']],
  ['a run that began before', [ended('2026-11-03')], ['tier', 'concern']],
])('with %s', (_, runs, open) => {
  expect(openTriggers([tier, inspection, concern], runs).map(({ kind }) => kind)).toEqual(open);
});

it('asks once by an inspection that asks for it twice, and says both', () => {
  const unsafe: TripTrigger = { ...inspection, says: 'Safeguarding' };
  expect(triggerChoices([tier, inspection, unsafe, concern])).toEqual([
    { value: 'tier', text: 'Its tier' },
    { value: 'inspection', text: 'An inspection; Safeguarding' },
    { value: 'concern-7', text: 'A concern' },
  ]);
});
