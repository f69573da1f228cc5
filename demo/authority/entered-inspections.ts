import type { Buffer } from 'node:buffer';
import type { ActionEntry, BodyInspectionEntry } from '../../src/evidence/body-inspections/body-inspection.ts';
import type { InspectionEntry } from '../../src/evidence/inspections/entered-inspection.ts';
import { csvBytes, slashed } from '../builders/file-bytes.ts';
import { october } from './register-editions.ts';
import { ambermoor } from './the-authority.ts';

const nothingSaid = {
  publishedOn: null,
  body: 'Ofsted',
  ofPredecessor: false,
  overall: null,
  judgements: [],
  safeguarding: null,
  category: null,
  outcome: null,
} as const;
const report = 'The report on Ofsted’s site';

/** Earlier inspections that Ofsted's file no longer has, and religious ones, by URN: one school is stuck, one is not, and of the others nobody knows. */
export const enteredInspections: readonly { readonly urn: number; readonly entry: InspectionEntry }[] = [
  { urn: 900164, entry: { ...nothingSaid, kind: 'graded', inspectedOn: '2013-11-12', overall: 'Requires improvement', safeguarding: 'Effective', source: report } },
  { urn: 900138, entry: { ...nothingSaid, kind: 'graded', inspectedOn: '2013-02-05', overall: 'Good', safeguarding: 'Effective', source: report } },
  { urn: 900218, entry: { ...nothingSaid, kind: 'monitoring', inspectedOn: '2026-10-13', outcome: 'Leaders have made progress, and more is needed', source: report } },
  { urn: 900174, entry: { ...nothingSaid, kind: 'section-48', inspectedOn: '2024-10-15', body: 'Diocese of Ambermoor', outcome: 'The school is living up to its foundation as a Church school', source: 'The diocese’s letter' } },
  { urn: 900159, entry: { ...nothingSaid, kind: 'section-48', inspectedOn: '2023-03-07', body: 'Catholic Schools Inspectorate', outcome: 'Good', source: 'The inspectorate’s report' } },
]; // prettier-ignore

interface EnteredBodyInspection {
  /** The trust's Group UID; null for the authority itself. */
  readonly trust: string | null;
  readonly entry: BodyInspectionEntry;
  readonly actions: readonly (ActionEntry & { readonly doneOn: string | null; readonly note: string | null })[];
}

const open = { doneOn: null, note: null };

export const bodyInspections: readonly EnteredBodyInspection[] = [
  {
    trust: null,
    entry: {
      kind: 'area-send',
      inspectedOn: '2026-03-02',
      publishedOn: '2026-05-11',
      inspectedBy: 'Ofsted and the Care Quality Commission',
      outcome: 'Inconsistent experiences and outcomes for children and young people with SEND',
      source: 'The letter of 11 May 2026',
    },
    actions: [
      {
        what: 'Publish the improvement plan',
        ownerRole: 'Assistant Director',
        dueOn: '2026-06-30',
        doneOn: '2026-06-24',
        note: 'The council’s site',
      },
      { what: 'Bring plans to 20 weeks', ownerRole: 'Head of SEND', dueOn: '2026-10-30', ...open },
      { what: 'Review the waits for speech therapy', ownerRole: 'Director of Children’s Services', dueOn: '2027-03-31', ...open },
    ],
  },
  {
    trust: null,
    entry: {
      kind: 'ilacs',
      inspectedOn: '2023-10-16',
      publishedOn: '2023-12-04',
      inspectedBy: 'Ofsted',
      outcome: 'Requires improvement to be good',
      source: 'The report on Ofsted’s site',
    },
    actions: [],
  },
  {
    trust: '9015',
    entry: {
      kind: 'other',
      inspectedOn: '2026-06-16',
      publishedOn: null,
      inspectedBy: 'Three trusts, as peers',
      outcome: 'Peer review of governance: clear delegation, too few trustees',
      source: 'The note of the review',
    },
    actions: [{ what: 'Recruit two trustees', ownerRole: 'Chair of trustees', dueOn: '2026-12-18', ...open }],
  },
];

const riseHeader = ['School URN', 'School Name', 'Region', 'Local Authority', 'Phase of Education', 'School Type'];

/** The Department's list: two schools of ours. */
export function riseFile(): Buffer {
  const listed = october.filter(({ facts }) => facts.urn === 900164 || facts.urn === 900191);
  const rows = listed.map(({ facts }) => ({
    'School URN': String(facts.urn),
    'School Name': facts.name,
    'Region': 'East Midlands',
    'Local Authority': ambermoor.laName,
    'Phase of Education': 'Primary',
    'School Type': 'Academy converter',
  }));
  return csvBytes(riseHeader, rows, { encoding: 'utf-8-bom', lineEnd: '\r\n', quoted: 'where-needed', endsWithLineEnd: true });
}

const earlyYearsHeader = ['Registration number', 'Provider type', 'Inspection date', 'Overall effectiveness', 'Inclusion', 'Curriculum and teaching', 'Achievement',
  'Behaviour, attitudes and establishing routines', 'Children’s welfare and well-being', 'Leadership and governance', 'Safeguarding', 'Outcome']; // prettier-ignore

/** The authority's own file of what Ofsted found at its settings. */
export function earlyYearsInspectionsFile(): Buffer {
  const row = (number: string, on: string, over: Readonly<Record<string, string>>) => ({
    'Registration number': number,
    'Provider type': 'Childcare on non-domestic premises',
    'Inspection date': slashed(on),
    ...over,
  });
  const card = (judgements: readonly string[], safeguarding: string) => ({
    ...Object.fromEntries(earlyYearsHeader.slice(4, 10).map((area, at) => [area, judgements[at] ?? ''])),
    Safeguarding: safeguarding,
  });
  const expected = 'Expected standard';
  const rows = [
    row('EY990100', '2019-06-11', { 'Overall effectiveness': 'Good', 'Safeguarding': 'Effective' }),
    row('EY990100', '2026-02-10', card(['Strong standard', expected, expected, expected, 'Strong standard', expected], 'Met')),
    row(
      'EY990101',
      '2026-04-21',
      card([expected, 'Needs attention', 'Needs attention', expected, 'Urgent improvement', 'Needs attention'], 'Not met'),
    ),
    row('EY990102', '2023-05-16', { 'Overall effectiveness': 'Outstanding', 'Safeguarding': 'Effective' }),
    row('EY990103', '2025-03-04', { Outcome: 'Met' }),
  ];
  return csvBytes(earlyYearsHeader, rows, { encoding: 'utf-8-bom', lineEnd: '\r\n', quoted: 'where-needed', endsWithLineEnd: true });
}
