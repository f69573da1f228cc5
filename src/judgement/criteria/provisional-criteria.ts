import type { CriteriaDocument, CriteriaSet, Floor, ProfileRow } from './criteria.ts';
import type { FactId } from './facts.ts';

/** Version 1. Provisional: not from the published framework. The process is after Wales and Norfolk, the indicators after Ofsted's IDSR. */

const yes = (id: FactId, label: string, tier: Floor['tier']): Floor => ({ id, label, tier, test: { kind: 'fact', fact: id, is: true } });
const count = (id: FactId, label: string, tier: Floor['tier'], atLeast: number): Floor => ({
  id,
  label,
  tier,
  test: { kind: 'fact', fact: id, atLeast },
});

const attendance = ['absence|all', 'absence-persistent|all'];
const headline = ['ks2-rwm-expected|all', 'ks4-english-maths-5|all', 'eyfs-good-level-of-development|all'];

const floors = {
  category: {
    id: 'category-of-concern',
    label: 'A category of concern is in force',
    tier: 'cause-for-concern',
    test: { kind: 'fact', fact: 'category-of-concern', oneOf: ['special measures', 'requires significant improvement', 'serious weaknesses'] },
  },
  urgent: count('urgent-improvement-areas', 'A report card has urgent improvement in any area', 'cause-for-concern', 1),
  safeguarding: yes('safeguarding-not-met', 'Safeguarding is not met, or not effective', 'cause-for-concern'),
  inadequate: count('inadequate-judgements', 'Any judgement is inadequate', 'cause-for-concern', 1),
  stuck: yes('stuck', 'Stuck, as the Department for Education defines it', 'cause-for-concern'),
  power: yes('statutory-power', 'A warning notice, interim executive board or suspended delegation is in force', 'cause-for-concern'),
  critical: yes('critical-safeguarding-concern', 'A critical institutional safeguarding concern is confirmed', 'cause-for-concern'),
  breakdown: yes('leadership-breakdown', 'Breakdown of leadership or governance is confirmed', 'cause-for-concern'),
  trip: count('insufficient-trip-reviews', 'Two TRIP reviews running are at insufficient', 'cause-for-concern', 2),
  leadership: yes('needs-attention-leadership', 'A report card has needs attention in leadership and governance', 'vulnerable'),
  attention: count('needs-attention-areas', 'A report card has needs attention in three or more areas', 'vulnerable', 3),
  improvement: yes('requires-improvement', 'Requires improvement overall, or in quality of education or leadership', 'vulnerable'),
  deficit: yes('deficit', 'A licensed or unlicensed deficit', 'vulnerable'),
  far: {
    id: 'far-from-england',
    label: 'Headline attainment 10 points or more below England in two of three years',
    tier: 'vulnerable',
    test: { kind: 'far-from-england', indicators: headline, points: 10, years: 2, ofYears: 3 },
  },
  fifth: {
    id: 'worst-fifth',
    label: 'Absence, persistent absence or suspension in the worst fifth of similar schools for two years',
    tier: 'vulnerable',
    test: { kind: 'worst-fifth', indicators: [...attendance, 'suspensions|all'], years: 2 },
  },
  concerns: count('accepted-concerns', 'Three or more concerns accepted at triage in 12 months', 'vulnerable', 3),
  audit: yes('safeguarding-audit-red', 'The safeguarding audit is red', 'vulnerable'),
} as const satisfies Readonly<Record<string, Floor>>;
type FloorName = keyof typeof floors;

const anyNumber = { from: 0, to: 9 };
const profile: readonly ProfileRow[] = [
  { floors: ['cause-for-concern'], red: anyNumber, amber: anyNumber, securePlus: null, tier: 'cause-for-concern' },
  { floors: ['none', 'vulnerable'], red: { from: 2, to: 9 }, amber: anyNumber, securePlus: null, tier: 'vulnerable', question: 'cause-for-concern' },
  { floors: ['none', 'vulnerable'], red: { from: 1, to: 1 }, amber: anyNumber, securePlus: null, tier: 'vulnerable' },
  { floors: ['vulnerable'], red: { from: 0, to: 0 }, amber: anyNumber, securePlus: null, tier: 'vulnerable' },
  { floors: ['none'], red: { from: 0, to: 0 }, amber: { from: 3, to: 9 }, securePlus: null, tier: 'vulnerable' },
  { floors: ['none'], red: { from: 0, to: 0 }, amber: { from: 2, to: 2 }, securePlus: null, tier: 'secure' },
  { floors: ['none'], red: { from: 0, to: 0 }, amber: { from: 0, to: 1 }, securePlus: false, tier: 'secure' },
  { floors: ['none'], red: { from: 0, to: 0 }, amber: { from: 0, to: 1 }, securePlus: true, tier: 'secure-plus' },
];

const weigh = (...ids: string[]) => ids.map((id) => ({ id, weight: 1 }));
const areas: CriteriaSet['areas'] = [
  { id: 'leadership-and-governance', indicators: [] },
  {
    id: 'curriculum-and-teaching',
    indicators: weigh('ks2-reading-expected|all', 'ks2-writing-expected|all', 'ks2-maths-expected|all', 'ks4-ebacc-entry|all', 'phonics-year-1|all'),
  },
  {
    id: 'achievement',
    indicators: weigh('ks2-rwm-expected|all', 'ks2-rwm-higher|all', 'ks4-attainment-8|all', 'ks4-english-maths-5|all', 'ks4-english-maths-4|all'),
  },
  { id: 'attendance-and-behaviour', indicators: weigh(...attendance, 'suspensions|all') },
  { id: 'inclusion', indicators: weigh('ks2-rwm-expected|disadvantaged', 'ks4-attainment-8|disadvantaged', 'ks4-english-maths-5|disadvantaged') },
  { id: 'personal-development', indicators: [] },
  { id: 'safeguarding', indicators: [] },
  { id: 'early-years-and-post-16', indicators: weigh('eyfs-good-level-of-development|all') },
  { id: 'capacity', indicators: [] },
];

const common = {
  bands: { amberBeyond: 2, redBeyond: 10 },
  smallCohort: { pooledUpTo: 10, fewest: 6, years: 3 },
  areaBands: { redAt: 2, amberAt: 2 },
  securePlus: {
    all: [
      { kind: 'fact', fact: 'head-years', atLeast: 2 },
      { kind: 'fact', fact: 'support-capacity', is: true },
    ],
    any: [
      { kind: 'fact', fact: 'inspected-strong', is: true },
      { kind: 'fact', fact: 'secure-plus-equivalent', is: true },
    ],
  },
  profile: [...profile],
  triggers: (
    ['head-new-or-vacant', 'asks-for-help', 'places-unfilled', 'concern-untriaged', 'audit-not-returned', 'governor-vacancies'] as const
  ).map((fact) => ({ kind: 'fact', fact, is: true }) as const),
} as const satisfies Partial<CriteriaSet>;

interface Own {
  readonly leftOut?: Partial<Record<FloorName, string>>;
  readonly exceptAcademies?: Partial<Record<FloorName, string>>;
  readonly areas?: CriteriaSet['areas'];
}

function setOf(id: CriteriaSet['id'], { leftOut = {}, exceptAcademies = {}, areas: own = areas }: Own): CriteriaSet {
  const used = (Object.keys(floors) as FloorName[]).filter((name) => leftOut[name] === undefined);
  return {
    id,
    floors: used.map((name): Floor => {
      const because = exceptAcademies[name];
      return because === undefined ? floors[name] : { ...floors[name], exceptAcademies: because };
    }),
    leftOut: (Object.entries(leftOut) as [FloorName, string][]).map(([name, because]) => ({ id: floors[name].id, because })),
    areas: own,
    ...common,
  };
}

const noPowers = 'The authority’s statutory powers are over maintained schools alone.';
const noLocalAudit = 'Nobody outside the authority’s own schools is lowered for a local audit.';
const ownMoney = 'Its money is not the authority’s to license.';
const noSchoolFigures = 'There are no national figures of it as a school.';
const notAcademies = { power: noPowers, deficit: ownMoney, audit: noLocalAudit };
const notMainstream = {
  far: 'Attainment is not compared with mainstream schools.',
  fifth: 'Absence is not compared with other schools for special schools and alternative provision.',
};

/** No results are compared with England’s mainstream where children come with needs of their own. */
const withoutResults: CriteriaSet['areas'] = areas.map(({ id }) => ({ id, indicators: [] }));
const earlyYearsAreas: CriteriaSet['areas'] = areas.map(({ id, indicators }) => ({
  id,
  indicators: id === 'early-years-and-post-16' ? indicators : [],
}));

export const provisionalCriteria: CriteriaDocument = {
  title: 'Provisional criteria, version 1',
  provisional: true,
  sets: [
    setOf('maintained', {}),
    setOf('academy', { leftOut: notAcademies }),
    setOf('nursery', { leftOut: { far: noSchoolFigures, fifth: noSchoolFigures }, areas: earlyYearsAreas }),
    setOf('early-years', {
      leftOut: {
        power: noPowers,
        deficit: ownMoney,
        audit: 'The audit is of schools.',
        far: noSchoolFigures,
        fifth: noSchoolFigures,
        stuck: 'The Department’s definition is of schools.',
      },
      areas: earlyYearsAreas,
    }),
    setOf('special', { leftOut: notMainstream, exceptAcademies: notAcademies, areas: withoutResults }),
    setOf('alternative-provision', { leftOut: notMainstream, exceptAcademies: notAcademies, areas: withoutResults }),
    setOf('by-agreement', {
      leftOut: {
        power: noPowers,
        deficit: ownMoney,
        audit: noLocalAudit,
        far: noSchoolFigures,
        fifth: noSchoolFigures,
        stuck: 'The Department’s definition is of state-funded schools.',
      },
      areas: withoutResults,
    }),
  ],
  confidence: { mediumFrom: 0.15, lowFrom: 0.4 },
  entitlement: {
    days: { 'secure-plus': 4, 'secure': 10, 'vulnerable': 15, 'cause-for-concern': 25 },
    costOfDay: 450,
    sets: ['maintained', 'nursery', 'special', 'alternative-provision'],
  },
};
