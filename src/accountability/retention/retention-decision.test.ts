import { describe, expect, it } from 'vitest';
import { decideOnRecord, type DecisionFacts } from './retention-decision.ts';

const facts: DecisionFacts = { dueOn: '2026-08-31', isErased: false, isOnHold: false, canBeErased: true, keptWhole: undefined, today: '2026-11-23' };
const keep = (keepUntil: string) => ({ decision: 'keep', reason: 'r', keepUntil }) as const;
const erase = { decision: 'erase', reason: 'r' } as const;

describe('a decision on a record whose time is over', () => {
  it.each([
    ['to erase it is allowed when its time is over', {}, erase, null],
    ['to erase it is allowed on the day itself', { dueOn: '2026-11-23' }, erase, null],
    ['to erase it is refused the day before', { dueOn: '2026-11-24' }, erase, 'Its time is not over'],
    ['to erase it is refused under a hold', { isOnHold: true }, erase, 'legal hold'],
    ['to erase it is refused where nobody is named', { canBeErased: false }, erase, 'nobody’s name'],
    ['to erase it is refused with the reason of its kind', { canBeErased: false, keptWhole: 'It is proof.' }, erase, 'It is proof.'],
    ['to erase it twice is refused', { isErased: true }, erase, 'erased already'],
    ['to keep it is allowed under a hold', { isOnHold: true }, keep('2027-01-01'), null],
    ['to keep it until today is refused', {}, keep('2026-11-23'), 'in the future'],
    ['to keep it until a day before its time is over is refused', { dueOn: '2027-08-31' }, keep('2027-01-01'), 'without a decision'],
    ['to keep what was erased is refused', { isErased: true }, keep('2027-01-01'), 'erased already'],
  ])('%s', (_, given, wanted, refusal) => {
    const answer = decideOnRecord({ ...facts, ...given }, wanted);
    expect(answer.ok).toBe(refusal === null);
    if (!answer.ok) expect(answer.reason).toContain(refusal);
  });
});
