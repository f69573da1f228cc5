import { dateInWords } from '../../kernel/plain-date.ts';

/** Three eras of inspection. What one says is never turned into the words of another, nor averaged with it. */
export type Era = 'overall-grade' | 'no-overall-grade' | 'report-card';

const OVERALL_GRADES_ENDED = '2024-09-01';
const REPORT_CARDS_BEGAN = '2025-11-10';

export const eraWords: Readonly<Record<Era, string>> = {
  'overall-grade': 'To 31 August 2024: an overall grade',
  'no-overall-grade': 'September 2024 to 9 November 2025: judgements without an overall grade',
  'report-card': 'From 10 November 2025: report cards',
};

/** The era in which an inspection that began on this day lies. */
export function eraOf(day: string): Era {
  if (day < OVERALL_GRADES_ENDED) return 'overall-grade';
  return day < REPORT_CARDS_BEGAN ? 'no-overall-grade' : 'report-card';
}

/** A line of Ofsted's management information, as far as the register's page shows it. Text is as published. */
export interface PublishedOutcome {
  readonly inspectedOn: string | null;
  readonly publishedOn: string | null;
  readonly relatesToCurrentUrn: string | null;
  readonly urnAtInspection: number | null;
  readonly categoryOfConcern: string | null;
  readonly safeguarding: string | null;
  /** The area of judgement, in Ofsted's words, and what was judged. Areas that were not judged are left out. */
  readonly judgements: readonly { readonly area: string; readonly judgement: string }[];
}

export interface GradedOutcome extends PublishedOutcome {
  readonly overall: string | null;
}

export interface UngradedOutcome {
  readonly inspectedOn: string | null;
  readonly outcome: string | null;
  readonly relatesToCurrentUrn: string | null;
  readonly urnAtInspection: number | null;
}

export interface InspectionRecord {
  readonly reportCard: PublishedOutcome | null;
  readonly graded: GradedOutcome | null;
  readonly ungraded: UngradedOutcome | null;
}

const grades: Readonly<Record<string, string>> = { '1': 'Outstanding', '2': 'Good', '3': 'Requires improvement', '4': 'Inadequate' };
const categories: Readonly<Record<string, string>> = { SM: 'Special measures', SWK: 'Serious weaknesses', RSI: 'Requires significant improvement' };

/** Ofsted's NULL means that there is nothing to record; an empty cell that we do not have it. Neither is a judgement. */
export function isRecorded(value: string | null): value is string {
  return value !== null && value !== '' && value !== 'NULL';
}

/** A grade as a word, from 1 to 4 or from words; 8 and 9 are old codes for no grade. */
export function gradeInWords(value: string): string {
  return grades[value] ?? (value === '8' || value === '9' ? 'Not judged' : value);
}

export function categoryInWords(value: string): string {
  return categories[value] ?? value;
}

/** Whether what was found is of the school before this one: shown and marked, and never counted against it. */
function isOfPredecessor(outcome: { readonly relatesToCurrentUrn: string | null }): boolean {
  return outcome.relatesToCurrentUrn === 'No';
}

function eraOfGraded(outcome: GradedOutcome): Era {
  return outcome.inspectedOn !== null && outcome.inspectedOn >= OVERALL_GRADES_ENDED ? 'no-overall-grade' : 'overall-grade';
}

/** What the find page filters by: an overall grade (to August 2024), or what the other eras gave instead of one. */
export type InspectionFilter =
  'report-card' | 'no-overall-grade' | 'outstanding' | 'good' | 'requires-improvement' | 'inadequate' | 'ungraded' | 'none';

export interface InspectionSummary {
  readonly label: string;
  readonly filter: InspectionFilter;
  readonly on: string | null;
}

const filterOfGrade: Readonly<Record<string, InspectionFilter>> = {
  'Outstanding': 'outstanding',
  'Good': 'good',
  'Requires improvement': 'requires-improvement',
  'Inadequate': 'inadequate',
};

/** The latest inspection in one line for lists, in the words of its own era. */
export function summariseInspections({ reportCard, graded, ungraded }: InspectionRecord): InspectionSummary {
  const mark = (outcome: { readonly relatesToCurrentUrn: string | null }): string => (isOfPredecessor(outcome) ? ' (predecessor school)' : '');
  if (reportCard) return { label: `Report card${mark(reportCard)}`, filter: 'report-card', on: reportCard.inspectedOn };
  if (graded && eraOfGraded(graded) === 'no-overall-grade') {
    return { label: `Graded, no overall grade${mark(graded)}`, filter: 'no-overall-grade', on: graded.inspectedOn };
  }
  const since = ungraded && (ungraded.inspectedOn ?? '') > (graded?.inspectedOn ?? '') ? ungraded : null;
  const overall = graded && isRecorded(graded.overall) ? gradeInWords(graded.overall) : null;
  if (graded && overall !== null) {
    const later = since?.inspectedOn ? `; ungraded visit ${dateInWords(since.inspectedOn)}` : '';
    return { label: `${overall}${mark(graded)}${later}`, filter: filterOfGrade[overall] ?? 'no-overall-grade', on: graded.inspectedOn };
  }
  if (ungraded) return { label: `Ungraded${mark(ungraded)}`, filter: 'ungraded', on: ungraded.inspectedOn };
  return { label: 'Not yet inspected', filter: 'none', on: null };
}
