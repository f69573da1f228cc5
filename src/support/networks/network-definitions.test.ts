import { describe, expect, it } from 'vitest';
import { knownToCode } from '../checks-in-words.ts';
import { programmeDefinition, tracks } from '../programme-definitions/definition.ts';
import { deadlinesOf } from '../programmes/clock/deadlines.ts';
import { faultsOf } from '../programme-definitions/definition-faults.ts';
import { isTold } from '../programmes/own-run-view.ts';
import { done, gate, inventedCalendar, inventedHolidays, PaperRun, people } from '../programmes/programme.fixture.ts';
import type { FieldAnswers } from '../programmes/run.ts';
import { peerReviewDefinition } from './peer-review-definition.ts';
import { qualityMarkDefinition } from './quality-mark-definition.ts';

const subject = { track: 'maintained', character: null, trigger: 'by-hand' } as const;
const both = [peerReviewDefinition, qualityMarkDefinition];

describe.each(both)('$name', (definition) => {
  it('is a definition without a fault, which says that it is provisional', () => {
    expect(programmeDefinition.parse(JSON.parse(JSON.stringify(definition)))).toEqual(definition);
    expect(faultsOf(definition, knownToCode)).toEqual([]);
    expect(definition).toMatchObject({
      provisional: true,
      statutory: false,
      source: expect.stringMatching(/^Provisional: not from the published/) as string,
    });
  });

  it('begins by no tier, inspection or concern, and speaks of none', () => {
    expect(definition.triggers).toEqual(['by-hand']);
    expect(JSON.stringify(definition)).not.toMatch(/Vulnerable|Cause for Concern|Secure|\btier\b/);
  });

  it('is for schools, and nobody’s who has none', () => {
    expect(definition.tracks).not.toContain('early-years');
    expect(tracks.filter((track) => !definition.tracks.includes(track)).length).toBeLessThan(3);
  });
});

/** Takes what is done, one after another, each on its day. */
const answers = (run: PaperRun, key: string, on: string, given: FieldAnswers = {}, by = people.lead) =>
  run.take(done(key, on, given as Record<string, string>), by);
const due = (run: PaperRun) =>
  Object.fromEntries(
    deadlinesOf({ definition: run.definition, subject, now: run.now, calendar: inventedCalendar, ownHolidays: inventedHolidays, today: '2026-09-07' })
      .filter(({ doneOn }) => doneOn === null)
      .map(({ key, on }) => [key, on]),
  );

describe('a peer review', () => {
  const run = new PaperRun('2026-09-07', { definition: peerReviewDefinition, subject });
  it('goes from its focus to what changed after a term, and its head hears first', { timeout: 10_000 }, () => {
    expect(isTold(peerReviewDefinition, subject, run.now, '2026-09-07'), 'the head knows of it from the first day').toBe(true);
    expect(answers(run, 'focus', '2026-09-10', { question: 'How early readers are heard' }, people.head)).toBeNull();
    expect(
      answers(run, 'reviewers', '2026-09-15', { 'schools': 'Two schools nearby', 'led-by': 'A head', 'agreed-on': '2026-09-14', 'interest': 'none' }),
    ).toBeNull();
    expect(run.take(gate('prepare', '2026-09-15'), people.adviser)).toBeNull();
    expect(run.take(gate('review', '2026-09-16'), people.adviser)).toContain('Still to be done in this stage');
    expect(answers(run, 'own-view', '2026-09-25', { view: 'It is uneven' }, people.head)).toBeNull();
    expect(answers(run, 'days', '2026-09-25', { first: '2026-10-06', last: '2026-10-05', programme: 'Two days' })).toContain('before');
    expect(answers(run, 'days', '2026-09-25', { first: '2026-10-06', last: '2026-10-07', programme: 'Two days' })).toBeNull();
    expect(answers(run, 'protocol', '2026-09-28', { 'agreed-on': '2026-09-28' }, people.head)).toBeNull();
    expect(run.take(gate('review', '2026-09-28'), people.adviser)).toBeNull();
    expect(due(run)).toEqual({ review: '2026-10-07' });
    expect(answers(run, 'review', '2026-10-07', { 'ended-on': '2026-10-07', 'who': 'Three heads' }, people.adviser)).toBeNull();
    expect(run.take(gate('share', '2026-10-07'), people.adviser)).toBeNull();
    expect(due(run)['head-first']).toBe('2026-10-12');
    expect(answers(run, 'head-first', '2026-10-08', { 'shared-on': '2026-10-08', 'by': 'Head of another school' }, people.adviser)).toBeNull();
    expect(run.take(gate('change', '2026-10-08'), people.adviser), 'not before the head has answered').toContain('Say how the school sees them');
    expect(answers(run, 'answer', '2026-10-09', { says: 'We agree' }, people.head)).toBeNull();
    expect(run.take(gate('change', '2026-10-09'), people.adviser)).toBeNull();
    expect(answers(run, 'changes', '2026-10-14', { what: 'Everybody is heard twice a week', who: 'The deputy' }, people.head)).toBeNull();
    expect(due(run)['follow-up']).toBe('2027-01-27');
    expect(
      answers(run, 'follow-up', '2027-01-26', { 'held-on': '2027-01-26', 'changed': 'in-part', 'how': 'Heard again' }, people.adviser),
    ).toBeNull();
    expect(run.take(gate('not-so-far', '2027-01-27'), people.adviser)).not.toBeNull();
    expect(run.take(gate('changed', '2027-01-27'), people.adviser)).toBeNull();
    expect(run.now).toMatchObject({ state: 'ended', outcome: 'changed' });
  });
});

describe('the quality mark', () => {
  const five = <T>(value: T) => ({ careers: value, enterprise: value, stem: value, workplace: value, research: value });
  const run = new PaperRun('2026-09-07', { definition: qualityMarkDefinition, subject });
  it('is assessed, evidenced, visited and awarded for three years, checked each year, and renewed', { timeout: 10_000 }, () => {
    expect(answers(run, 'assess', '2026-09-28', { ...five('begun'), 'how': 'A survey', 'led-by': 'The deputy' }, people.head)).toBeNull();
    expect(answers(run, 'talk', '2026-10-05', { agreed: 'What to gather' }, people.adviser)).toBeNull();
    expect(run.take(gate('gather', '2026-10-05'), people.adviser)).toBeNull();
    const gathered = { ...five('What pupils do'), partners: 'A foundry' };
    expect(answers(run, 'gather', '2026-11-20', gathered, people.head)).toBeNull();
    expect(answers(run, 'read', '2026-11-27', { enough: 'no', ask: 'Enterprise' }, people.head), 'the officer’s own').toContain('Specialist officer');
    expect(answers(run, 'read', '2026-11-27', { enough: 'no', ask: 'Enterprise' }, people.specialist)).toBeNull();
    expect(run.take(gate('visit', '2026-11-27'), people.adviser)).not.toBeNull();
    expect(run.take(gate('gather-more', '2026-11-27'), people.adviser)).toBeNull();
    expect(answers(run, 'gather', '2026-12-10', gathered, people.head)).toBeNull();
    expect(answers(run, 'read', '2026-12-11', { enough: 'yes', ask: 'How pupils choose' }, people.specialist)).toBeNull();
    expect(run.take(gate('visit', '2026-12-11'), people.adviser)).toBeNull();
    expect(
      answers(
        run,
        'visit',
        '2027-01-20',
        { 'visited-on': '2027-01-20', ...five('yes'), 'found': 'All five', 'with': 'An engineer' },
        people.specialist,
      ),
    ).toBeNull();
    expect(run.take(gate('panel', '2027-01-20'), people.adviser)).toBeNull();
    const decided = { 'met-on': '2027-02-01', 'members': 'Two officers, two employers', 'award': 'yes', 'reasons': 'All five are met' };
    expect(answers(run, 'decide', '2027-02-01', { ...decided, 'met-on': '2027-01-19' })).toContain('before');
    expect(answers(run, 'decide', '2027-02-01', decided)).toBeNull();
    expect(run.take(gate('not-awarded', '2027-02-01'), people.lead)).not.toBeNull();
    expect(run.take(gate('award', '2027-02-01'), people.lead)).toBeNull();
    expect(due(run)).toMatchObject({ 'first-check': '2028-02-01', 'second-check': '2029-02-01', 'renewal': '2029-11-01', 'ends': '2030-02-01' });
    const later = '2029-12-31';
    const take = (key: string, on: string, given: Record<string, string>, by = people.lead) => run.take(done(key, on, given), by, later);
    expect(take('tell', '2027-02-02', { 'told-on': '2027-02-02' })).toBeNull();
    expect(take('first-check', '2028-01-31', { holds: 'yes', found: 'It holds' }, people.specialist)).toBeNull();
    expect(take('second-check', '2029-01-31', { holds: 'yes', found: 'It holds' }, people.specialist)).toBeNull();
    expect(take('renewal', '2029-10-31', { renews: 'yes' }, people.head)).toBeNull();
    expect(run.take(gate('renew', '2029-11-01'), people.adviser, later)).toBeNull();
    expect(run.now).toMatchObject({ state: 'live', stage: 'self-assessment', tasks: { assess: { state: 'to-do' } } });
  });

  it('is withdrawn by two people', () => {
    expect(run.definition.stages.flatMap(({ gates }) => gates).find(({ key }) => key === 'withdraw')).toMatchObject({
      by: 'lead',
      second: 'assistant-director',
    });
  });
});
