import { establishmentTypes } from '../builders/establishment-codes.ts';
import { buildInspections, inspectionsFile, type InspectedSchool, type Inspections } from '../builders/inspections.ts';
import type { Establishment } from '../builders/establishment.ts';
import { drawFor, type Draw } from '../builders/seeded.ts';
import { october } from './register-editions.ts';
import { ambermoor, brinsea } from './the-authority.ts';

/** Report cards: URN, day, eight letters (inspections.ts says for what), safeguarding, category of concern. */
const reportCards: Readonly<Record<number, readonly [on: string, letters: string, safeguarding?: 'Met' | 'Not met', concern?: 'SM' | 'SWK']>> = {
  900107: ['2025-12-02', 'XXXXXX-X'],
  900122: ['2026-01-20', 'SSSSES-S'],
  900127: ['2026-02-03', 'XNNNX--N'],
  900140: ['2026-02-24', 'XXNXXX-X'],
  900157: ['2026-03-10', 'SXXSSX-S'],
  900161: ['2026-03-17', 'NNUNX-NU', 'Met', 'SWK'],
  900176: ['2026-04-28', 'XXXXXX-X'],
  900191: ['2026-05-12', 'NNNXXN-X'],
  900206: ['2026-05-19', 'ESSSS--S'],
  900218: ['2026-06-09', 'UUUNNN-U', 'Not met', 'SM'],
  900227: ['2026-06-23', 'XXSXSX-X'],
};

/** Since September 2024 without an overall grade: URN, day, six grades. */
const withoutOverall: Readonly<Record<number, readonly [on: string, grades: string]>> = {
  900106: ['2024-10-08', '22222-'], 900117: ['2024-11-12', '32232-'], 900126: ['2025-01-21', '2222-2'], 900133: ['2025-02-04', '222222'.slice(0, 5)],
  900141: ['2025-03-04', '21112-'], 900148: ['2025-03-25', '22222-'], 900162: ['2025-04-29', '2212-1'], 900170: ['2025-05-13', '22222-'],
  900178: ['2025-06-10', '33233-'], 900189: ['2025-06-24', '22122-'], 900199: ['2025-09-16', '22222-'], 900202: ['2025-09-30', '3222-2'],
  900213: ['2025-10-07', '22222-'], 900221: ['2025-10-14', '12112-'], 900237: ['2025-11-04', '2222-2'],
}; // prettier-ignore

/** Not inspected at all: new schools. */
const neverInspected = new Set([900103, 900132, 900169, 900204, 900209]);

/** Graded before September 2024 other than good. */
const gradedOtherwise: Readonly<Record<number, '1' | '3' | '4'>> = {
  900101: '1', 900114: '1', 900130: '1', 900147: '1', 900166: '1', 900183: '1', 900208: '1', 900228: '1', 900164: '3', 900138: '3', 900198: '3', 900232: '3',
  900240: '3', 900218: '4', 900161: '4',
}; // prettier-ignore

/** Outcomes of ungraded inspections, in the words of the day: they changed in September 2024. */
const outcomesBefore = [
  'School remains Good',
  'School remains Good',
  'School remains Good',
  'School remains Good (Concerns) - S5 Next',
  'School remains Good (Improving) - S5 Next',
];
const outcomesSince = [
  'Standards maintained',
  'Standards maintained',
  'Standards maintained',
  'Improved significantly',
  'Some aspects not as strong',
];

const byUrn = new Map(october.map((school) => [school.facts.urn, school]));

function inspectionsOf(school: Establishment): Inspections {
  const { urn } = school.facts;
  const bare = buildInspections(inspected(school));
  if (neverInspected.has(urn)) return bare;
  const cell = withoutOverall[urn];
  const known = cell ? bare.withGraded(cell[0], 'Not judged', cell[1].padEnd(6, '-')) : gradedOverall(bare, school);
  const card = reportCards[urn];
  return card ? known.withReportCard(...card) : known;
}

/** Graded before September 2024; where that was before the school opened, it was the predecessor that was inspected. */
function gradedOverall(bare: Inspections, { facts }: Establishment): Inspections {
  const draw = drawFor(`inspections of ${facts.urn}`);
  const overall = gradedOtherwise[facts.urn] ?? '2';
  const before = byUrn.get(facts.urn + 1000);
  const drawn = someDay(draw, 2017, 2024);
  const on = facts.openedOn !== null && drawn < facts.openedOn && !before ? tuesdayAfter(`${Number(facts.openedOn.slice(0, 4)) + 2}-05-14`) : drawn;
  const wasPredecessor = before !== undefined && facts.openedOn !== null && on < facts.openedOn;
  // Before September 2019 the file holds the overall grade only.
  const grades = on < '2019-09-01' ? '------' : gradesAround(overall, draw, facts.ages ?? [4, 11]);
  const concern = overall === '4' ? { concern: 'SM' as const, safeguardingEffective: false } : {};
  const graded = bare.withGraded(on, overall, grades, { ...concern, ...(wasPredecessor ? { at: inspected(before) } : {}) });
  if (wasPredecessor || Number(overall) > 2 || !draw.chance(55)) return graded;
  const visitedOn = someDay(draw, Math.max(2023, Number(on.slice(0, 4)) + 1), 2025);
  if (visitedOn >= '2024-09-01') return graded.withUngraded(visitedOn, draw.pick(outcomesSince));
  return graded.withUngraded(visitedOn, overall === '1' ? 'School remains Outstanding' : draw.pick(outcomesBefore));
}

function someDay(draw: Draw, first: number, last: number): string {
  const year = draw.between(first, last);
  const month = year >= 2024 ? draw.pick(['01', '02', '03', '05', '06']) : draw.pick(['01', '03', '05', '06', '10', '11']);
  return tuesdayAfter(`${year}-${month}-${draw.pick(['07', '12', '19', '23'])}`);
}

/** Inspections begin on school days. */
function tuesdayAfter(date: string): string {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + ((9 - day.getUTCDay()) % 7));
  return day.toISOString().slice(0, 10);
}

function gradesAround(overall: '1' | '2' | '3' | '4', draw: Draw, [low, high]: readonly [number, number]): string {
  const near = (): string => (overall !== '1' && draw.chance(18) ? String(Number(overall) - 1) : overall);
  return `${overall}${near()}${near()}${overall}${low < 6 ? near() : '-'}${high >= 18 ? near() : '-'}`;
}

function inspected({ facts }: Establishment): InspectedSchool {
  const [low, high] = facts.ages ?? [4, 11];
  const special = facts.type.includes('special');
  return {
    urn: facts.urn,
    laestab: `${facts.laCode}${facts.number}`,
    name: facts.name,
    phase: facts.type === 'nursery-school' ? 'Nursery' : special ? 'Special' : high <= 11 ? 'Primary' : 'Secondary',
    typeOfEducation: establishmentTypes[facts.type].name,
    openedOn: facts.openedOn,
    localAuthority: facts.laName,
    postcode: facts.postcode,
    trust: facts.trust,
    pupils: facts.pupils,
    ages: [low, high],
  };
}

/** Open state-funded schools of ours and of the neighbour. */
const schools = october.filter(({ facts }) => {
  const ours = facts.laCode === ambermoor.laCode && facts.urn > 900_100 && facts.urn < 900_245;
  return ours || facts.laCode === brinsea.laCode;
});

const [misdated, mistyped] = schools.filter(({ facts }) => facts.laCode === brinsea.laCode);

export const inspectionEditions = {
  /** Before the last of the summer's report cards were published. */
  may: () => inspectionsFile(schools.filter(({ facts }) => facts.openedOn !== '2026-09-01').map((school) => inspectionsOf(school)).map(beforeJune)),
  /** Two lines of the neighbour's are spoiled, and rejected. */
  august: () =>
    inspectionsFile(
      schools.map((school) => {
        const known = inspectionsOf(school);
        if (school === misdated) return known.writing({ 'Inspection start date of latest OEIF graded inspection': '31/02/2023' });
        return school === mistyped ? known.writing({ 'School name': '' }) : known;
      }),
    ),
} as const; // prettier-ignore

function beforeJune(inspections: Inspections): Inspections {
  const on = reportCards[inspections.school.urn]?.[0];
  if (on === undefined || on < '2026-04-01') return inspections;
  const bare = buildInspections(inspections.school);
  return bare.withGraded('2022-05-17', gradedOtherwise[inspections.school.urn] ?? '2', '------');
}
