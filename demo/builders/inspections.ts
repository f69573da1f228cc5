import type { Buffer } from 'node:buffer';
import { csvBytes, slashed, type Cells, type Damage, type Dialect } from './file-bytes.ts';
import { stateFundedHeader } from './state-funded-header.ts';

/** The school as Ofsted's management information names it. */
export interface InspectedSchool {
  readonly urn: number;
  readonly laestab: string;
  readonly name: string;
  readonly phase: 'Nursery' | 'Primary' | 'Secondary' | 'Special';
  readonly typeOfEducation: string;
  readonly openedOn: string | null;
  readonly localAuthority: string;
  readonly postcode: string;
  readonly trust: readonly [uid: string, name: string] | null;
  readonly pupils: number | null;
  readonly ages: readonly [low: number, high: number] | null;
}

/** `E` exceptional, `S` strong standard, `X` expected standard, `N` needs attention, `U` urgent improvement, `-` not applicable. */
const standards = {
  'E': 'Exceptional',
  'S': 'Strong standard',
  'X': 'Expected standard',
  'N': 'Needs attention',
  'U': 'Urgent improvement',
  '-': 'NULL',
} as const;

const reportCardAreas = [
  'Inclusion', 'Curriculum and teaching', 'Achievement', 'Attendance and behaviour', 'Personal development and wellbeing',
  'Early years (where applicable)', 'Post-16 provision (where applicable)', 'Leadership and governance',
] as const; // prettier-ignore

const gradedAreas = [
  'Latest OEIF quality of education', 'Latest OEIF behaviour and attitudes', 'Latest OEIF personal development',
  'Latest OEIF effectiveness of leadership and management', 'Latest OEIF early years provision (where applicable)',
  'Latest OEIF sixth form provision (where applicable)',
] as const; // prettier-ignore

type Concern = 'SM' | 'SWK';

/** What Ofsted has on one school. It begins as never inspected; each inspection adds to it. */
export class Inspections {
  readonly school: InspectedSchool;
  readonly cells: Cells;

  constructor(school: InspectedSchool, cells: Cells) {
    this.school = school;
    this.cells = cells;
  }

  writing(cells: Cells): Inspections {
    return new Inspections(this.school, { ...this.cells, ...cells });
  }

  /**
   * From 10 November 2025. Eight letters, in the order: inclusion, curriculum and teaching, achievement, attendance and behaviour, personal
   * development, early years, post-16, leadership and governance.
   */
  withReportCard(on: string, letters: string, safeguarding: 'Met' | 'Not met' = 'Met', concern?: Concern): Inspections {
    const { urn, laestab, name } = this.school;
    return this.writing({
      'Inspection number of latest full inspection': String(10_900_000 + (urn % 100_000)), 'Inspection type': 'School inspection',
      'Inspection start date': slashed(on), 'Publication date': slashed(fiveWeeksAfter(on)),
      'Does the latest full inspection relate to the URN of the current school?': 'Yes', 'URN at time of latest full inspection': String(urn),
      'LAESTAB at time of latest full inspection': laestab, 'School name at time of latest full inspection': name,
      'Category of concern': concern ?? 'NULL', 'Most recent category of concern': concern ?? 'NULL', 'Safeguarding standards': safeguarding,
      ...Object.fromEntries(reportCardAreas.map((area, at) => [area, standards[letters.charAt(at) as keyof typeof standards]])),
    }); // prettier-ignore
  }

  /**
   * Up to 9 November 2025. The overall grade is `Not judged` from September 2024. Six characters for quality, behaviour, personal development,
   * leadership, early years, sixth form: 1 to 4, or `-`; all `-` before September 2019, where the file has the overall grade only.
   */
  withGraded(on: string, overall: '1' | '2' | '3' | '4' | 'Not judged', grades: string, more: GradedMore = {}): Inspections {
    const { urn, laestab, name } = more.at ?? this.school;
    return this.writing({
      'Inspection number of latest OEIF graded inspection': String(10_200_000 + (urn % 100_000)),
      'Inspection type of latest OEIF graded inspection': 'S5 Inspection', 'Inspection start date of latest OEIF graded inspection': slashed(on),
      'Publication date of latest OEIF graded inspection': slashed(fiveWeeksAfter(on)),
      'Does the latest OEIF graded inspection relate to the URN of the current school?': more.at ? 'No' : 'Yes',
      'URN at time of latest OEIF graded inspection': String(urn), 'LAESTAB at time of latest OEIF graded inspection': laestab,
      'School name at time of latest OEIF graded inspection': name, 'Latest OEIF category of concern': more.concern ?? 'NULL',
      'Latest OEIF overall effectiveness': overall, 'Latest OEIF  safeguarding is effective?': grades === '------' ? 'NULL' : more.safeguardingEffective === false ? 'No' : 'Yes',
      ...Object.fromEntries(gradedAreas.map((area, at) => [area, grades.charAt(at) === '-' ? 'NULL' : grades.charAt(at)])),
      ...(more.concern && !more.at ? { 'Most recent category of concern': more.concern } : {}),
    }); // prettier-ignore
  }

  withUngraded(on: string, outcome: string): Inspections {
    const { urn, laestab, name } = this.school;
    return this.writing({
      'Latest ungraded inspection number': String(10_300_000 + (urn % 100_000)), 'Date of latest ungraded inspection': slashed(on),
      'Ungraded inspection publication date': slashed(fiveWeeksAfter(on)), 'Does the ungraded inspection relate to the URN of the current school?': 'Yes',
      'URN at time of the ungraded inspection': String(urn), 'LAESTAB at time of the ungraded inspection': laestab,
      'School name at time of the ungraded inspection': name, 'Ungraded inspection overall outcome': outcome,
    }); // prettier-ignore
  }
}

interface GradedMore {
  readonly concern?: Concern;
  readonly safeguardingEffective?: boolean;
  /** The school that was inspected, where it was the predecessor. */
  readonly at?: Pick<InspectedSchool, 'urn' | 'laestab' | 'name'>;
}

/** A school that Ofsted has not inspected: `NULL` wherever there is nothing to record. */
export function buildInspections(school: InspectedSchool): Inspections {
  const nothing = Object.fromEntries(
    stateFundedHeader.slice(stateFundedHeader.indexOf('Inspection number of latest full inspection')).map((name) => [name, 'NULL']),
  );
  return new Inspections(school, {
    ...nothing,
    'URN': String(school.urn), 'LAESTAB': school.laestab, 'School name': school.name, 'Ofsted phase': school.phase,
    'Type of education': school.typeOfEducation, 'School open date': slashed(school.openedOn), 'Ofsted region': 'East Midlands', 'Region': 'East Midlands',
    'Local authority': school.localAuthority, 'Postcode': school.postcode, 'Multi-academy trust UID': school.trust?.[0] ?? 'NULL',
    'Multi-academy trust name': school.trust?.[1] ?? 'NULL', 'Total number of pupils': school.pupils === null ? 'NULL' : String(school.pupils),
    'Statutory lowest age': school.ages ? String(school.ages[0]) : '', 'Statutory highest age': school.ages ? String(school.ages[1]) : '',
  }); // prettier-ignore
}

function fiveWeeksAfter(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + 35 * 86_400_000).toISOString().slice(0, 10);
}

const ofstedDialect: Dialect = { encoding: 'windows-1252', lineEnd: '\r\n', quoted: 'where-needed', endsWithLineEnd: true };

/** Ofsted's management information, state-funded schools, most recent inspections ("D2"). */
export function inspectionsFile(rows: readonly Inspections[], damage: Damage = {}): Buffer {
  return csvBytes(stateFundedHeader, rows.map((row) => row.cells), ofstedDialect, damage); // prettier-ignore
}
