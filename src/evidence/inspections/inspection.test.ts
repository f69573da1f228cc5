import { describe, expect, it } from 'vitest';
import { gradeInWords, isRecorded, summariseInspections, type GradedOutcome, type PublishedOutcome } from './inspection.ts';

const outcome: PublishedOutcome = {
  inspectedOn: '2026-03-10',
  publishedOn: '2026-04-20',
  relatesToCurrentUrn: 'Yes',
  urnAtInspection: 900001,
  categoryOfConcern: null,
  safeguarding: 'Met',
  judgements: [{ area: 'Achievement', judgement: 'Expected standard' }],
};
const graded = (changes: Partial<GradedOutcome>): GradedOutcome => ({ ...outcome, inspectedOn: '2022-05-10', overall: '2', ...changes });
const ungraded = (inspectedOn: string) => ({ inspectedOn, outcome: 'School remains Good', relatesToCurrentUrn: 'Yes', urnAtInspection: 900001 });
const nothing = { reportCard: null, graded: null, ungraded: null };

describe('the latest inspection in one line', () => {
  it.each([
    [
      'a report card says that it is one, and gives no grade',
      { ...nothing, reportCard: outcome, graded: graded({}) },
      'Report card',
      'report-card',
      '2026-03-10',
    ],
    ['an overall grade is in words', { ...nothing, graded: graded({}) }, 'Good', 'good', '2022-05-10'],
    [
      'a grade may come as a word',
      { ...nothing, graded: graded({ overall: 'Requires improvement' }) },
      'Requires improvement',
      'requires-improvement',
      '2022-05-10',
    ],
    [
      'from September 2024 there is no overall grade',
      { ...nothing, graded: graded({ inspectedOn: '2025-01-14', overall: 'Not judged' }) },
      'Graded, no overall grade',
      'no-overall-grade',
      '2025-01-14',
    ],
    [
      'a later ungraded visit is mentioned, and changes no grade',
      { ...nothing, graded: graded({}), ungraded: ungraded('2024-07-11') },
      'Good; ungraded visit 11 July 2024',
      'good',
      '2022-05-10',
    ],
    ['an earlier ungraded visit is not', { ...nothing, graded: graded({}), ungraded: ungraded('2019-07-11') }, 'Good', 'good', '2022-05-10'],
    ['an ungraded visit alone is what it is', { ...nothing, ungraded: ungraded('2019-07-11') }, 'Ungraded', 'ungraded', '2019-07-11'],
    ['nothing recorded is not yet inspected', nothing, 'Not yet inspected', 'none', null],
    ['a predecessor’s is marked', { ...nothing, graded: graded({ relatesToCurrentUrn: 'No' }) }, 'Good (predecessor school)', 'good', '2022-05-10'],
  ])('%s', (_, record, label, filter, on) => {
    expect(summariseInspections(record)).toEqual({ label, filter, on });
  });
});

describe('what Ofsted’s cells mean', () => {
  it.each([
    ['NULL', false],
    ['', false],
    [null, false],
    ['Not judged', true],
    ['2', true],
  ])('%j is recorded: %s', (value, recorded) => {
    expect(isRecorded(value)).toBe(recorded);
  });

  it('old codes for no grade are not grades', () => {
    expect(['1', '4', '8', '9'].map(gradeInWords)).toEqual(['Outstanding', 'Inadequate', 'Not judged', 'Not judged']);
  });
});
