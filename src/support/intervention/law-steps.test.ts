import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { replay } from '../programmes/replay.ts';
import type { By, FieldAnswers, Step, TakenStep } from '../programmes/run.ts';
import { inOrder, type LawStep, lawStepsOf } from './law-steps.ts';
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
    expect(lapses(runOf(interventionDefinition, [...board, ...taken('end-s65', '2026-10-02', { 'last-day': '2026-10-01' })]))).toEqual({ on: '2026-10-01', what: 'Ended' });
    expect(lapses(runOf(interventionDefinition, [...board, ...taken('end-s65', '2026-10-02', { because: 'taken-back' })]))).toEqual({ on: '2026-10-02', what: 'Taken back before its first day' });
  });
}); // prettier-ignore

it('puts what is late first, then what waits, then what is due, then what was taken, the latest first', () => {
  const any = fc.record({
    state: fc.constantFrom('taken' as const, 'waits' as const, 'due' as const, 'late' as const),
    day: fc.integer({ min: 10, max: 28 }).map((date) => `2026-11-${String(date)}`),
  });
  const base = lawStepsOf(runOf(warningNoticeDefinition, [begun, ...passed('give', '2026-09-01')]), [])[0];
  if (!base) throw new Error('There is a step.');
  fc.assert(
    fc.property(fc.array(any), (all) => {
      const steps = all.map(({ state, day }): LawStep => ({ ...base, state, on: day, deadline: null }));
      const sorted = inOrder(steps);
      const names = ['late', 'waits', 'due', 'taken'];
      expect(sorted.map(({ state }) => names.indexOf(state))).toEqual(all.map(({ state }) => names.indexOf(state)).toSorted());
      const of = (state: string) => sorted.filter((step) => step.state === state).map(({ on }) => on ?? '');
      expect(of('taken')).toEqual(of('taken').toSorted().toReversed());
      expect(of('late')).toEqual(of('late').toSorted());
    }),
  );
});
