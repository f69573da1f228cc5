import type { Unit } from '../../src/kernel/statistic.ts';
import type { Fact, FactId, IndicatorFacts, IndicatorPoint, ProviderFacts, SetId } from '../../src/judgement/criteria/facts.ts';

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

interface Measured {
  readonly id: string;
  readonly name: string;
  readonly england: number;
  readonly spread: number;
  readonly unit: Unit;
  readonly decimals: number;
  readonly polarity: 'higher' | 'lower';
}

const measure = (id: string, name: string, england: number, spread: number, own: Partial<Measured> = {}): Measured => ({
  id,
  name,
  england,
  spread,
  unit: 'percent',
  decimals: 0,
  polarity: 'higher',
  ...own,
});
const attendance = [
  measure('absence|all', 'Absence', 7.1, 1.4, { decimals: 1, polarity: 'lower' }),
  measure('absence-persistent|all', 'Persistent absence', 19.2, 7, { decimals: 1, polarity: 'lower' }),
  measure('suspensions|all', 'Suspensions', 5.9, 5, { unit: 'rate-per-100', decimals: 2, polarity: 'lower' }),
];
const measuresOf: Readonly<Record<string, readonly Measured[]>> = {
  'primary': [
    measure('phonics-year-1|all', 'Phonics in year 1', 80, 11),
    measure('ks2-reading-expected|all', 'Reading, expected standard', 75, 11),
    measure('ks2-writing-expected|all', 'Writing, expected standard', 72, 11),
    measure('ks2-maths-expected|all', 'Maths, expected standard', 74, 11),
    measure('ks2-rwm-expected|all', 'Reading, writing and maths, expected standard', 62, 13),
    measure('ks2-rwm-higher|all', 'Reading, writing and maths, higher standard', 8, 6),
    measure('ks2-rwm-expected|disadvantaged', 'Reading, writing and maths, expected standard, disadvantaged', 47, 17),
    ...attendance,
  ],
  'secondary': [
    measure('ks4-attainment-8|all', 'Attainment 8', 45.9, 8, { unit: 'score', decimals: 1 }),
    measure('ks4-english-maths-5|all', 'English and maths at grade 5 or above', 45.2, 13, { decimals: 1 }),
    measure('ks4-english-maths-4|all', 'English and maths at grade 4 or above', 65, 12, { decimals: 1 }),
    measure('ks4-ebacc-entry|all', 'Entered the English Baccalaureate', 40.5, 20, { decimals: 1 }),
    measure('ks4-attainment-8|disadvantaged', 'Attainment 8, disadvantaged', 34.9, 7, { unit: 'score', decimals: 1 }),
    measure('ks4-english-maths-5|disadvantaged', 'English and maths at grade 5 or above, disadvantaged', 25.8, 11, { decimals: 1 }),
    ...attendance,
  ],
  'nursery': [],
  'special': [],
  'alternative-provision': [],
};

/** About England's: of a thousand open state-funded schools, how many of each phase, and how many of those are academies. */
const phases = [
  { phase: 'primary', until: 0.7, academies: 0.44 },
  { phase: 'secondary', until: 0.852, academies: 0.82 },
  { phase: 'all-through', until: 0.86, academies: 0.95 },
  { phase: 'special', until: 0.906, academies: 0.45 },
  { phase: 'nursery', until: 0.922, academies: 0 },
  { phase: 'alternative-provision', until: 0.936, academies: 0.6 },
  // What is left are more primary schools.
  { phase: 'primary', until: 1, academies: 0.44 },
] as const;

const areas = [
  'Inclusion',
  'Curriculum and teaching',
  'Achievement',
  'Attendance and behaviour',
  'Personal development and well-being',
  'Leadership and governance',
];
const grades = ['Exceptional', 'Strong standard', 'Expected standard', 'Needs attention', 'Urgent improvement'];
const source = 'Invented, revised, published 12 December 2025';
const periods = ['2024/25', '2023/24', '2022/23'];

/** Schools that nobody has, in about England's mix, with three years of figures each. */
export function inventProviders(count: number, seed: number): ProviderFacts[] {
  const random = randomFrom(seed);
  return Array.from({ length: count }, (_, at) => inventProvider(at, random));
}

function inventProvider(at: number, random: () => number): ProviderFacts {
  const chosen = random();
  const { phase, academies } = phases.find(({ until }) => chosen < until) ?? phases[0];
  const isAcademy = random() < academies;
  const setId: SetId = phase === 'special' || phase === 'nursery' || phase === 'alternative-provision' ? phase : isAcademy ? 'academy' : 'maintained';
  const measures =
    phase === 'all-through' ? [...(measuresOf['primary'] ?? []), ...(measuresOf['secondary'] ?? []).slice(0, 6)] : (measuresOf[phase] ?? []);
  // Schools that do well in one thing tend to in others.
  const strength = normal(random);
  const cohort = phase === 'secondary' ? 90 + Math.floor(random() * 180) : 4 + Math.floor(random() ** 1.4 * 90);
  const hasReportCard = random() < 0.25;
  const inspected = hasReportCard
    ? areas.map((area) => ({ area, judgement: grades[gradeOf(strength, random)] ?? 'Expected standard', source, on: '2026-03-12' }))
    : [];
  return {
    provider: { id: at + 1, urn: 900_000 + at, name: `School ${at + 1}`, setId, isAcademy, phase, pupils: cohort * 7, localityId: 1 + (at % 4) },
    asAt: '2026-09-14',
    facts: inventFacts(strength, random, inspected, isAcademy),
    indicators: measures.map((one) => inventIndicator(one, strength, cohort, random)),
    inspected,
  };
}

const normal = (random: () => number): number => random() + random() + random() + random() + random() + random() - 3;

function gradeOf(strength: number, random: () => number): number {
  const at = 1.9 - strength * 0.6 + normal(random) * 0.6;
  return Math.min(4, Math.max(0, Math.round(at)));
}

function inventIndicator(
  { id, name, unit, decimals, polarity, england, spread }: Measured,
  strength: number,
  cohort: number,
  random: () => number,
): IndicatorFacts {
  const size = id.endsWith('|disadvantaged') ? Math.ceil(cohort / 4) : cohort;
  const own = strength * 0.6 + normal(random) * 0.6;
  const sign = polarity === 'higher' ? 1 : -1;
  const points = periods.map((period): IndicatorPoint => {
    const value = england + sign * spread * (own + normal(random) * (2 / Math.sqrt(size)));
    const kept = Number(Math.max(0, unit === 'percent' ? Math.min(100, value) : value).toFixed(decimals));
    const isGone = size < 6 || random() < 0.03;
    const fifth = 1 + Math.min(4, Math.max(0, Math.round(2 - own * 1.5 + normal(random) * 0.5)));
    return {
      period,
      own: isGone ? { reason: 'suppressed', because: null } : { value: kept, cohort: random() < 0.05 ? null : size },
      england: { value: england, cohort: null },
      fifthOfSimilar: random() < 0.06 ? null : { fifth, among: 20 },
      source,
      status: 'revised',
    };
  });
  return { id, name, unit, decimals, polarity, points };
}

function inventFacts(strength: number, random: () => number, inspected: ProviderFacts['inspected'], isAcademy: boolean): Record<string, Fact> {
  const isWeak = strength < -0.9;
  const chance = (usual: number, weak = usual): boolean => random() < (isWeak ? weak : usual);
  const told = (value: boolean | number | string): Fact =>
    random() < 0.04
      ? { state: 'missing', because: 'Nobody has recorded it.' }
      : { state: 'known', value, says: typeof value === 'boolean' ? (value ? 'Yes' : 'No') : String(value), source, on: '2026-09-01' };
  const notForAcademies = (value: boolean): Fact => (isAcademy ? { state: 'not-applicable', because: 'It is of maintained schools.' } : told(value));
  const count = (usual: number): number => Math.floor(-Math.log(1 - random()) * usual);
  const at = (judgement: string): number => inspected.filter((one) => one.judgement === judgement).length;
  const leadership = inspected.find(({ area }) => area === 'Leadership and governance')?.judgement;
  const isStrong = leadership !== undefined && at('Needs attention') + at('Urgent improvement') === 0 && /Exceptional|Strong/.test(leadership);
  return {
    'category-of-concern': told(chance(0.001, 0.04) ? 'special measures' : 'none'),
    'urgent-improvement-areas': told(at('Urgent improvement')),
    'safeguarding-not-met': told(chance(0.004, 0.02)),
    'inadequate-judgements': told(0),
    'stuck': told(chance(0.005, 0.08)),
    'statutory-power': notForAcademies(chance(0.001, 0.02)),
    'critical-safeguarding-concern': told(chance(0.002)),
    'leadership-breakdown': told(chance(0.002, 0.01)),
    'insufficient-trip-reviews': told(isWeak ? count(0.4) : 0),
    'needs-attention-leadership': told(leadership === 'Needs attention'),
    'needs-attention-areas': told(at('Needs attention')),
    'requires-improvement': told(inspected.length === 0 && chance(0.05, 0.3)),
    'deficit': notForAcademies(chance(0.1, 0.15)),
    'accepted-concerns': told(count(0.7)),
    'safeguarding-audit-red': notForAcademies(chance(0.01, 0.05)),
    'inspected-strong': told(isStrong),
    'secure-plus-equivalent': told(strength > 0.6 && random() < 0.5),
    'head-years': told(count(5)),
    'support-capacity': told(strength > 0 && random() < 0.6),
    'self-evaluation-corroborated': told(chance(0.6)),
    'head-new-or-vacant': told(chance(0.2)),
    'asks-for-help': told(chance(0.05)),
    'places-unfilled': told(chance(0.3)),
    'concern-untriaged': told(chance(0.02)),
    'audit-not-returned': notForAcademies(chance(0.05)),
    'governor-vacancies': told(chance(0.4)),
  } satisfies Record<FactId, Fact>;
}
