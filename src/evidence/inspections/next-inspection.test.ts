import { describe, expect, it } from 'vitest';
import { expectNextInspection, findLastVisit } from './next-inspection.ts';
import { buildTimeline, type KeptInspection } from './timeline.ts';
import { enteredInspection, formerUrn, keptInspection, nothingKnown } from './timeline.fixture.ts';

const known = (kept: readonly Partial<KeptInspection>[]) => buildTimeline({ ...nothingKnown, kept: kept.map(keptInspection) });
const school = { isStateFunded: true, isOpen: true, today: '2026-11-23' };

describe('when Ofsted is likely to come next', () => {
  it.each([
    ['by the end of the fourth school year after', '2024-03-12', 'Likely from 12 March 2027, due by 31 August 2028, counted from the graded inspection of 12 March 2024.'],
    ['a new school year begins in September', '2024-09-01', 'Likely from 1 September 2027, due by 31 August 2029, counted from the graded inspection of 1 September 2024.'],
    ['it may come now', '2023-05-10', 'Likely at any time now, due by 31 August 2027, counted from the graded inspection of 10 May 2023.'],
    ['it is late', '2021-10-05', 'Was due by 31 August 2026, counted from the graded inspection of 5 October 2021.'],
    ['three years after a leap day', '2024-02-29', 'Likely from 28 February 2027, due by 31 August 2028, counted from the graded inspection of 29 February 2024.'],
  ])('%s', (_, startedOn, words) => {
    expect(expectNextInspection(known([{ startedOn }]), school).words).toBe(words);
  }); // prettier-ignore

  it('counts from an ungraded one and a report card, and from no other visit', () => {
    expect(expectNextInspection(known([{ startedOn: '2019-03-12' }, { kind: 'ungraded', startedOn: '2025-07-01' }]), school).dueBy).toBe(
      '2029-08-31',
    );
    expect(expectNextInspection(known([{ startedOn: '2024-03-12' }, { kind: 'other', startedOn: '2026-03-03' }]), school).dueBy).toBe('2028-08-31');
  });

  it.each([
    ['in special measures, sooner', [{ category: 'SM' }], school, 'monitored'],
    ['of a predecessor, not known', [{ relatesToCurrentUrn: 'No', urnAtInspection: formerUrn }], school, 'not-known'],
    ['of no inspection, not known', [], school, 'not-known'],
    ['of an independent school, not asked', [{}], { ...school, isStateFunded: false }, 'does-not-apply'],
    ['of a closed school, not asked', [{}], { ...school, isOpen: false }, 'does-not-apply'],
  ])('%s', (_, kept, whose, kind) => {
    expect(expectNextInspection(known(kept), whose)).toMatchObject({ kind, likelyFrom: null });
  });
});

describe('the last visit', () => {
  it('is of any kind, but not a predecessor’s, and not a list', () => {
    const entries = buildTimeline({
      ...nothingKnown,
      kept: [keptInspection()],
      entered: [enteredInspection({ kind: 'section-48', inspectedOn: '2025-06-06', body: 'Diocese of Marl' })],
      rise: [{ kind: 'new', asAt: '2026-09-01', releaseId: 4 }],
    });
    expect(findLastVisit(entries)).toEqual({ on: '2025-06-06', title: 'Religious inspection (section 48)', body: 'Diocese of Marl' });
    expect(findLastVisit(known([{ relatesToCurrentUrn: 'No' }]))).toBeNull();
  });
});
