import { dateInWords } from '../../kernel/plain-date.ts';
import { failed, latestFull, type TimelineEntry } from './timeline.ts';
import { eraOf } from './inspection.ts';
import type { Stuck } from './stuck.ts';

/** One thing said of a provider: a value with who said it and of which day, or why there is none. */
export type Told<Value> =
  | { readonly state: 'known'; readonly value: Value; readonly says: string; readonly source: string; readonly on: string | null }
  | { readonly state: 'missing'; readonly because: string }
  | { readonly state: 'not-applicable'; readonly because: string };

const categories = ['special measures', 'requires significant improvement', 'serious weaknesses'] as const;
type Category = 'none' | (typeof categories)[number];

/** What stands by the latest full inspection of the present school, each era in its own terms. */
export interface StandingInspection {
  readonly category: Told<Category>;
  readonly safeguardingNotMet: Told<boolean>;
  readonly urgentImprovementAreas: Told<number>;
  readonly needsAttentionAreas: Told<number>;
  readonly needsAttentionInLeadership: Told<boolean>;
  readonly inadequateJudgements: Told<number>;
  readonly requiresImprovement: Told<boolean>;
  readonly stuck: Told<boolean>;
  /** Every area expected or better with leadership strong or exceptional; before report cards, good or better with outstanding leadership. */
  readonly isStrong: Told<boolean>;
  readonly areas: readonly { readonly area: string; readonly judgement: string; readonly source: string; readonly on: string | null }[];
}

export interface WhatIsOpen {
  readonly asAt: string;
  /** Null where the question is not asked: the definition is of state-funded schools. */
  readonly stuck: Stuck | null;
  /** Why nothing may be known: no file of Ofsted’s, one without the school, or with a later inspection in the place of the one of that day. */
  readonly files: 'never-loaded' | 'not-listed' | 'listed' | 'replaced';
  /** The newest file’s day; null where it has none, or there is no file. */
  readonly fileAsAt: string | null;
}

const missing = (because: string): { readonly state: 'missing'; readonly because: string } => ({ state: 'missing', because });
const notApplicable = (because: string): { readonly state: 'not-applicable'; readonly because: string } => ({ state: 'not-applicable', because });
const information = (asAt: string | null): string => `Ofsted, management information${asAt === null ? '' : ` as at ${dateInWords(asAt)}`}`;

/** `entries`: the timeline of the day, the latest first. A predecessor’s inspection says nothing of the present school. */
export function decideStanding(entries: readonly TimelineEntry[], open: WhatIsOpen): StandingInspection {
  const latest = latestFull(entries);
  if (!latest) return withoutInspection(entries, open);
  const at = { source: sourceOf(latest), on: latest.on };
  const stuck = stuckOf(open, at.source);
  const areas = latest.judgements.filter(isJudged).map(({ area, judgement }) => ({ area, judgement, ...at }));
  const common = { category: categoryOf(latest), safeguardingNotMet: safeguardingOf(latest), stuck, areas };
  return isCard(latest) ? { ...common, ...readCard(latest) } : { ...common, ...readGrades(latest) };
}

const isCard = ({ kind, era }: TimelineEntry): boolean => kind === 'report-card' || (kind === 'early-years' && era === 'report-card');
const isJudged = ({ judgement }: { readonly judgement: string }): boolean => judgement !== 'Not judged';

/** "report card of 9 June 2026". */
function titleOf({ title, on }: TimelineEntry): string {
  return `${title.charAt(0).toLowerCase()}${title.slice(1)}${on === null ? '' : ` of ${dateInWords(on)}`}`;
}

function sourceOf({ origin, kind, body }: TimelineEntry): string {
  if (origin.kind === 'by-hand') return `${body}; entered by the authority: ${origin.source}`;
  if (kind !== 'early-years') return information(origin.asAt);
  return `Ofsted, early years inspections${origin.asAt === null ? '' : ` as at ${dateInWords(origin.asAt)}`}`;
}

function teller(latest: TimelineEntry) {
  const at = { source: sourceOf(latest), on: latest.on };
  return <Value>(value: Value, says: string): Told<Value> => ({ state: 'known', value, says: `${says} (${titleOf(latest)})`, ...at });
}

function categoryOf(latest: TimelineEntry): Told<Category> {
  if (latest.category === null) return teller(latest)('none', 'None');
  const found = categories.find((one) => one === latest.category?.toLowerCase());
  return found === undefined
    ? missing(`The file has a category that is not known: “${latest.category}”.`)
    : teller(latest)<Category>(found, latest.category);
}

function safeguardingOf(latest: TimelineEntry): Told<boolean> {
  const { safeguarding } = latest;
  if (safeguarding === null || !['Met', 'Effective', ...failed].includes(safeguarding))
    return missing(`The ${titleOf(latest)} does not record whether safeguarding was effective or met.`);
  return teller(latest)(failed.includes(safeguarding), safeguarding);
}

function stuckOf({ stuck, asAt }: WhatIsOpen, source: string): Told<boolean> {
  if (stuck === null) return notApplicable('The Department’s definition is of state-funded schools.');
  if (stuck.answer === 'cannot-be-known') return missing(stuck.because);
  return { state: 'known', value: stuck.answer === 'stuck', says: stuck.because, source, on: stuck.considered[0]?.on ?? asAt };
}

type Judgements = Omit<StandingInspection, 'category' | 'safeguardingNotMet' | 'stuck' | 'areas'>;

const atLeastExpected = ['Expected standard', 'Strong standard', 'Exceptional'];
const strong = ['Strong standard', 'Exceptional'];

function readCard(latest: TimelineEntry): Judgements {
  const known = teller(latest);
  const older = notApplicable(`A report card gives no such grade: the latest is the ${titleOf(latest)}.`);
  const judged = latest.judgements.filter(isJudged);
  const leadership = judged.find(({ area }) => area === 'Leadership and governance')?.judgement;
  const named = (areas: readonly { readonly area: string }[]): string =>
    areas.length === 0 ? `None of ${String(judged.length)} areas` : areas.map(({ area }) => area).join('; ');
  const at = (word: string) => judged.filter(({ judgement }) => judgement === word);
  const nothing = missing(`What the ${titleOf(latest)} says of each area is not recorded.`);
  const count = (word: string): Told<number> => (judged.length === 0 ? nothing : known(at(word).length, named(at(word))));
  const noLeadership = missing(`The ${titleOf(latest)} has no judgement of leadership and governance on record.`);
  const below = judged.filter(({ judgement }) => !atLeastExpected.includes(judgement));
  return {
    urgentImprovementAreas: count('Urgent improvement'),
    needsAttentionAreas: count('Needs attention'),
    needsAttentionInLeadership: leadership === undefined ? noLeadership : known(leadership === 'Needs attention', leadership),
    inadequateJudgements: older,
    requiresImprovement: older,
    isStrong: strengthOf({ known, below, leadership, isStrong: strong.includes(leadership ?? ''), noLeadership }),
  };
}

function strengthOf(found: {
  readonly known: ReturnType<typeof teller>;
  readonly below: readonly { readonly area: string; readonly judgement: string }[];
  readonly leadership: string | undefined;
  readonly isStrong: boolean;
  readonly noLeadership: Told<never>;
}): Told<boolean> {
  const { known, below, leadership, isStrong, noLeadership } = found;
  if (below.length > 0) return known(false, below.map(({ area, judgement }) => `${area}: ${judgement.toLowerCase()}`).join('; '));
  return leadership === undefined ? noLeadership : known(isStrong, `Leadership: ${leadership.toLowerCase()}`);
}

const grades = ['Outstanding', 'Good', 'Requires improvement', 'Inadequate'];

function readGrades(latest: TimelineEntry): Judgements {
  const known = teller(latest);
  const newer = notApplicable(`Inspected before there were report cards: the latest is the ${titleOf(latest)}.`);
  const overall = grades.includes(latest.overall ?? '') ? [{ area: 'Overall', judgement: latest.overall ?? '' }] : [];
  const judged = [...overall, ...latest.judgements.filter(({ judgement }) => grades.includes(judgement))];
  const nothing = missing(`What the ${titleOf(latest)} judged is not recorded.`);
  const of = (area: string): string | undefined => judged.find((one) => one.area === area)?.judgement;
  const inadequate = judged.filter(({ judgement }) => judgement === 'Inadequate');
  const named = (found: typeof judged): string => found.map(({ area, judgement }) => `${area}: ${judgement.toLowerCase()}`).join('; ');
  const leadership = of('Leadership and management');
  return {
    urgentImprovementAreas: newer,
    needsAttentionAreas: newer,
    needsAttentionInLeadership: newer,
    inadequateJudgements: judged.length === 0 ? nothing : known(inadequate.length, inadequate.length === 0 ? 'None' : named(inadequate)),
    requiresImprovement: improvementOf(latest, judged),
    isStrong:
      judged.length === 0
        ? nothing
        : strengthOf({
            known,
            below: judged.filter(({ judgement }) => judgement === 'Requires improvement' || judgement === 'Inadequate'),
            leadership,
            isStrong: leadership === 'Outstanding',
            noLeadership: missing(`The ${titleOf(latest)} has no judgement of leadership on record.`),
          }),
  };
}

const counting = ['Overall', 'Quality of education', 'Leadership and management'];

/** With an overall grade that is enough; without one both judgements are needed to say no. */
function improvementOf(latest: TimelineEntry, judged: readonly { readonly area: string; readonly judgement: string }[]): Told<boolean> {
  const found = judged.filter(({ area }) => counting.includes(area));
  const said = found.map(({ area, judgement }) => `${area}: ${judgement.toLowerCase()}`).join('; ');
  if (found.some(({ judgement }) => judgement === 'Requires improvement')) return teller(latest)(true, said);
  const isEnough = found.some(({ area }) => area === 'Overall') || found.length === 2;
  return isEnough
    ? teller(latest)(false, said)
    : missing(`What the ${titleOf(latest)} judged overall, of education and of leadership is not on record.`);
}

/** Nothing has been found of the present school: that is neither good nor bad. It has no category, where Ofsted’s file says so of every school it lists. */
function withoutInspection(entries: readonly TimelineEntry[], open: WhatIsOpen): StandingInspection {
  const unknown = missing(whyUnknown(entries, open));
  const isEraOfCards = eraOf(open.asAt) === 'report-card';
  const card = isEraOfCards ? unknown : notApplicable('There were no report cards before 10 November 2025.');
  const grade = isEraOfCards ? notApplicable('Its first inspection will give a report card, which has no such grade.') : unknown;
  const isListed = open.files === 'listed';
  const source = information(open.fileAsAt);
  return {
    category: isListed ? { state: 'known', value: 'none', says: `None. ${whyUnknown(entries, open)}`, source, on: open.fileAsAt } : unknown,
    safeguardingNotMet: unknown,
    urgentImprovementAreas: card,
    needsAttentionAreas: card,
    needsAttentionInLeadership: card,
    inadequateJudgements: grade,
    requiresImprovement: grade,
    stuck: isListed || open.stuck === null || open.stuck.answer === 'cannot-be-known' ? stuckOf(open, source) : unknown,
    isStrong: unknown,
    areas: [],
  };
}

function whyUnknown(entries: readonly TimelineEntry[], { files }: WhatIsOpen): string {
  if (files === 'never-loaded') return 'Ofsted’s management information has not been loaded.';
  if (files === 'not-listed') return 'No inspection of it is known: Ofsted’s file does not have it.';
  if (files === 'replaced') return 'Ofsted’s file has a later inspection, and not what stood on that day.';
  const before = entries.find(({ who, kind }) => who === 'predecessor' && (kind === 'graded' || kind === 'report-card'));
  const ofPredecessor = before?.on ? ` (its predecessor’s, of ${dateInWords(before.on)}, is not counted)` : '';
  return `The present school has had no full inspection yet${ofPredecessor}.`;
}
