import type { Kind, LegalTrack, Phase } from '../providers/classification.ts';
import { specialSchoolPhase } from '../providers/classification.ts';

/** Open providers that are alike in everything the overview counts by. */
export interface Group {
  readonly kind: Kind;
  readonly phase: Phase;
  readonly legalTrack: LegalTrack;
  readonly stateFunded: boolean;
  readonly typeCode: string | null;
  readonly typeName: string;
  readonly lowAge: number | null;
  readonly highAge: number | null;
  /** Where its sites are; none for those not yet placed. A provider in two localities counts in each. */
  readonly localities: readonly string[];
  readonly count: number;
}

/** The phases of the overview's tables, in the order of the council's own, by the API's names for them. */
export const schoolPhases = {
  nursery: 'nursery',
  primary: 'primary',
  secondary: 'secondary',
  allThrough: 'all-through',
  special: 'special',
  alternativeProvision: 'alternative-provision',
  sixteenPlus: '16-plus',
  other: 'not-applicable',
} as const satisfies Record<string, Phase>;
export type SchoolPhase = keyof typeof schoolPhases;
export type ByPhase = Readonly<Record<SchoolPhase, number>>;

/** The council's words for a maintained school, and GIAS's types that each takes in (nursery and special schools among them). */
export const maintainedTypes = {
  community: ['01', '07', '15'],
  voluntaryAided: ['02'],
  voluntaryControlled: ['03'],
  foundation: ['05', '12'],
  pupilReferralUnit: ['14'],
} as const;
export type MaintainedType = keyof typeof maintainedTypes;

/** The sorts of academy by how they came to be; free schools, university technical colleges and studio schools began as academies. */
export const academyTypes = {
  converter: ['34', '42', '44', '45'],
  sponsored: ['28', '33', '43', '46'],
  free: ['35', '36', '38', '39', '40', '41'],
  other: ['06', '57'],
} as const;
export type AcademyType = keyof typeof academyTypes;

export interface Part {
  readonly total: number;
  readonly byPhase: ByPhase;
}

export interface Counts {
  readonly stateFunded: Part & {
    /** By the localities' names, each present; with the last, those not yet placed, they may exceed the total where a school has sites in two. */
    readonly localities: Readonly<Record<string, Part & { readonly maintained: number; readonly academy: number }>>;
    readonly notPlaced: Part;
    readonly maintained: Part;
    readonly academy: Part;
    readonly types: readonly { readonly code: string | null; readonly name: string; readonly count: number }[];
    readonly maintainedByType: Readonly<Record<MaintainedType, Part>>;
    readonly academyByType: Readonly<Record<AcademyType, Part>>;
  };
  readonly specialSchoolsByPhase: Readonly<Record<'primary' | 'secondary' | 'allThrough' | 'notKnown', number>>;
  /** Everything that is open, state-funded or not. */
  readonly byKind: Readonly<Partial<Record<Kind, number>>>;
  readonly byKindAndLocality: Readonly<Record<string, Readonly<Partial<Record<Kind, number>>>>>;
}

const sum = (groups: readonly Group[]): number => groups.reduce((total, group) => total + group.count, 0);

function partOf(groups: readonly Group[]): Part {
  const byPhase = Object.fromEntries(
    Object.entries(schoolPhases).map(([name, phase]) => [name, sum(groups.filter((group) => group.phase === phase))]),
  );
  return { total: sum(groups), byPhase: byPhase as Record<SchoolPhase, number> };
}

function byTypes<Name extends string>(groups: readonly Group[], types: Readonly<Record<Name, readonly string[]>>): Record<Name, Part> {
  const named = Object.entries<readonly string[]>(types).map(([name, codes]) => [
    name,
    partOf(groups.filter((group) => codes.includes(group.typeCode ?? ''))),
  ]);
  return Object.fromEntries(named) as Record<Name, Part>;
}

function kindsOf(groups: readonly Group[]): Partial<Record<Kind, number>> {
  const kinds: Partial<Record<Kind, number>> = {};
  for (const { kind, count } of groups) kinds[kind] = (kinds[kind] ?? 0) + count;
  return kinds;
}

/** Adds up the groups in the council's own terms. Pure. */
export function countProviders(groups: readonly Group[], localityNames: readonly string[]): Counts {
  const schools = groups.filter((group) => group.stateFunded);
  const maintained = schools.filter((group) => group.legalTrack === 'maintained');
  const academies = schools.filter((group) => group.legalTrack === 'academy');
  const special = schools.filter((group) => group.kind === 'special-school');
  const ofPhase = (phase: ReturnType<typeof specialSchoolPhase>) =>
    sum(special.filter((group) => specialSchoolPhase(group.lowAge, group.highAge) === phase));
  const within = (some: readonly Group[], name: string) => some.filter((group) => group.localities.includes(name));
  const perLocality = <Value>(count: (name: string) => Value) => Object.fromEntries(localityNames.map((name) => [name, count(name)]));

  return {
    stateFunded: {
      ...partOf(schools),
      localities: perLocality((name) => ({
        ...partOf(within(schools, name)),
        maintained: sum(within(maintained, name)),
        academy: sum(within(academies, name)),
      })),
      notPlaced: partOf(schools.filter((group) => group.localities.length === 0)),
      maintained: partOf(maintained),
      academy: partOf(academies),
      types: typesOf(schools),
      maintainedByType: byTypes(maintained, maintainedTypes),
      academyByType: byTypes(academies, academyTypes),
    },
    specialSchoolsByPhase: {
      primary: ofPhase('primary'),
      secondary: ofPhase('secondary'),
      allThrough: ofPhase('all-through'),
      notKnown: ofPhase(null),
    },
    byKind: kindsOf(groups),
    byKindAndLocality: perLocality((name) => kindsOf(within(groups, name))),
  };
}

function typesOf(schools: readonly Group[]): Counts['stateFunded']['types'] {
  const types = Map.groupBy(schools, (group) => group.typeCode ?? group.typeName);
  return [...types.values()]
    .map((groups) => ({ code: groups[0]?.typeCode ?? null, name: groups[0]?.typeName ?? '', count: sum(groups) }))
    .sort((a, b) => b.count - a.count || a.name.localeCompare(b.name));
}
