import { dateInWords } from '../../kernel/plain-date.ts';
import { compareTiers, tierLabels } from '../../kernel/tier.ts';
import { areaLabels } from '../criteria/areas.ts';
import type { BandedArea, Evaluation, TestedFloor } from '../criteria/evaluate.ts';
import type { ProviderFacts } from '../criteria/facts.ts';
import { inLetters, listed, lowerFirst, type SayValue, sayOwn, sayValues } from './figures.ts';
import { isRestricted } from './restricted.ts';

/** A floor as the reason of a sentence; one that an authority added is said by its own label. */
const reasons: Readonly<Record<string, string>> = {
  'category-of-concern': 'a category of concern is in force',
  'urgent-improvement-areas': 'a report card asks for urgent improvement',
  'safeguarding-not-met': 'safeguarding is not met',
  'inadequate-judgements': 'it was judged inadequate at inspection',
  'stuck': 'it is stuck, as the Department for Education defines it',
  'statutory-power': 'a statutory power is in force',
  'critical-safeguarding-concern': 'a critical safeguarding concern is confirmed',
  'leadership-breakdown': 'a breakdown of leadership or governance is confirmed',
  'insufficient-trip-reviews': 'TRIP reviews running were at insufficient',
  'needs-attention-leadership': 'its report card has needs attention in leadership and governance',
  'needs-attention-areas': 'its report card has needs attention in several areas',
  'requires-improvement': 'it requires improvement at its latest inspection',
  'deficit': 'its budget is in deficit',
  'far-from-england': 'headline results are far below England’s',
  'worst-fifth': 'attendance or suspensions are in the worst fifth of similar schools',
  'accepted-concerns': 'several concerns were accepted at triage in 12 months',
  'safeguarding-audit-red': 'its safeguarding audit is red',
};

/**
 * Why a tier is proposed, in one sentence that can be read in a car park: what holds it where it is and nothing else. A second says what moderation is asked,
 * where it is asked something.
 */
export function explain(evaluation: Evaluation, facts: ProviderFacts): string {
  const because = causesOf(evaluation, sayValues(facts));
  const sentence = `${tierLabels[evaluation.tier]} is proposed, because ${because}.`;
  if (evaluation.question === null) return sentence;
  return `${sentence} Moderation is asked whether it is ${tierLabels[evaluation.question]}: data alone never makes it so.`;
}

function causesOf(evaluation: Evaluation, say: SayValue): string {
  const firing = evaluation.floors.filter(({ answer }) => answer === 'fires');
  const deciding = firing.filter(({ tier }) => compareTiers(tier, evaluation.tier) === 0);
  const causes = [
    ...deciding.slice(0, 2).map(floorInWords),
    ...(deciding.length > 2 ? [`${inLetters(deciding.length - 2)} more ${deciding.length === 3 ? 'floor holds' : 'floors hold'}`] : []),
  ];
  // A floor of Cause for Concern needs no area beside it; with one of Vulnerable the areas are what moderation asks about.
  if (evaluation.tier === 'vulnerable') causes.push(...areaCauses(evaluation, say, deciding.length > 0));
  return causes.length > 0 ? listed(causes) : calmCauses(evaluation);
}

function floorInWords(floor: TestedFloor): string {
  const reason = reasons[floor.id] ?? `of “${floor.label}”`;
  const [fact, other] = floor.facts;
  if (!fact || other) return reason;
  const isPlain = isRestricted(floor.id) || /^(yes|no|true|false)$/i.test(fact.says);
  const detail = [isPlain ? null : fact.says, fact.on === null ? null : dateInWords(fact.on)].filter(Boolean);
  return detail.length === 0 ? reason : `${reason} (${detail.join(', ')})`;
}

function areaCauses({ areas, indicators }: Evaluation, say: SayValue, hasFloor: boolean): string[] {
  const red = areas.filter(({ band }) => band === 'red');
  const amber = areas.filter(({ band }) => band === 'amber');
  if (red.length > 0)
    return [`${areasAre(red, 'red')}: ${listed(red.slice(0, 2).map((area) => areaInWords(area, indicators, say)))}${more(red.length - 2)}`];
  if (hasFloor || amber.length === 0) return [];
  return [`${areasAre(amber, 'amber')}: ${listed(amber.map(({ id }) => areaLabels[id].toLowerCase()))}`];
}

const areasAre = (areas: readonly BandedArea[], band: string): string =>
  `${inLetters(areas.length)} ${areas.length === 1 ? 'area is' : 'areas are'} ${band}`;
const more = (count: number): string => (count > 0 ? ` and ${inLetters(count)} more` : '');

/** "achievement (reading, writing and maths 41%, England 60%)": with the figure that is furthest on the worse side. */
function areaInWords(area: BandedArea, indicators: Evaluation['indicators'], say: SayValue): string {
  const [worst] = indicators
    .filter((one) => one.area === area.id && one.band === 'red')
    .toSorted((one, other) => (one.ahead ?? 0) - (other.ahead ?? 0));
  const name = areaLabels[area.id].toLowerCase();
  if (!worst || worst.comparator === null) return name;
  return `${name} (${lowerFirst(worst.name)} ${sayOwn(worst, say)}, England ${say(worst.id, worst.comparator)})`;
}

function calmCauses({ areas, securePlus, tier }: Evaluation): string {
  const amber = areas.filter(({ band }) => band === 'amber');
  const banded = areas.filter(({ band }) => band !== 'none');
  const calm = `no floor applies, no area is red and ${amber.length === 0 ? 'none is amber' : `${areasAre(amber, 'amber')} (${listed(amber.map(({ id }) => areaLabels[id].toLowerCase()))})`}`;
  const known = banded.length === 0 ? 'no floor applies, and there is no figure to band an area by' : calm;
  if (tier === 'secure-plus') return `${known}, and the evidence for Secure+ is there`;
  if (amber.length > 1 || securePlus.met) return known;
  return `${known}; the evidence for Secure+ is not all there`;
}

/** How sure it can be, and why, in a sentence. */
export function explainConfidence({ confidence, missing }: Evaluation): string {
  const count = (kinds: readonly string[]): number => missing.filter(({ kind }) => kinds.includes(kind)).length;
  const unknown = count(['floor', 'indicator']);
  const unsure = count(['cohort', 'self-evaluation']);
  const why = [
    ...(unknown > 0 ? [`${String(unknown)} ${unknown === 1 ? 'fact or figure is' : 'facts or figures are'} not known`] : []),
    ...(unsure > 0 ? [`${String(unsure)} ${unsure === 1 ? 'is' : 'are'} less sure`] : []),
  ];
  const level = confidence.charAt(0).toUpperCase() + confidence.slice(1);
  return why.length === 0 ? `${level}: everything it rests on is known` : `${level}: ${listed(why)}`;
}
