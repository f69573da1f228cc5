import type { Selectable } from 'kysely';
import type { Tables } from '../../platform/database/tables.ts';
import { gradedAreas, judgedAreas, reportCardAreas } from './areas.ts';
import { isRecorded, gradeInWords, type GradedOutcome, type InspectionRecord, type PublishedOutcome, type UngradedOutcome } from './inspection.ts';

/** One school's line of Ofsted's management information, as the datasets keep it; every judgement is text as published. */
export type PublishedInspections = Selectable<Tables['ofsted_state_funded']>;

function orNull(value: string | null): string | null {
  return isRecorded(value) ? value : null;
}

/** The three eras of one school's row, kept apart. An inspection that the row does not record is null. */
export function readInspections(row: PublishedInspections): InspectionRecord {
  return { reportCard: readReportCard(row), graded: readGraded(row), ungraded: readUngraded(row) };
}

function readReportCard(row: PublishedInspections): PublishedOutcome | null {
  const judgements = judgedAreas(reportCardAreas, row);
  if (judgements.length === 0) return null;
  return {
    inspectedOn: row.inspection_started_on,
    publishedOn: row.published_on,
    relatesToCurrentUrn: orNull(row.relates_to_current_urn),
    urnAtInspection: row.urn_at_inspection,
    categoryOfConcern: orNull(row.category_of_concern),
    safeguarding: orNull(row.safeguarding_standards),
    judgements,
  };
}

function readGraded(row: PublishedInspections): GradedOutcome | null {
  const judgements = judgedAreas(gradedAreas, row).map(({ area, judgement }) => ({ area, judgement: gradeInWords(judgement) }));
  if (row.graded_started_on === null && judgements.length === 0 && !isRecorded(row.graded_overall)) return null;
  const effective = orNull(row.graded_safeguarding_effective);
  return {
    inspectedOn: row.graded_started_on,
    publishedOn: row.graded_published_on,
    relatesToCurrentUrn: orNull(row.graded_relates_to_current_urn),
    urnAtInspection: row.graded_urn_at_inspection,
    categoryOfConcern: orNull(row.graded_category_of_concern),
    safeguarding: effective === 'Yes' ? 'Effective' : effective === 'No' ? 'Not effective' : effective,
    overall: orNull(row.graded_overall),
    judgements,
  };
}

function readUngraded(row: PublishedInspections): UngradedOutcome | null {
  if (row.ungraded_on === null && !isRecorded(row.ungraded_outcome)) return null;
  return {
    inspectedOn: row.ungraded_on,
    outcome: orNull(row.ungraded_outcome),
    relatesToCurrentUrn: orNull(row.ungraded_relates_to_current_urn),
    urnAtInspection: row.ungraded_urn_at_inspection,
  };
}
