import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caseStates, type CaseState } from '../cases/case.ts';
import { type BoardReader, boardStateOf, boardStates, comesNext, type Doable, type Duty, isDue, toDoInWords, whatToDo } from './board.ts';

const nothing: Doable = {
  state: 'proposed',
  isMine: false,
  hasAdviser: true,
  judgedByAccount: null,
  decidedByAccount: null,
  decidedTier: null,
  hasCall: false,
};
const duties: readonly Duty[] = ['judge', 'put-on-agenda', 'decide', 'confirm', 'call', 'issue', 'review'];
const mayAll = (may: readonly Duty[]): BoardReader['may'] =>
  Object.fromEntries(duties.map((duty) => [duty, may.includes(duty)])) as BoardReader['may'];
const adviser: BoardReader = { accountId: 7, isAdviser: true, may: mayAll(['judge', 'call']) };
const lead: BoardReader = { accountId: 1, isAdviser: false, may: mayAll(duties) };
const saysTo = (reader: BoardReader, ...board: Partial<Doable>[]) =>
  whatToDo(
    board.map((one) => ({ ...nothing, ...one })),
    reader,
  ).map(toDoInWords);

describe('where a provider stands', () => {
  it.each([
    [null, 'not-begun', true],
    ['superseded', 'not-begun', true],
    ['proposed', 'proposed', true],
    ['issued', 'issued', true],
    ['in-review', 'in-review', true],
    ['final', 'final', false],
  ] as const)('is, of a case that is %s, %s; due: %s', (state, stands, due) => {
    expect(boardStateOf(state)).toBe(stands);
    expect(isDue(stands)).toBe(due);
  });

  it('has words for each, and for what comes next', () => {
    for (const state of Object.keys(caseStates) as CaseState[]) {
      expect(boardStates[boardStateOf(state)]).not.toBe('');
      expect(comesNext(boardStateOf(state))).toMatch(/\.$/);
    }
  });
});

describe('what a reader has to do', () => {
  it.each<[string, BoardReader, Partial<Doable>, readonly string[]]>([
    ['an adviser, a proposal in their caseload', adviser, { isMine: true }, ['1 judgement to record']],
    ['an adviser, another’s proposal', adviser, {}, []],
    ['the lead, a proposal that has an adviser', lead, {}, []],
    ['the lead, a proposal that has none', lead, { hasAdviser: false }, ['1 judgement to record']],
    ['an adviser, a case judged', adviser, { isMine: true, state: 'judged' }, []],
    ['the lead, a case judged', lead, { state: 'judged' }, ['1 case to put on an agenda']],
    ['the lead, a case in moderation', lead, { state: 'in-moderation' }, ['1 case to decide']],
    ['the lead, another’s decision', lead, { state: 'awaiting-second', decidedByAccount: 2 }, ['1 decision to confirm as the second person']],
    ['the lead, their own decision', lead, { state: 'awaiting-second', decidedByAccount: 1 }, []],
    ['the lead, a decision on what they judged', lead, { state: 'awaiting-second', decidedByAccount: 2, judgedByAccount: 1 }, []],
    [
      'an adviser, an adverse decision',
      adviser,
      { isMine: true, state: 'decided', decidedTier: 'vulnerable' },
      ['1 provider to ring before its letter'],
    ],
    ['an adviser, one that is not adverse', adviser, { isMine: true, state: 'decided', decidedTier: 'secure' }, []],
    ['the lead, an adverse decision before the call', lead, { state: 'decided', decidedTier: 'vulnerable' }, []],
    ['the lead, after the call', lead, { state: 'decided', decidedTier: 'vulnerable', hasCall: true }, ['1 letter to send']],
    ['the lead, a decision that is not adverse', lead, { state: 'decided', decidedTier: 'secure' }, ['1 letter to send']],
    ['the lead, a review of another’s decision', lead, { state: 'in-review', decidedByAccount: 2 }, ['1 review to carry out']],
    ['the lead, a review of their own', lead, { state: 'in-review', decidedByAccount: 1 }, []],
    ['the lead, a letter issued', lead, { state: 'issued' }, []],
    ['the lead, a final tier', lead, { state: 'final' }, []],
  ])('%s', (_who, reader, one, says) => {
    expect(saysTo(reader, one)).toEqual(says);
  });

  it('is counted, in the order of a case’s way', () => {
    const decided = { state: 'decided', decidedTier: 'secure' } as const;
    expect(saysTo(lead, decided, { hasAdviser: false }, decided, { hasAdviser: false })).toEqual(['2 judgements to record', '2 letters to send']);
  });

  it('is never more than there is, nor anything that the reader may not do', () => {
    const one = fc.record<Doable>({
      state: fc.constantFrom(...(Object.keys(boardStates) as Doable['state'][])),
      isMine: fc.boolean(),
      hasAdviser: fc.boolean(),
      judgedByAccount: fc.constantFrom(null, 1, 2),
      decidedByAccount: fc.constantFrom(null, 1, 2),
      decidedTier: fc.constantFrom(null, 'secure', 'vulnerable'),
      hasCall: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(one), fc.subarray([...duties]), fc.boolean(), (board, may, isAdviser) => {
        const told = whatToDo(board, { accountId: 1, isAdviser, may: mayAll(may) });
        expect(told.every(({ duty, count }) => may.includes(duty) && count > 0)).toBe(true);
        expect(told.reduce((sum, { count }) => sum + count, 0)).toBeLessThanOrEqual(board.length);
      }),
    );
  });
});
