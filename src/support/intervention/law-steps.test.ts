import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { replay } from '../programmes/replay.ts';
import type { By, Deadline, FieldAnswers, Step, TakenStep } from '../programmes/run.ts';
import { inTerm } from './check-facts.fixture.ts';
import { inOrder, type LawStep, lawStepsOf, underWay } from './law-steps.ts';
import { interventionDefinition } from './intervention-definition.ts';
import { warningNoticeDefinition } from './notice-definitions.ts';

const director: By = { accountId: 1, name: 'Dee Lowe' };
const second: By = { accountId: 2, name: 'Ash Penn' };
const subject = { track: 'maintained', character: null, trigger: 'by-hand' } as const;

/** Each step with who took it, one after another. */
function runOf(definition: typeof warningNoticeDefinition, given: readonly (readonly [Step, By])[]) {
  const steps = given.map(([step, by], id): TakenStep => ({ ...step, id, by, at: new Date('2026-11-23T09:00:00Z') }));
  return { id: 7, providerId: 3, providerName: 'Elmsworth Primary School', definition, steps, now: replay(definition, subject, steps) };
}
const begun: readonly [Step, By] = [{ kind: 'started', on: '2026-08-24' }, director];
const passed = (gate: string, on: string): readonly (readonly [Step, By])[] => [
  [{ kind: 'gate-proposed', gate, on, reason: 'Yes' }, director],
  [{ kind: 'gate-passed', gate, on, reason: 'Yes' }, second],
];
const taken = (task: string, on: string, answers: FieldAnswers): readonly (readonly [Step, By])[] => [
  [{ kind: 'task-proposed', task, on, answers, note: null }, director],
  [{ kind: 'task-done', task, on, answers, note: null }, second],
];
const given = taken('given', '2026-09-02', { 'given-on': '2026-09-02', 'compliance-ends': '2026-10-30' });
const said = (steps: readonly LawStep[]) =>
  steps.map(({ what, state, on, recordedBy, confirmedBy, lapse }) => [
    what,
    state,
    on,
    recordedBy,
    confirmedBy,
    lapse === null ? null : `${lapse.what} ${lapse.on}`,
  ]);

describe('what the register says of a run', () => {
  it('is nothing before its stage, what is due in it, what waits, and what was taken by whom', () => {
    expect(said(lawStepsOf(runOf(warningNoticeDefinition, [begun]), []))).toEqual([]);
    const proposed: readonly [Step, By] = [{ kind: 'gate-proposed', gate: 'give', on: '2026-09-01', reason: 'Yes' }, director];
    expect(said(lawStepsOf(runOf(warningNoticeDefinition, [begun, proposed]), []))).toEqual([['Give the notice', 'waits', '2026-09-01', 'Dee Lowe', null, null]]);
    expect(said(lawStepsOf(runOf(warningNoticeDefinition, [begun, ...passed('give', '2026-09-01'), ...given]), []))).toEqual([
      ['The notice is given', 'taken', '2026-09-02', 'Dee Lowe', 'Ash Penn', 'Section 64 lapses after 2026-12-30'],
      ['Complied with or not', 'due', null, null, null, null],
      ['Give the notice', 'taken', '2026-09-01', 'Dee Lowe', 'Ash Penn', null],
    ]);
  });

  it('says with the day on which section 64 lapses which the statutory one is, where that is later', () => {
    const given = taken('given', '2026-09-02', { 'given-on': '2026-09-02', 'compliance-ends': '2026-11-02' });
    const lapses = lawStepsOf(runOf(warningNoticeDefinition, [begun, ...passed('give', '2026-09-01'), ...given]), [], inTerm.known).find(({ what }) => what === 'The notice is given')?.lapse;
    expect(lapses).toEqual({ on: '2027-01-01', what: 'Section 64 lapses after', why: 'the working day before Saturday 2 January 2027, the statutory last day' });
  }); // prettier-ignore

  it('is late where its deadline is', () => {
    const late = { kind: 'task', key: 'given', stage: 'compliance', what: 'The notice is given', on: '2026-09-08', why: 'Five days.', source: 'Ours', statutory: false, standing: 'late', doneOn: null } as const;
    const [first] = lawStepsOf(runOf(warningNoticeDefinition, [begun, ...passed('give', '2026-09-01')]), [late]);
    expect(first).toMatchObject({ state: 'late', deadline: '2026-09-08', why: 'Five days. Ours' });
  });

  it('leaves out what was undone, and what is due in a run that is over', () => {
    const undone: readonly [Step, By] = [{ kind: 'task-undone', task: 'given', on: '2026-09-03', reason: 'Wrong' }, director];
    const stopped: readonly [Step, By] = [{ kind: 'stopped', on: '2026-09-04', reason: 'Wrong' }, director];
    expect(said(lawStepsOf(runOf(warningNoticeDefinition, [begun, ...passed('give', '2026-09-01'), ...given, undone, stopped]), [])).map(([what]) => what)).toEqual(['Give the notice']);
  });

  it('says how a notice ended, and when a board did', () => {
    const withdrawn = runOf(warningNoticeDefinition, [begun, ...passed('give', '2026-09-01'), ...given, ...passed('withdraw', '2026-09-10')]);
    expect(said(lawStepsOf(withdrawn, []))[0]?.at(-1)).toBe('Withdrawn 2026-09-10');
    const board = [begun, ...passed('use-powers', '2026-09-01'), ...taken('use-s65', '2026-09-02', { from: '2026-09-02' })] as const;
    const lapses = (run: ReturnType<typeof runOf>) => lawStepsOf(run, []).find(({ what }) => what === 'Interim executive board (s65)')?.lapse;
    expect(lapses(runOf(interventionDefinition, board))).toBeNull();
    expect(lapses(runOf(interventionDefinition, [...board, ...taken('end-s65', '2026-10-02', { 'last-day': '2026-10-01' })]))).toEqual({ on: '2026-10-01', what: 'Last day' });
    const named = [begun, ...passed('use-powers', '2026-09-01'), ...taken('use-s65', '2026-09-02', { 'from': '2026-09-02', 'ends-on': '2027-03-31' })] as const;
    expect(lapses(runOf(interventionDefinition, named))).toEqual({ on: '2027-03-31', what: 'Last day' });
    expect(lapses(runOf(interventionDefinition, [...named, ...taken('end-s65', '2026-10-02', { 'last-day': '2026-12-18' })]))).toEqual({ on: '2026-12-18', what: 'Last day' });
    expect(lapses(runOf(interventionDefinition, [...board, ...taken('end-s65', '2026-10-02', { because: 'taken-back' })]))).toEqual({ on: '2026-10-02', what: 'Taken back before its first day' });
  });
}); // prettier-ignore

describe('what is next in a run under way', () => {
  const due = (key: string, on: string, over: Partial<Deadline> = {}): Deadline => ({ kind: 'task', key, stage: 'powers', what: key, on, why: 'So.', source: 'Ours', statutory: false, standing: 'due', doneOn: null, ...over });
  const inPowers = runOf(interventionDefinition, [begun, ...passed('use-powers', '2026-09-01')]);
  const next = (deadlines: readonly Deadline[]) => underWay(inPowers, deadlines).map(({ deadline, isLate }) => [deadline, isLate]);

  it('is the first day that has no line of its own, of a power too, which need not be used', () => {
    expect(next([due('plan-s64', '2026-11-25'), due('use-s66', '2026-11-24')])).toEqual([['2026-11-24', false]]);
    expect(next([due('plan-s64', '2026-11-20', { doneOn: '2026-11-19', standing: 'done' }), due('use-s66', '2026-11-24')])).toEqual([['2026-11-24', false]]);
    const notice = runOf(warningNoticeDefinition, [begun, ...passed('give', '2026-09-01')]);
    const given = due('given', '2026-09-08', { standing: 'late' });
    expect(underWay(notice, [given, due('representations', '2026-10-30')]).map(({ deadline, isLate }) => [deadline, isLate])).toEqual([['2026-10-30', false]]);
  });

  it('is late where its day is past, and nothing in a run that is over', () => {
    expect(next([due('plan-s64', '2026-11-20', { standing: 'late' })])).toEqual([['2026-11-20', true]]);
    expect(next([])).toEqual([[null, false]]);
    const over = runOf(warningNoticeDefinition, [begun, [{ kind: 'stopped', on: '2026-09-04', reason: 'Wrong' }, director]]);
    expect(underWay(over, [])).toEqual([]);
  });
}); // prettier-ignore

it('says that what waits for a second person is late where its day is past', () => {
  const proposed: readonly [Step, By] = [{ kind: 'task-proposed', task: 'given', on: '2026-09-10', answers: {}, note: null }, director];
  const late: Deadline = { kind: 'task', key: 'given', stage: 'compliance', what: 'The notice is given', on: '2026-09-08', why: 'So.', source: 'Ours', statutory: false, standing: 'late', doneOn: null }; // prettier-ignore
  const [first] = lawStepsOf(runOf(warningNoticeDefinition, [begun, ...passed('give', '2026-09-01'), proposed]), [late]);
  expect(first).toMatchObject({ state: 'waits', isLate: true });
});

it('puts what is late first, then what waits, then what is due, then what was taken, the latest first', () => {
  const any = fc.record({
    state: fc.constantFrom('taken' as const, 'waits' as const, 'due' as const, 'late' as const),
    day: fc.integer({ min: 10, max: 28 }).map((date) => `2026-11-${String(date)}`),
    isLateToo: fc.boolean(),
  });
  const base = lawStepsOf(runOf(warningNoticeDefinition, [begun, ...passed('give', '2026-09-01')]), [])[0];
  if (!base) throw new Error('There is a step.');
  fc.assert(
    fc.property(fc.array(any), (all) => {
      // What waits for a second person may be late besides; what was taken is not.
      const isLate = ({ state, isLateToo }: (typeof all)[number]): boolean => state === 'late' || (state === 'waits' && isLateToo);
      const steps = all.map((one): LawStep => ({ ...base, state: one.state, on: one.day, deadline: null, isLate: isLate(one) }));
      const sorted = inOrder(steps);
      const names = ['late', 'waits', 'due', 'taken'];
      const rank = (step: { readonly state: LawStep['state']; readonly isLate: boolean }): number =>
        (step.isLate ? 0 : 10) + names.indexOf(step.state);
      expect(sorted.map(rank)).toEqual(steps.map(rank).toSorted((one, other) => one - other));
      const of = (state: string) => sorted.filter((step) => step.state === state).map(({ on }) => on ?? '');
      expect(of('taken')).toEqual(of('taken').toSorted().toReversed());
      expect(of('late')).toEqual(of('late').toSorted());
    }),
  );
});
