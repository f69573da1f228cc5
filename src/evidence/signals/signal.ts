import { dateInWords } from '../../kernel/plain-date.ts';
import { resultsYear, yearsBefore, type Period } from '../../kernel/period.ts';
import { isValue, valueInWords, type Statistic, type StatisticRelease, type StatisticValue } from '../../kernel/statistic.ts';
import type { LeadershipKind, LeadershipReason } from '../leadership/leadership.ts';
import { signalThresholds, type SignalRule } from './signal-rules.ts';

export type Better = 'higher' | 'lower';

/** One measure of one provider over its years, beside England. */
export interface SignalSeries {
  readonly measureId: string;
  readonly name: string;
  readonly polarity: Better;
  readonly points: readonly SignalPoint[];
}

export interface SignalPoint {
  readonly period: Period;
  readonly own: Statistic;
  readonly england: Statistic;
  /** Where its value stands among England’s schools of the phase; null where that cannot be said. */
  readonly fifth: { readonly isWorst: boolean; readonly among: number } | null;
  /** The 95% interval of its value; null where its cohort is not published. */
  readonly interval: { readonly low: number; readonly high: number } | null;
}

/** All that the rules look at, of one provider. Null is what nobody knows. */
export interface SignalEvidence {
  readonly series: readonly SignalSeries[];
  /** What the posts of those who lead say; none where nothing is to be said, or nothing known. */
  readonly leadership: readonly Pick<LeadershipReason, 'kind' | 'role' | 'since' | 'source'>[];
  readonly inspection: { readonly on: string | null; readonly openedOn: string | null } | null;
  readonly pupils: number | null;
  readonly capacity: number | null;
  readonly audit: { readonly period: Period; readonly returned: Statistic } | null;
  readonly governors: { readonly period: Period; readonly places: Statistic; readonly vacant: Statistic } | null;
  /** The days of the last 12 months on which a concern was accepted at triage, the latest first. */
  readonly acceptedConcerns: readonly string[];
}

/** What a rule asks somebody to look at. The same evidence gives the same `evidence` key, so that it is raised once. */
export interface Raised {
  readonly rule: SignalRule;
  readonly evidence: string;
  /** One sentence, with its figures. */
  readonly says: string;
  readonly facts: readonly SignalFact[];
}

export interface SignalFact {
  readonly label: string;
  readonly value: string;
  readonly source: string | null;
}

/** A value that is absent raises nothing and calms nothing: it is no zero. */
export function decideSignals(evidence: SignalEvidence, today: string): Raised[] {
  return [
    ...evidence.series.flatMap((series) => [...decideFall(series), ...decideWorstFifth(series), ...decideFarFromEngland(series)]),
    ...decideLeadership(evidence),
    ...decideInspection(evidence, today),
    ...decidePlaces(evidence),
    ...decideAudit(evidence),
    ...decideGovernors(evidence),
    ...decideConcerns(evidence),
  ];
}

const worseBy = (polarity: Better, from: number, to: number): number => (polarity === 'higher' ? from - to : to - from);

/** The latest year that has a value, and the two before it; null where any of the three is absent. */
function lastThree({ points }: SignalSeries): (SignalPoint & { readonly own: StatisticValue })[] | null {
  const latest = latestOf(points);
  if (latest === undefined) return null;
  const three = [yearsBefore(latest.period, 2), yearsBefore(latest.period, 1), latest.period].map((period) =>
    points.find((point) => point.period === period),
  );
  return three.every(hasValue) ? three : null;
}

const hasValue = (point: SignalPoint | undefined): point is SignalPoint & { readonly own: StatisticValue } =>
  point !== undefined && isValue(point.own);

function latestOf(points: readonly SignalPoint[]): (SignalPoint & { readonly own: StatisticValue }) | undefined {
  return points.filter(hasValue).toSorted((one, other) => other.period.localeCompare(one.period))[0];
}

function decideFall(series: SignalSeries): Raised[] {
  const three = lastThree(series);
  const [first, second, third] = three ?? [];
  if (!three || !first || !second || !third) return [];
  if ([second, third].some(({ own }) => own.marks.includes('series-break'))) return [];
  const { polarity, measureId, name } = series;
  const steps = [worseBy(polarity, first.own.value, second.own.value), worseBy(polarity, second.own.value, third.own.value)];
  const overall = worseBy(polarity, first.own.value, third.own.value);
  if (steps.some((step) => step <= 0) || overall < signalThresholds.fallOverThreeYears) return [];
  const overlap = first.interval && third.interval && first.interval.low <= third.interval.high && third.interval.low <= first.interval.high;
  if (overlap === true) return [];
  const went = polarity === 'higher' ? 'fell' : 'rose';
  const chance =
    overlap === false
      ? 'The intervals of the first and last year do not meet, so this is more than chance.'
      : 'The number of pupils is not published, so chance cannot be ruled out.';
  const says = `${name} ${went} two years running: ${three.map(({ own, period }) => `${show(own)} in ${resultsYear(period)}`).join(', ')}. ${chance}`;
  return [{ rule: 'three-year-fall', evidence: `${measureId} ${third.period}`, says, facts: three.map((point) => ownFact(name, point)) }];
}

function decideWorstFifth({ points, measureId, name }: SignalSeries): Raised[] {
  const now = latestOf(points);
  const before = now && points.find(({ period }) => period === yearsBefore(now.period, 1));
  if (!now || !hasValue(before) || now.fifth?.isWorst !== true || before.fifth?.isWorst !== true) return [];
  const says = `${name}: in the worst fifth of England’s schools in ${resultsYear(before.period)} (of ${before.fifth.among.toLocaleString('en-GB')} published) and in ${resultsYear(now.period)} (of ${now.fifth.among.toLocaleString('en-GB')}).`;
  return [{ rule: 'worst-fifth', evidence: `${measureId} ${now.period}`, says, facts: [before, now].map((point) => ownFact(name, point)) }];
}

function decideFarFromEngland({ points, measureId, name, polarity }: SignalSeries): Raised[] {
  const latest = latestOf(points);
  if (!latest) return [];
  const years = [0, 1, 2].flatMap((ago) => points.find(({ period }) => period === yearsBefore(latest.period, ago)) ?? []);
  const far = years.filter((point) => isFar(point, polarity));
  if (far.length < 2) return [];
  const said = far
    .toReversed()
    .map(
      (point) =>
        `${isValue(point.own) ? show(point.own) : ''} in ${resultsYear(point.period)}, England ${isValue(point.england) ? show(point.england) : ''}`,
    );
  const says = `${name} was 10 points or more worse than England in two of the last three years: ${said.join('; ')}.`;
  const facts = far.toReversed().flatMap((point) => [ownFact(name, point), englandFact(name, point)]);
  return [{ rule: 'far-from-england', evidence: `${measureId} ${latest.period}`, says, facts }];
}

/** Ten points or more, and where the interval is known, all of it on the worse side of that line. */
function isFar({ own, england, interval }: SignalPoint, polarity: Better): boolean {
  if (!isValue(own) || !isValue(england) || own.unit !== 'percent') return false;
  if (worseBy(polarity, england.value, own.value) < signalThresholds.farFromEngland) return false;
  const line = polarity === 'higher' ? england.value - signalThresholds.farFromEngland : england.value + signalThresholds.farFromEngland;
  return interval === null || (polarity === 'higher' ? interval.high < line : interval.low > line);
}

const leadershipRules: Readonly<Record<LeadershipKind, SignalRule>> = {
  'vacant': 'head-vacant',
  'acting': 'head-vacant',
  'interim': 'head-vacant',
  'first-two-years': 'head-new',
  'third-head': 'heads-changing',
  'leaving': 'leader-leaving',
  'chair-vacant': 'chair-changing',
  'chair-turnover': 'chair-changing',
};

/** Without a name: what a signal says is kept, and a name is kept where the post is. */
function leadershipInWords({ kind, role, since }: SignalEvidence['leadership'][number]): string {
  const on = since === null ? 'a day that is not known' : dateInWords(since);
  switch (kind) {
    case 'vacant':
      return `The ${role}’s post has been vacant since ${on}.`;
    case 'acting':
    case 'interim':
      return `The ${role} has been ${kind} since ${on}.`;
    case 'first-two-years':
      return `The ${role} is in the first two years: new since ${on}.`;
    case 'third-head':
      return `Three people or more have led in the last five years; the latest change was on ${on}.`;
    case 'leaving':
      return `The ${role}’s last day is recorded as ${on}.`;
    case 'chair-vacant':
      return `The governors have had no chair since ${on}.`;
    case 'chair-turnover':
      return `The governors have had more than one chair in three years; the latest began on ${on}.`;
  }
}

function decideLeadership({ leadership }: SignalEvidence): Raised[] {
  return leadership.map((reason) => ({
    rule: leadershipRules[reason.kind],
    evidence: [reason.kind, ...(reason.role === 'chair' ? ['chair'] : []), reason.since ?? 'not known'].join(' '),
    says: leadershipInWords(reason),
    facts: [{ label: leadershipFacts[reason.kind], value: reason.since === null ? 'Not known' : dateInWords(reason.since), source: reason.source }],
  }));
}

const leadershipFacts: Readonly<Record<LeadershipKind, string>> = {
  'vacant': 'The post has been vacant since',
  'acting': 'Somebody has been acting since',
  'interim': 'Somebody has been interim since',
  'first-two-years': 'In post since',
  'third-head': 'The latest change of head',
  'leaving': 'The last day that is recorded',
  'chair-vacant': 'There has been no chair since',
  'chair-turnover': 'The latest chair began on',
};

function decideInspection({ inspection }: SignalEvidence, today: string): Raised[] {
  if (inspection === null) return [];
  const line = `${String(Number(today.slice(0, 4)) - signalThresholds.yearsSinceInspection)}${today.slice(4)}`;
  const { on, openedOn } = inspection;
  if (on !== null && on < line) {
    return [
      {
        rule: 'long-since-inspection',
        evidence: on,
        says: `Last inspected on ${dateInWords(on)}, more than four years ago.`,
        facts: [{ label: 'Last inspection', value: dateInWords(on), source: 'Ofsted, management information' }],
      },
    ];
  }
  if (on === null && openedOn !== null && openedOn < line) {
    return [
      {
        rule: 'long-since-inspection',
        evidence: `never ${openedOn}`,
        says: `Opened on ${dateInWords(openedOn)}, and no inspection is on record.`,
        facts: [{ label: 'Opened', value: dateInWords(openedOn), source: 'GIAS' }],
      },
    ];
  }
  return [];
}

function decidePlaces({ pupils, capacity }: SignalEvidence): Raised[] {
  if (pupils === null || capacity === null || capacity <= 0) return [];
  const share = (pupils / capacity) * 100;
  if (share >= signalThresholds.placesFilled) return [];
  const says = `${pupils.toLocaleString('en-GB')} pupils for ${capacity.toLocaleString('en-GB')} places: ${share.toFixed(0)}% filled.`;
  return [
    {
      rule: 'places-unfilled',
      evidence: `${String(pupils)}/${String(capacity)}`,
      says,
      facts: [{ label: 'Pupils and places', value: `${String(pupils)} of ${String(capacity)}`, source: 'The register' }],
    },
  ];
}

function decideAudit({ audit }: SignalEvidence): Raised[] {
  if (audit === null || !isValue(audit.returned) || audit.returned.value !== 0) return [];
  const says = `The safeguarding audit for ${audit.period} is recorded as not returned.`;
  return [
    {
      rule: 'audit-not-returned',
      evidence: audit.period,
      says,
      facts: [{ label: 'Audit returned', value: 'No', source: sourceOf(audit.returned.releases[0]) }],
    },
  ];
}

function decideGovernors({ governors }: SignalEvidence): Raised[] {
  if (governors === null || !isValue(governors.places) || !isValue(governors.vacant) || governors.places.value <= 0) return [];
  const { places, vacant } = governors;
  if ((vacant.value / places.value) * 100 < signalThresholds.governorVacancies) return [];
  const says = `${String(vacant.value)} of ${String(places.value)} governors’ places are vacant (${governors.period}).`;
  return [
    {
      rule: 'governor-vacancies',
      evidence: `${governors.period} ${String(vacant.value)}/${String(places.value)}`,
      says,
      facts: [{ label: 'Vacant', value: `${String(vacant.value)} of ${String(places.value)}`, source: sourceOf(vacant.releases[0]) }],
    },
  ];
}

/** How many and when: never what was said in one. */
export function decideConcerns({ acceptedConcerns }: Pick<SignalEvidence, 'acceptedConcerns'>): Raised[] {
  const [latest] = acceptedConcerns;
  const count = acceptedConcerns.length;
  if (latest === undefined || count < signalThresholds.acceptedConcerns) return [];
  const says = `${String(count)} concerns were accepted at triage in the last 12 months, the latest on ${dateInWords(latest)}.`;
  const facts = acceptedConcerns.map((day) => ({ label: 'A concern was accepted', value: dateInWords(day), source: 'Confirmed by the authority' }));
  return [{ rule: 'concerns-accepted', evidence: `${latest} ${String(count)}`, says, facts }];
}

function show({ value, unit, decimals }: StatisticValue): string {
  return valueInWords(value, unit, decimals);
}

function ownFact(name: string, { own, period }: SignalPoint): SignalFact {
  const cohort = isValue(own) && own.cohort !== null ? `, of ${own.cohort.toLocaleString('en-GB')} pupils` : '';
  const settled = own.releases[0]?.status;
  const status = settled === 'unvalidated' || settled === 'provisional' ? ` (${settled})` : '';
  return { label: `${name}, ${resultsYear(period)}`, value: isValue(own) ? `${show(own)}${cohort}${status}` : '', source: sourceOf(own.releases[0]) };
}

function englandFact(name: string, { england, period }: SignalPoint): SignalFact {
  return {
    label: `England: ${name.toLowerCase()}, ${resultsYear(period)}`,
    value: isValue(england) ? show(england) : '',
    source: sourceOf(england.releases[0]),
  };
}

function sourceOf(release: StatisticRelease | undefined): string | null {
  return release === undefined ? null : `${release.publisher}: ${release.fileName}`;
}
