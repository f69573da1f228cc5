import { expect, it } from 'vitest';
import { namedChecks } from '../named-checks.ts';
import { deadlinesOf } from '../programmes/clock/deadlines.ts';
import { done, inventedCalendar, inventedHolidays, PaperRun, people } from '../programmes/programme.fixture.ts';
import { tripDefinition } from './trip-definition.ts';

it('is late by what the next stage has a day for already, where everything of a stage is done and nobody has decided', () => {
  const run = new PaperRun('2026-09-07', { definition: tripDefinition, subject: { track: 'maintained', character: null, trigger: 'by-hand' }, checks: namedChecks });
  const decisions = (today: string) => {
    const { definition, subject, now } = run;
    const all = deadlinesOf({ definition, subject, now, calendar: inventedCalendar, ownHolidays: inventedHolidays, today });
    return all.filter(({ kind }) => kind === 'decision').map(({ what, on, standing, why }) => [what, on, standing, why.split('.')[0]]);
  };
  expect(run.take(done('safeguarding-first', '2026-09-07', { safeguarding: 'no' }), people.lead)).toBeNull();
  expect(decisions('2026-09-15'), 'a task is left').toEqual([]);
  expect(run.take(done('triage', '2026-09-09', { known: 'Results fell', why: 'It asked' }), people.lead)).toBeNull();
  const way = (standing: string) => [['Decide how “Triage” goes on', '2026-09-21', standing, 'By the day on which “Hold the entry meeting” of the next stage is due']];
  expect(decisions('2026-09-10')).toEqual(way('due'));
  expect(decisions('2026-09-15')).toEqual(way('soon'));
  expect(decisions('2027-02-15')).toEqual(way('late'));
}); // prettier-ignore
