import { describe, expect, it } from 'vitest';
import { namedChecks } from '../named-checks.ts';
import type { ProgrammeDefinition, ProgrammeLetter } from '../programme-definitions/definition.ts';
import { aLetter } from '../programme-definitions/invented-programme.fixture.ts';
import { tripDefinition } from '../trip/trip-definition.ts';
import { isTheirDay, isToldTo, toldOutcome, toldReason, toldStage } from './own-run-view.ts';
import { asWritten } from './replay.ts';
import { done, gate, inventedProgramme, PaperRun, people, proposed } from './programme.fixture.ts';

const notice: ProgrammeLetter = aLetter('notice', { dated: 'notice.ends-on', signed: 'notice.signed-by' });
const signedBy = { key: 'signed-by', label: 'Signed by', hint: null, required: true, kind: 'text' } as const;
const lettered = (statutory: boolean, letters: ProgrammeDefinition['letters'] = []) => ({
  ...inventedProgramme,
  letters,
  statutory,
  stages: inventedProgramme.stages.map((stage) => ({
    ...stage,
    tasks: stage.tasks.map((task) => (task.key === 'notice' ? { ...task, letter: 'notice', fields: [...task.fields, signedBy] } : task)),
  })),
});
function inPlan(statutory: boolean, letters?: readonly ProgrammeLetter[]): PaperRun {
  const run = new PaperRun('2026-11-02', { definition: lettered(statutory, letters === undefined ? [] : [...letters]) });
  run.take(done('first-call', '2026-11-03', { 'called-on': '2026-11-03', 'serious': 'no' }), people.lead);
  run.take(done('entry-meeting', '2026-11-05', { 'meets-on': '2028-01-10' }), people.lead);
  run.take(gate('plan', '2026-11-09'), people.lead);
  return run;
}
const told = ({ definition, now }: PaperRun, today = '2026-11-10') => now.stages.map(({ stage }) => toldStage(definition, now, stage, today));

describe('what the provider’s own people are told', () => {
  it('names a stage of a process of the law once its letter has gone, confirmed by a second person', () => {
    const run = inPlan(true);
    expect(told(run)).toEqual([null, null]);
    run.take(proposed('notice', '2026-11-10', { 'ends-on': '2027-02-01', 'signed-by': 'Dee Lowe' }), people.director);
    expect(told(run)).toEqual([null, null]);
    run.take(done('notice', '2026-11-10'), people.lead);
    expect(told(run)).toEqual([null, 'Plan and reviews']);
  });

  it('names it on the day that the letter bears, and not before', () => {
    const run = inPlan(true, [notice]);
    run.take(proposed('notice', '2026-11-10', { 'ends-on': '2027-02-01', 'signed-by': 'Dee Lowe' }), people.director);
    run.take(done('notice', '2026-11-10'), people.lead);
    expect(told(run, '2027-01-31')).toEqual([null, null]);
    expect(told(run, '2027-02-01')).toEqual([null, 'Plan and reviews']);
  });

  it('keeps a letter that went where its stage is entered again, until the next is done', () => {
    const run = inPlan(false, [notice]);
    run.take(proposed('notice', '2026-11-10', { 'ends-on': '2027-02-01', 'signed-by': 'Dee Lowe' }), people.director);
    run.take(done('notice', '2026-11-10'), people.lead);
    run.take(done('heads-view', '2026-11-10'), people.head);
    run.take({ kind: 'review-held', on: '2026-12-01', reviewId: 1, overall: 'some' }, people.adviser);
    expect(run.take(gate('again', '2026-12-02'), people.lead)).toBeNull();
    expect(run.now.tasks['notice']?.state).toBe('to-do');
    expect(asWritten(run.now)['notice']).toMatchObject({ state: 'done', answers: { 'ends-on': '2027-02-01' } });
    run.take(proposed('notice', '2026-12-03', { 'ends-on': '2027-03-01', 'signed-by': 'Dee Lowe' }), people.director);
    expect(asWritten(run.now)['notice']).toMatchObject({ answers: { 'ends-on': '2027-02-01' } });
    run.take(done('notice', '2026-12-03'), people.lead);
    expect(asWritten(run.now)['notice']).toMatchObject({ answers: { 'ends-on': '2027-03-01' } });
  });

  it('names each stage of any other programme', () => {
    expect(told(inPlan(false))).toEqual(['Enquiry', 'Plan and reviews']);
  });

  it.each([
    ['reads it where it attends', 'Whoever the bishop sends', 'diocese', 'voluntary-aided', true],
    ['does not, for a school that it does not attend for', 'The diocese', 'diocese', 'community', false],
    ['does not, where it is named and no more', 'The diocese, if it likes', null, 'voluntary-aided', false],
  ] as const)('a diocese %s', (_, who, as, character, isTold) => {
    const { now, definition, subject } = inPlan(false);
    const asked = { ...definition, attend: [{ who, as, appliesWhen: { character: ['voluntary-aided'] } }] };
    const run = { definition: asked, subject: { ...subject, character }, now, person: null };
    expect(isToldTo(run, { role: 'diocese', name: 'Di Ocese' }, '2026-11-10')).toBe(isTold);
    expect(isToldTo(run, { role: 'headteacher', name: 'He Ad' }, '2026-11-10')).toBe(true);
  });

  it.each([
    ['task', 'heads-view', true],
    ['task', 'notice', false],
    ['task', 'first-call', false],
    ['review', 'plan', true],
    ['decision', 'plan', false],
  ] as const)('is of the days a %s “%s”: %s', (kind, key, isTheirs) => {
    expect(isTheirDay(inventedProgramme, { kind, key })).toBe(isTheirs);
  });

  it.each([
    ['first-check', true],
    ['second-check', true],
    ['lessons-learned', false],
    ['decision-letter', false],
  ])('is of the days of rapid improvement “%s”: %s', (key, isTheirs) => {
    expect(isTheirDay(tripDefinition, { kind: 'task', key })).toBe(isTheirs);
  });

  it.each([
    [true, 'headteacher', 'Reading fell'],
    [true, 'chair', 'Reading fell'],
    [true, 'trust-ceo', 'Reading fell'],
    [true, 'governor', 'Reading fell'],
    [true, 'diocese', null],
    [false, 'headteacher', null],
  ] as const)('is why it began where that is told (%s), to a %s: %s', (reasonIsTold, role, says) => {
    expect(toldReason({ definition: { ...inventedProgramme, reasonIsTold }, reason: 'Reading fell' }, { role })).toBe(says);
  });

  it.each([true, false])('is the day of a task of the authority’s that is held with them: %s', (heldWithThem) => {
    const stages = inventedProgramme.stages.map((stage) => ({ ...stage, tasks: stage.tasks.map((task) => ({ ...task, heldWithThem })) }));
    expect(isTheirDay({ ...inventedProgramme, stages }, { kind: 'task', key: 'first-call' })).toBe(heldWithThem);
  });

  it('names an end that is not good, and the stage that leads to nothing else, from the day of its letter', () => {
    const stages = [...tripDefinition.stages].toSorted((one, other) => Number(other.key === 'escalation') - Number(one.key === 'escalation'));
    const run = new PaperRun('2026-11-02', { definition: { ...tripDefinition, stages }, checks: namedChecks });
    const says = (today: string) => [toldStage(run.definition, run.now, 'escalation', today), toldOutcome(run.definition, run.now, today)];
    expect(says('2026-11-02')).toEqual([null, null]);
    const sent = { 'decided': 'Nothing moved', 'called-on': '2026-11-03', 'sent-on': '2026-11-03', 'sent-to': 'The head', 'signed-by': 'Jo Marsh' };
    expect(run.take(done('decision-letter-escalated', '2026-11-03', sent), people.lead)).toBeNull();
    expect(says('2026-11-03')).toEqual(['Escalation', null]);
    expect(run.take(gate('end-escalation', '2026-11-04'), people.lead)).toBeNull();
    expect(says('2026-11-04')).toEqual(['Escalation', 'Escalated']);
  });
});
