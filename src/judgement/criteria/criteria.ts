import { z } from 'zod';
import { tiers } from '../../kernel/tier.ts';
import { areaIds } from './areas.ts';
import { isFactId, setIds } from './facts.ts';

/**
 * A version of the criteria: a document kept as data. Thresholds of indicators are points from England in the measure's own unit, on the worse side:
 * amber beyond 2 and red beyond 10 is England less 2 and less 10 where higher is better, and England plus 2 and plus 10 where lower is.
 */

const factTest = z
  .strictObject({
    kind: z.literal('fact'),
    fact: z.string().refine(isFactId, 'There is no fact of that name.'),
    /** One of these: what a yes-no fact is, the words a fact may hold, or the fewest of a count. */
    is: z.boolean().optional(),
    oneOf: z.array(z.string()).min(1).optional(),
    atLeast: z.number().int().min(1).optional(),
  })
  .refine(({ is, oneOf, atLeast }) => [is, oneOf, atLeast].filter((one) => one !== undefined).length === 1, 'Say one of: is, oneOf, atLeast.');

const seriesTest = z.strictObject({
  /** Headline figures so many points or more on the worse side of England in so many of the latest years, the interval beyond that line. */
  kind: z.literal('far-from-england'),
  indicators: z.array(z.string()).min(1),
  points: z.number().positive(),
  years: z.number().int().min(1).max(5),
  ofYears: z.number().int().min(1).max(5),
});

const fifthTest = z.strictObject({
  /** In the worst fifth of similar schools for so many years running. */
  kind: z.literal('worst-fifth'),
  indicators: z.array(z.string()).min(1),
  years: z.number().int().min(1).max(5),
});

const floor = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  label: z.string().min(1).max(200),
  /** The tier it makes the best that is possible. */
  tier: z.enum(['vulnerable', 'cause-for-concern']),
  /** Why it does not apply to an academy that this set is for too (a special academy); where that is not said, it does. */
  exceptAcademies: z.string().min(1).optional(),
  test: z.discriminatedUnion('kind', [factTest, seriesTest, fifthTest]),
});

const indicator = z.strictObject({
  /** Measure and group: "ks2-rwm-expected|all". */
  id: z.string().regex(/^[a-z0-9-]+\|[a-z0-9-]+$/),
  weight: z.number().int().min(1).max(5),
  /** Its own edges, where the set's do not suit its unit. */
  amberBeyond: z.number().min(0).optional(),
  redBeyond: z.number().positive().optional(),
});

const area = z.strictObject({
  id: z.enum(areaIds),
  indicators: z.array(indicator),
});

const range = z.strictObject({ from: z.number().int().min(0), to: z.number().int().min(0) });

const profileRow = z.strictObject({
  /** The strictest floor that fires. */
  floors: z.array(z.enum(['none', 'vulnerable', 'cause-for-concern'])).min(1),
  red: range,
  amber: range,
  /** Whether Secure+ is evidenced; null where it does not matter. */
  securePlus: z.boolean().nullable(),
  tier: z.enum(tiers),
  /** A tier that data alone never gives: the question is put to moderation. */
  question: z.enum(tiers).optional(),
});

const set = z.strictObject({
  id: z.enum(setIds),
  floors: z.array(floor),
  /** Floors of the other sets that this one leaves out, and why. */
  leftOut: z.array(z.strictObject({ id: z.string(), because: z.string().min(1) })),
  bands: z.strictObject({ amberBeyond: z.number().min(0), redBeyond: z.number().positive() }),
  /** A cohort so small is told over several years; a smaller one has no band. */
  smallCohort: z.strictObject({ pooledUpTo: z.number().int().min(0), fewest: z.number().int().min(1), years: z.number().int().min(1).max(5) }),
  /** Weights of indicators that make an area red, or amber. One red two years running makes it red alone; any red, or a "needs attention", amber. */
  areaBands: z.strictObject({ redAt: z.number().int().min(1), amberAt: z.number().int().min(1) }),
  areas: z.array(area).min(1),
  /** All of the first and one of the second. */
  securePlus: z.strictObject({ all: z.array(factTest), any: z.array(factTest) }),
  profile: z.array(profileRow).min(1),
  /** Facts that bring support, and never a tier. */
  triggers: z.array(factTest),
});

export const criteriaDocument = z.strictObject({
  title: z.string().min(1).max(120),
  /** Provisional: not from the published framework. */
  provisional: z.boolean(),
  sets: z.array(set).min(1),
  /** Shares of what applies that are not known, from which confidence is medium, and low. */
  confidence: z.strictObject({ mediumFrom: z.number().min(0).max(1), lowFrom: z.number().min(0).max(1) }),
  /** Adviser days a year that each tier brings, and what a day costs in pounds. */
  entitlement: z.strictObject({
    days: z.record(z.enum(tiers), z.number().min(0)),
    costOfDay: z.number().min(0),
    /** Whose the days are; where that is not said, everybody's. An academy among them has none: its offer is the locality's. */
    sets: z.array(z.enum(setIds)).optional(),
  }),
});

export type CriteriaDocument = z.infer<typeof criteriaDocument>;
export type CriteriaSet = CriteriaDocument['sets'][number];
export type Floor = CriteriaSet['floors'][number];
export type FloorTest = Floor['test'];
export type FactTest = z.infer<typeof factTest>;
export type ProfileRow = CriteriaSet['profile'][number];
export type CriteriaIndicator = CriteriaSet['areas'][number]['indicators'][number];
export type FloorLevel = ProfileRow['floors'][number];
