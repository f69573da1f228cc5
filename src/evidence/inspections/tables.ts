/** The published row of one school, as the datasets keep it; every judgement is text as published. */
export interface OfstedStateFundedTable {
  key: string;
  release_id: number;
  gone_release_id: number | null;
  urn: number;
  inspection_started_on: string | null;
  published_on: string | null;
  relates_to_current_urn: string | null;
  urn_at_inspection: number | null;
  category_of_concern: string | null;
  safeguarding_standards: string | null;
  inclusion: string | null;
  curriculum_and_teaching: string | null;
  achievement: string | null;
  attendance_and_behaviour: string | null;
  personal_development: string | null;
  early_years: string | null;
  post_16: string | null;
  leadership_and_governance: string | null;
  graded_started_on: string | null;
  graded_published_on: string | null;
  graded_relates_to_current_urn: string | null;
  graded_urn_at_inspection: number | null;
  graded_category_of_concern: string | null;
  graded_overall: string | null;
  graded_quality_of_education: string | null;
  graded_behaviour: string | null;
  graded_personal_development: string | null;
  graded_leadership: string | null;
  graded_safeguarding_effective: string | null;
  graded_early_years: string | null;
  graded_sixth_form: string | null;
  ungraded_on: string | null;
  ungraded_relates_to_current_urn: string | null;
  ungraded_urn_at_inspection: number | null;
  ungraded_outcome: string | null;
}

declare module '../../platform/database/tables.ts' {
  interface Tables {
    ofsted_state_funded: OfstedStateFundedTable;
  }
}
