import { daysBetween } from '../../kernel/plain-date.ts';

/** Phases that may de-delegate: nursery and special schools may not, and buy what they want. */
export const phases = { 'primary': 'Primary', 'secondary': 'Secondary', 'all-through': 'All-through' } as const;
export type DelegatingPhase = keyof typeof phases;
export const phaseIds = Object.keys(phases) as DelegatingPhase[];

export interface MaintainedSchool {
  readonly id: number;
  readonly name: string;
  readonly phase: DelegatingPhase;
  /** On roll; null where it is not known. */
  readonly pupils: number | null;
  /** Adviser days a year that it is entitled to. */
  readonly days: number;
  /** The first day as an academy; null where none is expected. */
  readonly convertsOn: string | null;
  /** The day on which it was expected to convert, where that has passed and it is maintained still; it counts as one that does not convert. */
  readonly lapsedOn: string | null;
}

export interface Asked {
  /** 2027 is April 2027 to March 2028. */
  readonly financialYear: number;
  /** Of the days that schools are entitled to, the part paid by de-delegation: 0 to 1. */
  readonly share: number;
  /** Days needed besides, however many schools there are. */
  readonly fixedDays: number;
  readonly poundsADay: number;
}

export interface SchoolLine extends MaintainedSchool {
  /** The part of the year for which it is maintained: 0 to 1. */
  readonly partOfYear: number;
  /** Pupils, by that part. */
  readonly pupilYears: number;
  readonly neededDays: number;
}

export interface PhaseModel {
  readonly phase: DelegatingPhase | 'all';
  readonly schools: number;
  readonly pupils: number;
  readonly pupilYears: number;
  /** What its schools need, and its part of the days needed besides. */
  readonly days: number;
  readonly fixedDays: number;
  readonly total: number;
  /** Null where there are no pupils to share it. */
  readonly perPupil: number | null;
}

export interface Model {
  readonly lines: readonly SchoolLine[];
  readonly phases: readonly PhaseModel[];
  readonly all: PhaseModel;
  /** The same if nobody converted. */
  readonly without: PhaseModel;
  /** Schools whose pupils are not known: they share no cost, and make it dearer for the others. */
  readonly unknown: readonly string[];
}

export const firstDay = (financialYear: number): string => `${String(financialYear)}-04-01`;
const dayAfter = (financialYear: number): string => `${String(financialYear + 1)}-04-01`;
export const yearInWords = (financialYear: number): string => `${String(financialYear)}-${String((financialYear + 1) % 100).padStart(2, '0')}`;

/** For what part of a financial year a school is maintained, by days. */
export function partOfYear(convertsOn: string | null, financialYear: number): number {
  const [from, end] = [firstDay(financialYear), dayAfter(financialYear)];
  if (convertsOn === null || convertsOn >= end) return 1;
  return convertsOn <= from ? 0 : daysBetween(from, convertsOn) / daysBetween(from, end);
}

/** What de-delegation would have to bring in for each pupil, with the working. A school that converts pays for the days on which it is maintained, and needs its days in the same part. */
export function modelDeDelegation(schools: readonly MaintainedSchool[], asked: Asked): Model {
  const lines = schools.map((school): SchoolLine => {
    const part = partOfYear(school.convertsOn, asked.financialYear);
    return { ...school, partOfYear: part, pupilYears: (school.pupils ?? 0) * part, neededDays: school.days * part * asked.share };
  });
  const pupilYears = sum(lines.map((line) => line.pupilYears));
  const present = phaseIds.filter((phase) => lines.some((line) => line.phase === phase));
  return {
    lines,
    phases: present.map((phase) => phaseOf(phase, lines.filter((line) => line.phase === phase), asked, pupilYears)), // prettier-ignore
    all: phaseOf('all', lines, asked, pupilYears),
    without: withoutConversions(schools, asked),
    unknown: lines.filter(({ pupils, partOfYear: part }) => pupils === null && part > 0).map(({ name }) => name),
  };
}

function withoutConversions(schools: readonly MaintainedSchool[], asked: Asked): PhaseModel {
  const lines = schools.map((school): SchoolLine => ({
    ...school,
    partOfYear: 1,
    pupilYears: school.pupils ?? 0,
    neededDays: school.days * asked.share,
  }));
  return phaseOf('all', lines, asked, sum(lines.map((line) => line.pupilYears)));
}

function phaseOf(phase: PhaseModel['phase'], lines: readonly SchoolLine[], { fixedDays, poundsADay }: Asked, allPupilYears: number): PhaseModel {
  const pupilYears = sum(lines.map((line) => line.pupilYears));
  const days = sum(lines.map((line) => line.neededDays));
  const fixed = phase === 'all' ? fixedDays : allPupilYears === 0 ? 0 : (fixedDays * pupilYears) / allPupilYears;
  const total = (days + fixed) * poundsADay;
  return {
    phase,
    schools: lines.filter((line) => line.partOfYear > 0).length,
    pupils: sum(lines.map(({ pupils, partOfYear: part }) => (part > 0 ? (pupils ?? 0) : 0))),
    pupilYears,
    days,
    fixedDays: fixed,
    total,
    perPupil: pupilYears === 0 ? null : total / pupilYears,
  };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

/** To the penny above, so that what is asked for each pupil is enough. Hundredths of a penny are what the machine’s own arithmetic leaves. */
export function penceUp(pounds: number): number {
  return Math.ceil(Math.round(pounds * 10_000) / 100) / 100;
}
