import { describe, expect, it } from 'vitest';
import { decideInspection, type InspectionEntry, readJudgements } from './entered-inspection.ts';
import { buildTimeline } from './timeline.ts';
import { enteredInspection, keptInspection, nothingKnown } from './timeline.fixture.ts';

describe('judgements, one a line', () => {
  it('are read whatever their case and spacing, and written as the framework writes them', () => {
    expect(readJudgements(['leadership and  management: requires IMPROVEMENT', 'Quality of education : Good'], 'graded')).toEqual({
      ok: true,
      value: [
        { area: 'Leadership and management', judgement: 'Requires improvement' },
        { area: 'Quality of education', judgement: 'Good' },
      ],
    });
  });

  it.each([
    [['Leadership'], 'report-card', '“Leadership” needs an area, a colon and a judgement'],
    [['Ethos: Good'], 'graded', '“Ethos” is not an area of this kind of inspection. They are: Quality of education'],
    [['Inclusion: Good'], 'report-card', '“Good” is not a judgement of this kind of inspection. They are: Exceptional'],
    [['Inclusion: Exceptional', 'inclusion: Exceptional'], 'report-card', '“Inclusion” is there twice'],
    [['Ethos: Good'], 'section-48', 'This kind of inspection has no graded areas'],
  ] as const)('%j of a %s are refused', (lines, kind, reason) => {
    expect(readJudgements(lines, kind)).toMatchObject({ ok: false, field: 'judgements', reason: expect.stringContaining(reason) as string });
  });
});

describe('what may be entered', () => {
  const entry = (over: Partial<InspectionEntry>): InspectionEntry => ({ ...enteredInspection(), overall: 'Good', ...over });
  const timeline = buildTimeline({ ...nothingKnown, kept: [keptInspection({ startedOn: '2018-03-06', overall: '3' })] });
  const judged = [{ area: 'Leadership and management', judgement: 'Good' }];

  it.each<[string, Partial<InspectionEntry>, string | null]>([
    ['a graded one with its grade', { inspectedOn: '2014-03-06' }, null],
    ['a graded one of 2024/25 with judgements alone', { inspectedOn: '2025-01-14', overall: null, judgements: judged }, null],
    ['a religious one, with its outcome', { kind: 'section-48', overall: null, outcome: 'Flourishing', body: 'Diocese of Marl' }, null],
    ['an early years one that was met', { kind: 'early-years', overall: null, outcome: 'Met' }, null],
    ['one that is still to come', { inspectedOn: '2027-03-06' }, 'on'],
    ['one with the day of its report', { inspectedOn: '2014-03-06', publishedOn: '2014-04-02' }, null],
    ['a report of before the inspection', { inspectedOn: '2014-03-06', publishedOn: '2014-03-05' }, 'published'],
    ['a report that is still to come', { inspectedOn: '2014-03-06', publishedOn: '2026-11-24' }, 'published'],
    ['a report card before there were any', { kind: 'report-card', inspectedOn: '2025-11-09', overall: null }, 'kind'],
    ['a graded one since there are report cards', { inspectedOn: '2025-11-10' }, 'kind'],
    ['an overall grade where there was none', { inspectedOn: '2024-09-01' }, 'overall'],
    ['a graded one that says nothing', { inspectedOn: '2014-03-06', overall: null }, 'overall'],
    ['a report card that says nothing', { kind: 'report-card', inspectedOn: '2026-03-06', overall: null }, 'judgements'],
    ['an ungraded one without an outcome', { kind: 'ungraded', overall: null }, 'outcome'],
    ['a category of concern of a visit', { kind: 'monitoring', overall: null, outcome: 'x', category: 'Special measures' }, 'category'],
    ['one that the timeline has from a file', { inspectedOn: '2018-03-06' }, 'on'],
  ])('%s', (_, over, field) => {
    const decided = decideInspection(entry(over), timeline, '2026-11-23');
    expect(decided.ok ? null : decided.field).toBe(field);
  });
});
