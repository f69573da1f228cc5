import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tiers } from '../../kernel/tier.ts';
import { type AgendaCase, orderAgenda } from './agenda.ts';

let ids = 0;
const one = (over: Partial<AgendaCase> = {}): AgendaCase => {
  ids += 1;
  return {
    caseId: ids,
    name: `School ${String(ids).padStart(5, '0')}`,
    proposed: 'secure',
    question: null,
    proposalConfidence: 'high',
    judged: 'secure',
    judgementConfidence: 'high',
    departures: [],
    inForce: 'secure',
    ...over,
  };
};
const floor = { from: 'floor', says: 'Stuck.' } as const;

describe('an agenda', () => {
  it.each([
    [
      'a departure from a floor before a departure from the proposal',
      { departures: [floor], judged: 'vulnerable', proposed: 'cause-for-concern' },
      { judged: 'vulnerable' },
    ],
    ['two tiers apart before one', { judged: 'cause-for-concern' }, { judged: 'vulnerable' }],
    ['a departure before a question', { judged: 'vulnerable' }, { question: 'cause-for-concern' }],
    ['a question before low confidence', { question: 'cause-for-concern' }, { proposalConfidence: 'low', judgementConfidence: 'low' }],
    ['low confidence in both before one', { proposalConfidence: 'low', judgementConfidence: 'low' }, { judgementConfidence: 'low' }],
    ['low confidence before a move', { judgementConfidence: 'low' }, { inForce: 'vulnerable' }],
    ['a move before agreement', { inForce: 'vulnerable' }, {}],
  ] as const)('takes %s', (_, first, second) => {
    // By name alone it would be the other way round.
    const later = one(second);
    const sooner = one(first);
    expect(orderAgenda([later, sooner]).map(({ caseId }) => caseId)).toEqual([sooner.caseId, later.caseId]);
  });

  it('says why, the weightiest first, and nothing where everybody agrees', () => {
    const [first, last] = orderAgenda([
      one(),
      one({ judged: 'vulnerable', question: 'cause-for-concern', judgementConfidence: 'low', proposalConfidence: 'low' }),
    ]);
    expect(first?.reasons).toEqual([
      'The adviser says Vulnerable, the service Secure.',
      'The criteria ask whether it is Cause for Concern.',
      'Low confidence in the proposal and in the judgement.',
      'It would move from Secure to Vulnerable.',
    ]);
    expect(last?.reasons).toEqual([]);
  });

  it('keeps every case once, whatever order they come in', () => {
    const any = fc.record({
      proposed: fc.constantFrom(...tiers),
      judged: fc.constantFrom(null, ...tiers),
      question: fc.constantFrom(null, ...tiers),
      inForce: fc.constantFrom(null, ...tiers),
    });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 12 }), (overs) => {
        const cases = overs.map((over) => one(over));
        const ordered = orderAgenda(cases);
        expect(new Set(ordered.map(({ caseId }) => caseId))).toEqual(new Set(cases.map(({ caseId }) => caseId)));
        expect(orderAgenda(cases.toReversed())).toEqual(ordered);
      }),
    );
  });
});
