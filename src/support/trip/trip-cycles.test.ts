import { expect, it } from 'vitest';
import { deadlinesOf } from '../programmes/clock/deadlines.ts';
import { gate, inventedCalendar, inventedHolidays, inventedSubject } from '../programmes/programme.fixture.ts';
import { replay } from '../programmes/replay.ts';
import type { Step } from '../programmes/run.ts';
import { tripDefinition } from './trip-definition.ts';

/** What is due of a run that went through these gates, each on its day. */
function dueAfter(gates: readonly (readonly [gate: string, on: string])[], today: string) {
  const steps: Step[] = [{ kind: 'started', on: '2026-09-07' }, ...gates.map(([key, on]) => gate(key, on))];
  const by = { accountId: 1, name: 'Jo Marsh' };
  const now = replay(
    tripDefinition,
    inventedSubject,
    steps.map((step, index) => ({ ...step, id: index + 1, by, at: new Date(0) })),
  );
  const asked = { definition: tripDefinition, subject: inventedSubject, now, calendar: inventedCalendar, ownHolidays: inventedHolidays, today };
  return { stage: now.stage, due: deadlinesOf(asked).map(({ key, on, standing }) => ({ key, on, standing })) };
}

const toThePlan = [
  ['begin', '2026-09-14'],
  ['go-on-to-diagnosis', '2026-09-21'],
  ['go-on-to-planning', '2026-09-28'],
  ['begin-the-plan', '2026-10-05'],
] as const;
const second = [...toThePlan, ['continue-improving', '2027-02-08']] as const;
const third = [...second, ['continue-further-cycle', '2027-06-14']] as const;

it.each([
  ['the second cycle by three terms from the first day', second, '2027-02-08', 'further-cycle', { key: 'three-terms', on: '2027-09-07', standing: 'due' }],
  ['the third by the end of that cycle, and is not late at once', third, '2027-09-20', 'later-cycle', { key: 'three-terms-later', on: '2027-10-18', standing: 'due' }],
  ['a fourth by the end of the fourth', [...third, ['continue-later-cycle', '2027-10-18']] as const, '2027-10-18', 'later-cycle', { key: 'three-terms-later', on: '2028-02-21', standing: 'due' }],
] as const)('the director decides formally whether it goes on after %s', (_, gates, today, stage, decision) => {
  const found = dueAfter(gates, today);
  expect(found.stage).toBe(stage);
  expect(found.due).toContainEqual(decision);
  expect(found.due.filter(({ key, standing }) => key.startsWith('three-terms') && standing === 'late')).toEqual([]);
}); // prettier-ignore

it('a school that slips back after its exit goes on in a cycle that the director has allowed', () => {
  const { stage } = dueAfter([...toThePlan, ['exit-improving', '2027-02-08'], ['return-to-plan', '2027-09-13']], '2027-09-13');
  expect(stage).toBe('later-cycle');
});
