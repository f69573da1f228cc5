import { describe, expect, it } from 'vitest';
import { buildTimeline, findConcerns, riseStatus } from './timeline.ts';
import { enteredInspection, formerUrn, inShort, keptInspection, nothingKnown, presentUrn } from './timeline.fixture.ts';

describe('one timeline over three eras', () => {
  it.each([
    ['graded', '2024-08-31', 'overall-grade'],
    ['graded', '2024-09-01', 'no-overall-grade'],
    ['ungraded', '2025-11-09', 'no-overall-grade'],
    ['report-card', '2025-11-10', 'report-card'],
  ] as const)('%s of %s is of the era %s', (kind, startedOn, era) => {
    expect(buildTimeline({ ...nothingKnown, kept: [keptInspection({ kind, startedOn })] })[0]?.era).toBe(era);
  });

  it('has the latest first, each in its own words: no grade is turned into another', () => {
    const entries = buildTimeline({
      ...nothingKnown,
      kept: [
        keptInspection({ kind: 'graded', startedOn: '2019-03-12', overall: '2', judgements: { graded_leadership: '2' } }),
        keptInspection({ kind: 'report-card', startedOn: '2026-01-20', judgements: { achievement: 'Strong standard' }, safeguarding: 'Met' }),
        keptInspection({ kind: 'ungraded', startedOn: '2024-07-11', outcome: 'School remains Good' }),
      ],
    });
    expect(entries.map(inShort)).toEqual([
      '2026-01-20 | Report card | present | report-card',
      '2024-07-11 | Ungraded inspection | present | overall-grade',
      '2019-03-12 | Graded inspection | present | overall-grade',
    ]);
    expect(entries[0]).toMatchObject({ overall: null, judgements: [{ area: 'Achievement', judgement: 'Strong standard' }], safeguarding: 'Met' });
    expect(entries[1]).toMatchObject({ overall: null, outcome: 'School remains Good' });
    expect(entries[2]).toMatchObject({ overall: 'Good', judgements: [{ area: 'Leadership and management', judgement: 'Good' }] });
  });

  it('gives no overall grade where Ofsted gave none, and says “Not judged” where it used to give one', () => {
    const of = (startedOn: string) => buildTimeline({ ...nothingKnown, kept: [keptInspection({ startedOn, overall: 'Not judged' })] })[0]?.overall;
    expect(of('2025-01-14')).toBeNull();
    expect(of('2023-01-17')).toBe('Not judged');
  });

  it.each([
    ['Ofsted says that it is of another number', { relatesToCurrentUrn: 'No', urnAtInspection: formerUrn }, 'predecessor'],
    ['the number then is not the number now, in an older file of the former school', { urn: formerUrn, urnAtInspection: formerUrn }, 'predecessor'],
    ['it is of the present number', {}, 'present'],
    ['Ofsted does not say, and there is no other number', { relatesToCurrentUrn: null, urnAtInspection: null }, 'present'],
  ] as const)('marks whose it is: %s', (_, over, who) => {
    expect(buildTimeline({ ...nothingKnown, kept: [keptInspection(over)] })[0]?.who).toBe(who);
  });

  it('tells an inspection once that stands under both numbers of a school that converted', () => {
    const before = keptInspection({ urn: formerUrn, urnAtInspection: formerUrn, isInNewest: false });
    const after = keptInspection({ urn: presentUrn, urnAtInspection: formerUrn, relatesToCurrentUrn: 'No' });
    const entries = buildTimeline({ ...nothingKnown, kept: [before, after] });
    expect(entries.map(({ key, who }) => [key, who])).toEqual([[after.key, 'predecessor']]);
  });

  it('tells of two schools that became one both, though they were inspected on one day', () => {
    const one = keptInspection({ urn: formerUrn, urnAtInspection: formerUrn });
    const other = keptInspection({ urn: 899_999, urnAtInspection: 899_999 });
    expect(buildTimeline({ ...nothingKnown, kept: [one, other] }).map(({ who }) => who)).toEqual(['predecessor', 'predecessor']);
  });

  it('has what was entered, early years, religious inspections and RISE on the same line', () => {
    const entries = buildTimeline({
      presentUrn,
      kept: [keptInspection()],
      entered: [
        enteredInspection({ id: 1, kind: 'section-48', inspectedOn: '2023-06-06', body: 'Diocese of Marl', outcome: 'Flourishing' }),
        enteredInspection({ id: 2, ofPredecessor: true, overall: 'Inadequate' }),
      ],
      earlyYears: [
        { key: 'k', inspectedOn: '2026-02-10', publishedOn: null, overall: null, safeguarding: 'Met', outcome: null, cells: { welfare_and_wellbeing: 'Exceptional' }, releaseId: 3, asAt: '2026-09-01', isInNewest: true },
      ],
      rise: [{ kind: 'new', asAt: '2026-09-01', releaseId: 4 }],
    }); // prettier-ignore
    expect(entries.map(inShort)).toEqual([
      '2026-09-01 | On the Department’s RISE list | present | no era',
      '2026-02-10 | Early years inspection | present | report-card',
      '2023-06-06 | Religious inspection (section 48) | present | no era',
      '2022-05-10 | Graded inspection | present | overall-grade',
      '2018-03-06 | Graded inspection | predecessor | overall-grade',
    ]);
    expect(entries[1]?.judgements).toEqual([{ area: 'Children’s welfare and well-being', judgement: 'Exceptional' }]);
    expect(entries[2]).toMatchObject({ body: 'Diocese of Marl', outcome: 'Flourishing' });
  });

  it('puts what has no day last, and gives it no era that it may not have', () => {
    const entries = buildTimeline({ ...nothingKnown, kept: [keptInspection({ startedOn: null }), keptInspection({ startedOn: '2015-01-06' })] });
    expect(entries.map(inShort)).toEqual([
      '2015-01-06 | Graded inspection | present | overall-grade',
      'undated | Graded inspection | present | no era',
    ]);
  });
});

describe('what must not be overlooked', () => {
  const concerns = (...kept: Parameters<typeof keptInspection>[0][]) =>
    findConcerns(buildTimeline({ ...nothingKnown, kept: kept.map(keptInspection) })).map(({ text }) => text);
  it.each([
    ['a category of concern', [{ category: 'SM' }], ['Special measures']],
    ['safeguarding that is not effective', [{ safeguarding: 'No' }], ['Safeguarding not effective']],
    ['safeguarding that is not met', [{ kind: 'report-card', startedOn: '2026-01-20', safeguarding: 'Not met' }], ['Safeguarding not met']],
    ['a predecessor’s category is not the school’s', [{ category: 'SM', relatesToCurrentUrn: 'No', urnAtInspection: formerUrn }], []],
    ['a later full inspection without one ends it', [{ category: 'SWK' }, { kind: 'report-card', startedOn: '2026-01-20' }], []],
    ['a later ungraded one does not', [{ category: 'SWK' }, { kind: 'ungraded', startedOn: '2023-01-17', outcome: 'x' }], ['Serious weaknesses']],
  ] as const)('%s', (_, kept, expected) => {
    expect(concerns(...kept)).toEqual(expected);
  });
});

describe('the Department’s list', () => {
  it('says whether it has the school, by the latest change', () => {
    const on = { kind: 'new', asAt: '2026-03-01', releaseId: 1 } as const;
    const off = { kind: 'gone', asAt: '2026-09-01', releaseId: 2 } as const;
    expect(riseStatus([])).toBeNull();
    expect(riseStatus([on])).toEqual({ isListed: true, since: '2026-03-01' });
    expect(riseStatus([off, on])).toEqual({ isListed: false, since: '2026-09-01' });
  });
});
