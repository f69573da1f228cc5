import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bodyIds, type CriteriaVersion, decideChange, isOpenToAll, standingOf } from './criteria-version.ts';
import { type AdoptionCase, mayAdopt, mayAdoptAsSecond, whatIsLeft } from './may-adopt.ts';

const ready: AdoptionCase = {
  faults: [],
  hash: 'a',
  triedHashes: ['a'],
  consulted: bodyIds,
  from: '2027-01-04',
  today: '2026-11-23',
  takenDays: [],
};
const fault = { setId: null, says: 'Confidence would be low before it is medium.' };

describe('a version may take force', () => {
  it('with no faults, a trial of it as it is, five bodies consulted and a day to come', () => {
    expect(mayAdopt(ready)).toEqual({ ok: true });
    expect(mayAdopt({ ...ready, from: ready.today })).toEqual({ ok: true });
  });

  it.each<[string, Partial<AdoptionCase>, RegExp]>([
    ['has a fault', { faults: [fault] }, /^A fault must be mended/],
    ['has several faults', { faults: [fault, fault] }, /^2 faults must be mended/],
    ['was never tried out', { triedHashes: [] }, /tried out first/],
    ['was changed since it was tried out', { triedHashes: ['b'] }, /changed after it was tried out/],
    ['was consulted on with nobody', { consulted: [] }, /headteachers and managers, governors, dioceses, trusts, unions/],
    ['was not consulted on with unions', { consulted: bodyIds.filter((id) => id !== 'unions') }, /not recorded with: unions\.$/],
    ['would take force in the past', { from: '2026-11-22' }, /22 November 2026, is in the past/],
    ['would take force with another', { takenDays: ['2027-01-04'] }, /Another version takes force on 4 January 2027/],
  ])('and not where it %s', (_, change, reason) => {
    const answer = mayAdopt({ ...ready, ...change });
    expect(answer.ok ? [] : answer.reasons).toEqual([expect.stringMatching(reason)]);
  });

  it('and every reason against it is said at once', () => {
    const answer = mayAdopt({ ...ready, faults: [fault], triedHashes: [], consulted: [], from: '2020-01-01' });
    expect(answer).toMatchObject({ ok: false, reasons: { length: 4 } });
    expect(whatIsLeft({ ...ready, triedHashes: [] })).toHaveLength(1);
  });

  it.each([
    [1, 2, true],
    [1, 1, false],
    [1, null, false],
    [null, 2, false],
  ])('asked by account %s and adopted by account %s: %s', (asked, second, may) => {
    expect(mayAdoptAsSecond(ready, asked, second).ok).toBe(may);
  });

  it('never for whoever asked, whatever else is so', () => {
    fc.assert(
      fc.property(fc.integer(), fc.boolean(), fc.subarray([...bodyIds]), (account, isTried, consulted) => {
        expect(mayAdoptAsSecond({ ...ready, triedHashes: isTried ? ['a'] : [], consulted }, account, account).ok).toBe(false);
      }),
    );
  });
});

const version = (state: CriteriaVersion['state'], number = 2, inForceFrom: string | null = null): CriteriaVersion =>
  ({ state, version: number, inForceFrom }) as CriteriaVersion;

describe('a version of the criteria', () => {
  it.each([
    ['draft', true],
    ['proposed', false],
    ['adopted', false],
    ['abandoned', false],
  ] as const)('that is %s may be changed: %s', (state, may) => {
    expect(decideChange(version(state)).ok).toBe(may);
  });

  it.each([
    ['draft', false],
    ['proposed', true],
    ['adopted', true],
    ['abandoned', false],
  ] as const)('that is %s is read by those it judges: %s', (state, may) => {
    expect(isOpenToAll(version(state))).toBe(may);
  });

  it.each([
    [version('adopted', 2, '2026-01-01'), 2, 'in-force'],
    [version('adopted', 3, '2027-01-01'), 2, 'to-come'],
    [version('adopted', 1, '2025-09-01'), 2, 'replaced'],
    [version('draft'), 2, 'draft'],
    [version('proposed', 3, '2027-01-01'), 2, 'proposed'],
  ] as const)('stands where its state and day put it', (one, inForce, standing) => {
    expect(standingOf(one, inForce, '2026-11-23')).toBe(standing);
  });
});
