import type { Buffer } from 'node:buffer';
import type { Cells } from '../builders/file-bytes.ts';
import { absenceFile, keyStage2File } from '../builders/published-figures.ts';
import type { Establishment } from '../builders/establishment.ts';
import { drawFor } from '../builders/seeded.ts';
import { october } from './register-editions.ts';
import { ambermoor } from './the-authority.ts';

/** The summers of which there are results. The last one's are provisional. */
export const summers = [2024, 2025, 2026] as const;

const byUrn = new Map(october.map((school) => [school.facts.urn, school]));
export const ownSchools = october.filter(({ facts }) => facts.laCode === ambermoor.laCode && facts.urn > 900_100 && facts.urn < 900_245);

/** Under the number that it had in September of the school year: a school that converted since has its results under its former one. Null before it was there. */
export function standingIn(school: Establishment, summer: number): Establishment['facts'] | null {
  const { facts } = school;
  if (facts.openedOn === null || facts.openedOn <= `${summer - 1}-09-12`) return facts;
  return byUrn.get(facts.urn + 1000)?.facts ?? null;
}

/** Pupils of one part of a school’s year 6, and how many of them met the standard. */
interface Part {
  readonly pupils: number;
  readonly met: number;
}

interface SchoolResult {
  readonly urn: number;
  readonly name: string;
  readonly estab: string;
  readonly roll: number;
  readonly boys: Part;
  readonly girls: Part;
  readonly disadvantaged: Part;
  readonly others: Part;
  readonly higher: number;
}

const sum = (parts: readonly Part[]): Part => ({
  pupils: parts.reduce((total, { pupils }) => total + pupils, 0),
  met: parts.reduce((total, { met }) => total + met, 0),
});

function resultOf(school: Establishment, summer: number): SchoolResult | null {
  const { ages, type, pupils: roll, urn } = school.facts;
  const then = standingIn(school, summer);
  if (then === null || ages === null || roll === null || ages[1] < 11 || ages[0] > 7 || type === 'nursery-school') return null;
  const isSpecial = type.includes('special');
  const strength = drawFor(`strength ${urn}`).between(-16, 16);
  const draw = drawFor(`results ${urn} ${summer}`);
  const pupils = Math.max(3, Math.round(roll / (ages[1] - Math.max(ages[0], 4) + 1)) + draw.between(-3, 3));
  const share = isSpecial ? 8 : Math.min(95, Math.max(15, 58 + (summer - 2024) + strength + draw.between(-6, 6)));
  const disadvantaged = Math.min(pupils, Math.round((pupils * drawFor(`disadvantaged ${urn}`).between(12, 42)) / 100));
  const part = (count: number, percent: number): Part => ({ pupils: count, met: Math.round((count * Math.min(100, Math.max(0, percent))) / 100) });
  const [low, rest] = [part(disadvantaged, share - 14), part(pupils - disadvantaged, share + 5)];
  const met = low.met + rest.met;
  const boys = Math.round((pupils * draw.between(42, 58)) / 100);
  const boysMet = Math.min(boys, met, Math.max(met - (pupils - boys), Math.round((met * boys) / pupils) - draw.between(0, 2)));
  return {
    urn: then.urn, name: then.name, estab: then.number, roll, disadvantaged: low, others: rest, boys: { pupils: boys, met: Math.max(0, boysMet) },
    girls: { pupils: pupils - boys, met: met - Math.max(0, boysMet) }, higher: Math.round((met * draw.between(4, 22)) / 100),
  }; // prettier-ignore
}

const resultsIn = (summer: number): SchoolResult[] => ownSchools.map((school) => resultOf(school, summer)).filter((result) => result !== null);

/** The Department suppresses what is of five pupils or fewer. */
function percentage({ pupils, met }: Part): string {
  if (pupils === 0) return 'NE';
  return pupils <= 5 ? 'SUPP' : `${Math.round((met / pupils) * 100)}%`;
}

const count = ({ pupils }: Part): string => (pupils > 0 && pupils <= 5 ? 'SUPP' : String(pupils));

/** Of all the authority’s schools together, by group: what LAIT then has of it, too. */
export function authorityShares(summer: number): Readonly<Record<'all' | 'disadvantaged' | 'not-disadvantaged' | 'boys' | 'girls', number>> {
  const results = resultsIn(summer);
  const share = (of: (result: SchoolResult) => Part): number => {
    const { pupils, met } = sum(results.map(of));
    return Math.round((met / pupils) * 100);
  };
  return {
    'all': share(({ boys, girls }) => sum([boys, girls])),
    'disadvantaged': share(({ disadvantaged }) => disadvantaged),
    'not-disadvantaged': share(({ others }) => others),
    'boys': share(({ boys }) => boys),
    'girls': share(({ girls }) => girls),
  };
}

function cellsOf(result: SchoolResult): Cells {
  const all = sum([result.boys, result.girls]);
  return {
    RECTYPE: '1', LEA: ambermoor.laCode, ESTAB: result.estab, URN: String(result.urn), SCHNAME: result.name, TOTPUPS: String(result.roll),
    TELIG: String(all.pupils), BELIG: count(result.boys), GELIG: count(result.girls), TFSM6CLA1A: count(result.disadvantaged),
    TNotFSM6CLA1A: count(result.others), PTRWM_EXP: percentage(all), PTRWM_HIGH: percentage({ pupils: all.pupils, met: result.higher }),
    PTRWM_EXP_FSM6CLA1A: percentage(result.disadvantaged), PTRWM_EXP_NotFSM6CLA1A: percentage(result.others),
    PTRWM_EXP_B: percentage(result.boys), PTRWM_EXP_G: percentage(result.girls),
  }; // prettier-ignore
}

/** Schools alone, as Ambermoor would be cut out of the national file; what the authority has together, LAIT says. */
export function keyStage2Of(summer: number): Buffer {
  return keyStage2File(resultsIn(summer).map(cellsOf));
}

/** Absence of every school over the year that ends in a summer. */
export function absenceOf(summer: number): Buffer {
  const rows = ownSchools.flatMap((school): Cells[] => {
    const { type, urn, ages } = school.facts;
    const then = standingIn(school, summer);
    if (then === null || type === 'nursery-school') return [];
    const usual = (type.includes('special') ? 12 : (ages?.[1] ?? 11) > 11 ? 8.6 : 5.4) + drawFor(`absence ${urn}`).between(-14, 22) / 10;
    const rate = usual - (summer - 2024) * 0.2 + drawFor(`absence ${urn} ${summer}`).between(-4, 4) / 10;
    return [{ LA: ambermoor.laCode, ESTAB: then.number, URN: String(then.urn), PERCTOT: rate.toFixed(1), PPERSABS10: (rate * 3.1 - 2).toFixed(1) }];
  });
  return absenceFile(rows);
}
