import type { Layout, Source } from '../source.ts';

/**
 * Inspections of early years providers by our own template (`early-years-inspections-template.csv`), in the style of Ofsted's management information:
 * one row an inspection, so that earlier ones stay beside the latest. The first five judgements are of the framework that ended on 9 November 2025, the next six
 * of the report cards since; an area that was not judged is empty. Judgements are kept as they are written.
 */
export const earlyYearsInspectionsLayout = {
  name: 'inspections',
  title: 'Inspections of early years providers',
  table: 'early_years_inspection',
  format: 'csv',
  owned: true,
  key: ['authority_id', 'registration_number', 'inspected_on'],
  scope: ['authority_id'],
  label: 'registration_number',
  encodings: ['utf-8', 'windows-1252'],
  columns: [
    {
      header: 'Registration number',
      column: 'registration_number',
      type: 'text',
      required: true,
      filled: true,
      meaning: 'Ofsted’s number for the provider, as text: “EY292023”, “221401”.',
    },
    { header: 'Provider name', column: 'provider_name', type: 'text', meaning: 'For whoever reads the file; the number is what finds the provider.' },
    {
      header: 'Provider type',
      column: 'provider_type',
      type: 'text',
      meaning: 'As Ofsted says it: “Childcare on non-domestic premises”, “Childminder”.',
    },
    { header: 'Inspection date', column: 'inspected_on', type: 'date', required: true, filled: true, meaning: 'DD/MM/YYYY.' },
    { header: 'Publication date', column: 'published_on', type: 'date', meaning: 'DD/MM/YYYY; empty where it is not known.' },
    {
      header: 'Overall effectiveness',
      column: 'overall',
      type: 'text',
      meaning: 'To 9 November 2025: Outstanding, Good, Requires improvement, Inadequate.',
    },
    { header: 'Quality of education', column: 'quality_of_education', type: 'text', meaning: 'To 9 November 2025.' },
    { header: 'Behaviour and attitudes', column: 'behaviour_and_attitudes', type: 'text', meaning: 'To 9 November 2025.' },
    { header: 'Personal development', column: 'personal_development', type: 'text', meaning: 'To 9 November 2025.' },
    { header: 'Leadership and management', column: 'leadership_and_management', type: 'text', meaning: 'To 9 November 2025.' },
    { header: 'Inclusion', column: 'inclusion', type: 'text', meaning: 'Report cards, from 10 November 2025.' },
    { header: 'Curriculum and teaching', column: 'curriculum_and_teaching', type: 'text', meaning: 'Report cards, from 10 November 2025.' },
    { header: 'Achievement', column: 'achievement', type: 'text', meaning: 'Report cards, from 10 November 2025.' },
    {
      header: 'Behaviour, attitudes and establishing routines',
      column: 'behaviour_and_routines',
      type: 'text',
      meaning: 'Report cards, from 10 November 2025.',
    },
    {
      header: 'Children’s welfare and well-being',
      aliases: ["Children's welfare and well-being", 'Children’s welfare and wellbeing', "Children's welfare and wellbeing"],
      column: 'welfare_and_wellbeing',
      type: 'text',
      meaning: 'Report cards, from 10 November 2025.',
    },
    {
      header: 'Leadership and governance',
      column: 'leadership_and_governance',
      type: 'text',
      meaning: 'Report cards, from 10 November 2025.',
    },
    { header: 'Safeguarding', column: 'safeguarding', type: 'text', meaning: 'Met or Not met; before the report cards, Effective or Not effective.' },
    { header: 'Outcome', column: 'outcome', type: 'text', meaning: 'Where nothing was graded: “Met”, “Not met with actions” and the like.' },
  ],
} as const satisfies Layout;

export const ofstedEarlyYears: Source = {
  name: 'ofsted-early-years',
  title: 'Inspections of early years providers',
  publisher: 'The authority, from Ofsted’s reports',
  licence: 'The authority’s own',
  owned: true,
  layouts: [earlyYearsInspectionsLayout],
};
