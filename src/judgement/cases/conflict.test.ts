import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Conflict, decideLifting, ownConflict, sayDeclared, sayStanding, whoInstead } from './conflict.ts';

const of = (id: number, account: number, by: string): Conflict => ({ id, account, by, nature: 'My sister is head.', on: '2026-11-03' });
const conflicts = [of(1, 10, 'Ann Ashby'), of(2, 20, 'Bo Birch')];

describe('a conflict of interest', () => {
  it('is of the account, whatever the name', () => {
    expect(ownConflict(conflicts, { account: 10, name: 'Ann Ashby-Lowe' })?.id).toBe(1);
    expect(ownConflict(conflicts, { account: 11, name: 'Ann Ashby' })).toBeNull();
    expect(ownConflict(conflicts, { account: null, name: 'Bo Birch' })?.id).toBe(2);
  });

  it('says what the person may not do, and who may', () => {
    expect(sayDeclared('judge', ['Cy Crane'])).toBe('You have declared a conflict of interest, so you may not judge this case. Cy Crane may.');
    const [first] = conflicts;
    expect(first && sayStanding(first, 'confirm', [])).toMatch(
      /on 3 November 2026 \(“My sister is head.”\), so you may not confirm it\. Nobody else may/,
    );
  });

  it.each([
    [['A'], 'A may.'],
    [['A', 'B'], 'A or B may.'],
    [['A', 'B', 'C'], 'A, B or C may.'],
  ])('names %j as “%s”', (names, words) => {
    expect(whoInstead(names)).toBe(words);
  });

  it.each([
    ['by somebody else', 1, { account: 30, name: 'Cy Crane' }, null],
    ['never by whoever declared it', 1, { account: 10, name: 'Ann Ashby' }, 'You declared this conflict'],
    ['not by somebody with one of their own', 1, { account: 20, name: 'Bo Birch' }, 'yourself, so somebody else'],
    ['not twice', 3, { account: 30, name: 'Cy Crane' }, 'lifted already'],
    ['not by a program', 1, { account: null, name: 'The service' }, 'an account of their own'],
  ])('is lifted %s', (_, id, who, reason) => {
    const decided = decideLifting(conflicts, id, who);
    expect(decided.ok ? null : decided.reason).toEqual(reason === null ? null : expect.stringContaining(reason));
  });

  it('is never lifted by anybody who has one that stands', () => {
    fc.assert(fc.property(fc.constantFrom(1, 2), fc.constantFrom(10, 20), (id, account) => !decideLifting(conflicts, id, { account, name: '' }).ok));
  });
});
