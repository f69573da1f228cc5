import type { Layout } from '../source.ts';

const absent = ['NULL'] as const;

/**
 * Management information, “D1”: the inspections of one school year, one row each, so that a school may have several.
 *
 * Written from the publisher's column names as known from the other sheet (the same first columns, then one inspection), with no file of it seen:
 * unverified. So only what makes a row an inspection is required, and any other column may be missing or new without harm.
 */
export const inYearLayout = {
  name: 'in-year-inspections',
  title: 'State-funded schools, inspections in the year',
  table: 'ofsted_in_year',
  format: 'csv',
  key: ['inspection_number'],
  // A file is of one year: what it lacks is of another, and not gone. So what it covers is each inspection it has.
  scope: ['inspection_number'],
  label: 'name',
  encodings: ['windows-1252', 'utf-8'],
  columns: [
    { header: 'URN', column: 'urn', type: 'integer', required: true, filled: true },
    { header: 'LAESTAB', column: 'laestab', type: 'code' },
    { header: 'School name', column: 'name', type: 'text', required: true, filled: true },
    { header: 'Local authority', column: 'local_authority', type: 'text' },
    { header: 'Inspection number', column: 'inspection_number', type: 'text', required: true, filled: true },
    { header: 'Inspection type', column: 'inspection_type', type: 'text' },
    { header: 'Inspection start date', column: 'inspection_started_on', type: 'date', required: true, filled: true },
    { header: 'Publication date', column: 'published_on', type: 'date', symbols: absent },
    { header: 'Category of concern', column: 'category_of_concern', type: 'text' },
    { header: 'Safeguarding standards', column: 'safeguarding_standards', type: 'text' },
    { header: 'Inclusion', column: 'inclusion', type: 'text' },
    { header: 'Curriculum and teaching', column: 'curriculum_and_teaching', type: 'text' },
    { header: 'Achievement', column: 'achievement', type: 'text' },
    { header: 'Attendance and behaviour', column: 'attendance_and_behaviour', type: 'text' },
    { header: 'Personal development and wellbeing', aliases: ['Personal development and well-being'], column: 'personal_development', type: 'text' },
    { header: 'Early years (where applicable)', aliases: ['Early years'], column: 'early_years', type: 'text' },
    { header: 'Post-16 provision (where applicable)', aliases: ['Post-16 provision'], column: 'post_16', type: 'text' },
    { header: 'Leadership and governance', column: 'leadership_and_governance', type: 'text' },
    { header: 'Ungraded inspection overall outcome', column: 'ungraded_outcome', type: 'text' },
  ],
  alsoPublished: [
    'Web Link (opens in new window)',
    'Ofsted phase',
    'Type of education',
    'School open date',
    'Admissions policy',
    'Sixth form',
    'Designated religious character',
    'Religious ethos',
    'Faith grouping',
    'Ofsted region',
    'Region',
    'Parliamentary constituency',
    'Postcode',
    'Multi-academy trust UID',
    'Multi-academy trust name',
    'Academy sponsor UID',
    'Academy sponsor name',
    'The income deprivation affecting children index (IDACI) quintile',
    'Total number of pupils',
    'Statutory lowest age',
    'Statutory highest age',
    'Inspection type grouping',
    'Event type grouping',
    'Inspection end date',
  ],
} as const satisfies Layout;
