import { describe, expect, it } from 'vitest';
import type { CheckFacts } from '../programmes/check.ts';
import type { Track } from '../programme-definitions/definition.ts';
import { namedChecks } from '../named-checks.ts';
import { tripChecks } from './trip-checks.ts';
import { exitTests } from './trip-cycles.ts';
import { tripDefinition } from './trip-definition.ts';

const unknown: CheckFacts['known'] = { track: null, category: null, secretaryOfStateNotices: [], calendar: null };
const byInspection: Pick<CheckFacts, 'subject' | 'known'> = {
  subject: { track: 'maintained', character: 'community', trigger: 'inspection' },
  known: { ...unknown, fundingGrounds: ['safeguarding-not-met'] },
};
const facts = (over: Partial<CheckFacts> & { readonly track?: Track } = {}): CheckFacts => ({
  subject: { track: 'maintained', character: 'community', trigger: 'tier' },
  track: 'maintained',
  today: '2027-03-01',
  answers: {},
  sent: {},
  on: '2027-03-01',
  doneOn: {},
  since: '2026-09-01',
  otherRuns: [],
  known: unknown,
  ...over,
});
const test = (result: string, madeOn = '2027-02-26') => ({ 'exit-test': { result, 'made-on': madeOn, 'reasons': 'Said' } });
const termly = ['first-check', 'second-check', 'further-check'] as const;
/** Termly checks with what they found, a term apart unless days are given. */
function checks(found: readonly (string | null)[], days: readonly string[] = ['2026-10-12', '2027-01-11', '2027-03-01']): Partial<CheckFacts> {
  const made = termly.flatMap((key, at) => (typeof found[at] === 'string' ? [{ key, holds: found[at], on: days[at] ?? '' }] : []));
  return {
    answers: Object.fromEntries(made.map(({ key, holds }) => [key, { holds }])),
    doneOn: Object.fromEntries(made.map(({ key, on }) => [key, on])),
  };
}

describe('rapid improvement', () => {
  it('names only checks that there are, and every one of them', () => {
    const stages = tripDefinition.stages;
    const named = stages.flatMap(({ tasks, gates }) => [...tasks, ...gates].flatMap(({ checks }) => checks));
    expect(named).toEqual(expect.arrayContaining(Object.keys(tripChecks)));
    expect(named.filter((name) => !Object.hasOwn(namedChecks, name))).toEqual([]);
  });

  it('has stages, tasks and gates of its own names, and leads from its first stage to each', () => {
    const { stages, outcomes } = tripDefinition;
    const keys = stages.flatMap(({ tasks, gates }) => [...tasks, ...gates].map(({ key }) => key));
    expect(new Set(keys).size).toBe(keys.length);
    const reached = new Set(['triage']);
    for (const stage of stages) if (reached.has(stage.key)) for (const { to } of stage.gates) if (to !== null) reached.add(to);
    expect([...reached].toSorted()).toEqual(stages.map(({ key }) => key).toSorted());
    for (const { to, outcome } of stages.flatMap(({ gates }) => gates)) {
      expect((to === null) !== (outcome === null)).toBe(true);
      if (outcome !== null) expect(outcomes.map(({ key }) => key)).toContain(outcome);
    }
    for (const [stage, task] of Object.entries(exitTests))
      expect(stages.find(({ key }) => key === stage)?.tasks.map(({ key }) => key)).toContain(task);
  });

  it('says the times of its default, and that they are provisional', () => {
    const counts = tripDefinition.stages.flatMap(({ tasks }) => tasks.map(({ key, due }) => `${key} ${String(due.count)} ${due.unit}`));
    expect(counts.slice(0, 10)).toEqual([
      'safeguarding-first 0 working-days',
      'triage 5 working-days',
      'invitation 5 working-days',
      'invitation-answer 5 working-days',
      'entry-meeting 10 working-days',
      'entry-letter 10 working-days',
      'entry-letter-trust 10 working-days',
      'entry-letter-diocese 10 working-days',
      'diagnostic-review 15 working-days',
      'single-plan 20 working-days',
    ]);
    const reviews = tripDefinition.stages.flatMap(({ review }) => (review === null ? [] : [review]));
    expect(
      reviews.map(({ every, decideAfter, chair }) => [every.count, every.unit, decideAfter?.reviews, decideAfter?.latest.count, chair.first]),
    ).toEqual([
      [6, 'school-weeks', 2, 18, 'lead'],
      [6, 'school-weeks', 2, 18, 'assistant-director'],
      [6, 'school-weeks', 2, 18, 'assistant-director'],
    ]);
    const sources = tripDefinition.stages.flatMap(({ tasks }) => tasks.map(({ due }) => due.source));
    expect(sources.every((source) => source.startsWith('Provisional: not from the published framework'))).toBe(true);
  });
});

it.each<[keyof typeof tripChecks, string, Partial<CheckFacts>, string | null]>([
  ['safeguarding-told-first', 'about no safeguarding', { sent: { safeguarding: 'no' } }, null],
  ['safeguarding-told-first', 'about safeguarding, told before', { sent: { 'safeguarding': 'mash', 'told-on': '2027-02-28' } }, null],
  ['safeguarding-told-first', 'about safeguarding, told the same day', { sent: { 'safeguarding': 'lado', 'told-on': '2027-03-01' } }, null],
  ['safeguarding-told-first', 'about safeguarding, told after', { sent: { 'safeguarding': 'lado', 'told-on': '2027-03-02' } }, 'told first'],
  ['safeguarding-told-first', 'about safeguarding, with no day', { sent: { safeguarding: 'mash-and-lado' } }, 'Enter the day'],
  [
    'safeguarding-told-first',
    'about none, though the inspection that it began by judged it not met',
    { ...byInspection, sent: { safeguarding: 'no' } },
    'part of the reason',
  ],
  [
    'safeguarding-told-first',
    'about it, where the inspection judged it not met',
    { ...byInspection, sent: { 'safeguarding': 'lado', 'told-on': '2027-03-01' } },
    null,
  ],
  ['safeguarding-told-first', 'about none, of a run by tier where it was not met', { known: byInspection.known, sent: { safeguarding: 'no' } }, null],
  [
    'safeguarding-told-first',
    'about none, of a run by an inspection for another reason',
    { subject: byInspection.subject, sent: { safeguarding: 'no' } },
    null,
  ],
  ['plan-reaches-decision', 'without a plan', { known: { ...unknown, planEndsOn: null } }, 'agree it first'],
  ['plan-reaches-decision', 'where nobody looked', {}, 'agree it first'],
  [
    'plan-reaches-decision',
    'with one that ends the day before',
    { decidedBy: '2027-05-10', known: { ...unknown, planEndsOn: '2027-05-09' } },
    'decided by 10 May 2027 at the latest',
  ],
  ['plan-reaches-decision', 'with one that ends on its day', { decidedBy: '2027-05-10', known: { ...unknown, planEndsOn: '2027-05-10' } }, null],
  ['plan-reaches-decision', 'where its programme names no last day', { decidedBy: null, known: { ...unknown, planEndsOn: '2027-05-10' } }, null],
  ['invited-first', 'before the invitation', {}, 'the invitation goes first'],
  ['invited-first', 'after it', { answers: { invitation: {} } }, null],
  ['invitation-accepted', 'of a maintained school', {}, null],
  ['invitation-accepted', 'of an academy whose trust has said nothing', { track: 'academy' }, 'record first that its trust accepts'],
  ['invitation-accepted', 'of an academy whose trust accepts', { track: 'academy', answers: { 'invitation-answer': { answer: 'accepted' } } }, null],
  [
    'invitation-accepted',
    'of an academy whose trust declines',
    { track: 'academy', answers: { 'invitation-answer': { answer: 'declined' } } },
    'has declined',
  ],
  ['exit-test-met', 'without a test', {}, 'Make the exit test first'],
  ['exit-test-met', 'with one that is met', { answers: test('met') }, null],
  ['exit-test-met', 'with one that is not', { answers: test('not-met') }, 'The exit test is not met'],
  ['exit-test-met', 'with one of three weeks before', { answers: test('met', '2027-02-08') }, null],
  ['exit-test-met', 'with one that is older', { answers: test('met', '2027-02-07') }, 'make it again'],
  ['exit-test-met-further', 'with that of the first cycle alone', { answers: test('met') }, 'Make the exit test first'],
  ['exit-test-met-further', 'with its own that is met', { answers: { 'exit-test-further': { 'result': 'met', 'made-on': '2027-02-28' } } }, null],
  [
    'exit-test-met-further',
    'with its own that is not met, after one of the first cycle that was',
    { answers: { ...test('met'), 'exit-test-further': { 'result': 'not-met', 'made-on': '2027-02-28' } } },
    'The exit test is not met',
  ],
  ['decision-due-further', 'with that of the first cycle alone', { answers: test('met') }, 'Make the exit test first'],
  ['decision-due-further', 'with its own', { answers: { 'exit-test-further': { 'result': 'not-met', 'made-on': '2027-02-28' } } }, null],
  ['decision-due', 'without a test', {}, 'Make the exit test first'],
  ['decision-due', 'with one that is not met', { answers: test('not-met') }, null],
  ['three-terms-decided', 'with no decision', {}, 'the director’s formal decision comes first'],
  ['three-terms-decided', 'with leave to go on', { answers: { 'three-terms': { decision: 'goes-on', reasons: 'A new head has begun' } } }, null],
  [
    'three-terms-decided',
    'with a refusal',
    { answers: { 'three-terms': { decision: 'does-not', reasons: 'Enough was tried' } } },
    'decided that it does not go on',
  ],
  ['three-terms-decided', 'with reasons and no decision', { answers: { 'three-terms': { reasons: 'Not' } } }, 'formal decision comes first'],
  [
    'three-terms-decided-later',
    'with that of the cycle before',
    { answers: { 'three-terms': { decision: 'goes-on' } } },
    'formal decision comes first',
  ],
  ['three-terms-decided-later', 'with its own', { answers: { 'three-terms-later': { decision: 'goes-on' } } }, null],
  ['exit-test-met-later', 'with that of the cycle before', { answers: { 'exit-test-further': { result: 'met' } } }, 'Make the exit test first'],
  ['decision-due-later', 'with its own', { answers: { 'exit-test-later': { 'result': 'not-met', 'made-on': '2027-02-28' } } }, null],
  ['return-decided', 'with no decision', {}, 'formal decision comes first'],
  ['return-decided', 'with that of an earlier cycle', { answers: { 'three-terms': { decision: 'goes-on' } } }, 'formal decision comes first'],
  ['return-decided', 'with leave to go back', { answers: { 'three-terms-return': { decision: 'goes-on' } } }, null],
  ['return-decided', 'with a refusal', { answers: { 'three-terms-return': { decision: 'does-not' } } }, 'decided that it does not go on'],
  ['weeks-after-exit', 'in the week of the exit', { since: '2027-02-26' }, 'from 9 April 2027'],
  ['weeks-after-exit', 'six weeks after it', { since: '2027-01-18' }, null],
  [
    'weeks-after-first-check',
    'on the day of the first',
    { since: '2026-09-01', doneOn: { 'first-check': '2027-03-01' } },
    'six weeks or more after the first, from 12 April 2027',
  ],
  ['weeks-after-first-check', 'six weeks after the first', { since: '2026-09-01', doneOn: { 'first-check': '2027-01-18' } }, null],
  ['weeks-after-first-check', 'without the first', { since: '2026-01-05' }, 'comes first'],
  ['weeks-after-second-check', 'without the second', { doneOn: { 'first-check': '2026-01-05' } }, 'comes first'],
  ['weeks-after-second-check', 'in the week of the second', { doneOn: { 'second-check': '2027-02-26' } }, 'six weeks or more after the second'],
  ['weeks-after-second-check', 'a term after it', { doneOn: { 'second-check': '2026-12-07' } }, null],
  [
    'weeks-after-exit',
    'where the second was made on the same day',
    { doneOn: { 'second-check': '2027-03-01' } },
    'the first comes six weeks or more before',
  ],
  ['weeks-after-exit', 'where the second was made before', { doneOn: { 'second-check': '2027-01-11' } }, 'undo the second'],
  ['weeks-after-exit', 'where the second was made six weeks after', { on: '2026-11-02', doneOn: { 'second-check': '2026-12-14' } }, null],
  ['checks-held', 'where both hold', checks(['yes', 'yes']), null],
  ['checks-held', 'where the first holds in part, and the second in full', checks(['in-part', 'yes']), null],
  ['checks-held', 'where the first had slipped back, and the second holds', checks(['no', 'yes']), 'had slipped back: another check must hold'],
  ['checks-held', 'where the second holds in part', checks(['yes', 'in-part']), 'holds in part: another check must hold'],
  ['checks-held', 'where both hold in part', checks(['in-part', 'in-part']), 'holds in part'],
  ['checks-held', 'where the first had slipped back, and the second holds in part', checks(['no', 'in-part']), 'holds in part'],
  ['checks-held', 'where it has slipped back', checks(['yes', 'no']), 'slipped back'],
  ['checks-held', 'where it had slipped back twice', checks(['no', 'no']), 'slipped back'],
  ['checks-held', 'where it had slipped back, and has held twice since', checks(['no', 'yes', 'yes']), null],
  ['checks-held', 'where the second held in part, and a further one in full', checks(['yes', 'in-part', 'yes']), null],
  ['checks-held', 'where a further one has slipped back', checks(['yes', 'yes', 'no']), 'slipped back'],
  ['checks-held', 'where a further one holds in part', checks(['no', 'yes', 'in-part']), 'holds in part'],
  ['checks-held', 'where the second had slipped back, and a further one holds', checks(['yes', 'no', 'yes']), 'had slipped back'],
  ['checks-held', 'where both were made on one day', checks(['yes', 'yes'], ['2027-01-11', '2027-01-11']), 'less than six weeks after'],
  ['checks-held', 'where the second was made first', checks(['yes', 'yes'], ['2027-01-11', '2026-10-12']), 'undo the one whose day is wrong'],
  [
    'checks-held',
    'where a further one came too soon',
    checks(['no', 'yes', 'yes'], ['2026-10-12', '2027-01-11', '2027-01-18']),
    'check of 18 January 2027',
  ],
  ['checks-held', 'where neither was made', {}, 'make both first'],
  ['checks-held', 'where the first was set aside', checks([null, 'yes']), 'make both first'],
  ['checks-held', 'where the second was set aside', checks(['yes', null]), 'make both first'],
  ['checks-held', 'where the second was set aside, and a further one made', checks(['yes', null, 'yes']), 'make both first'],
  ['checks-held', 'where the answer is empty', checks(['', 'yes']), 'make both first'],
  ['safeguarding-answered', 'where it was set aside', {}, 'is not set aside'],
  ['safeguarding-answered', 'where it was answered', { answers: { 'safeguarding-first': { safeguarding: 'no' } } }, null],
  ['plan-agreed', 'where it was set aside', {}, 'is not set aside'],
  ['plan-agreed', 'where it was agreed', { answers: { 'single-plan': {} } }, null],
  ['plan-approved', 'where it was set aside', { answers: { 'single-plan': {} } }, 'is not set aside'],
  ['plan-approved', 'where it was approved', { answers: { 'governors-approval': {} } }, null],
])('%s %s', (name, _, over, reason) => {
  const answer = tripChecks[name](facts(over));
  expect(answer.ok).toBe(reason === null);
  if (reason !== null) expect(answer).toMatchObject({ reason: expect.stringContaining(reason) as string });
});
