import { tierLabels } from '../../kernel/tier.ts';
import { areaLabels } from '../criteria/areas.ts';
import type { BandedIndicator, Evaluation, TestedFloor } from '../criteria/evaluate.ts';
import type { ProviderFacts } from '../criteria/facts.ts';
import { answerLabels, bandLabels, sayOwn, sayValues } from './figures.ts';
import { isRestricted } from './restricted.ts';

/** What a change is of: the first five are the tier, and what moves it. */
export type ChangedThing =
  'tier' | 'question' | 'floor' | 'area' | 'indicator' | 'criteria' | 'fact' | 'figure' | 'secure-plus' | 'confidence' | 'trigger';

export interface ProposalChange {
  readonly what: ChangedThing;
  /** A sentence, with what it was and what it is. */
  readonly says: string;
}

/** A proposal as far as it is compared with another. */
export interface Compared {
  readonly facts: ProviderFacts;
  readonly evaluation: Evaluation;
  readonly criteriaVersion: number;
}

const moving: ReadonlySet<ChangedThing> = new Set(['tier', 'question', 'floor', 'area', 'indicator']);

/** Whether the tier or a band moved, and not figures and facts alone. */
export const isMoved = (changes: readonly ProposalChange[]): boolean => changes.some(({ what }) => moving.has(what));

/** What changed from one proposal to the next: the tier, then what made it, then what it rests on. None: it says the same. */
export function proposalChanges(before: Compared, after: Compared): ProposalChange[] {
  return [
    ...changedTier(before.evaluation, after.evaluation),
    ...changedCriteria(before, after),
    ...changedFloors(before.evaluation, after.evaluation),
    ...changedAreas(before.evaluation, after.evaluation),
    ...changedIndicators(before, after),
    ...changedParts(before.evaluation, after.evaluation),
    ...changedConfidence(before.evaluation, after.evaluation),
    ...changedTriggers(before.evaluation, after.evaluation),
  ];
}

function changedTier(before: Evaluation, after: Evaluation): ProposalChange[] {
  const changes: ProposalChange[] = [];
  if (before.tier !== after.tier)
    changes.push({ what: 'tier', says: `The proposed tier went from ${tierLabels[before.tier]} to ${tierLabels[after.tier]}` });
  if (before.question !== after.question) {
    const says =
      after.question === null
        ? `Moderation is no longer asked whether it is ${tierLabels[before.question ?? after.tier]}`
        : `Moderation is now asked whether it is ${tierLabels[after.question]}`;
    changes.push({ what: 'question', says });
  }
  return changes;
}

function changedCriteria(before: Compared, after: Compared): ProposalChange[] {
  const changes: ProposalChange[] = [];
  if (before.criteriaVersion !== after.criteriaVersion)
    changes.push({
      what: 'criteria',
      says: `The criteria went from version ${String(before.criteriaVersion)} to version ${String(after.criteriaVersion)}`,
    });
  if (before.evaluation.setId !== after.evaluation.setId)
    changes.push({ what: 'criteria', says: 'Another set of criteria applies, because what the provider is has changed' });
  return changes;
}

/** Pairs of what stands on both sides, or on one alone, in the order of the later side. */
function* paired<T extends { readonly id: string }>(before: readonly T[], after: readonly T[]): Generator<readonly [T | null, T | null]> {
  const earlier = new Map(before.map((each) => [each.id, each]));
  for (const each of after) yield [earlier.get(each.id) ?? null, each];
  const later = new Set(after.map(({ id }) => id));
  for (const each of before) if (!later.has(each.id)) yield [each, null];
}

const asBefore = {
  'fires': 'still applies',
  'clear': 'still does not apply',
  'missing': 'is still not known',
  'not-applicable': 'still has nothing to apply to',
} as const;
const saysOf = ({ facts }: TestedFloor): string => facts.map(({ says }) => says).join('; ');

function changedFloors(before: Evaluation, after: Evaluation): ProposalChange[] {
  const changes: ProposalChange[] = [];
  for (const [was, is] of paired(before.floors, after.floors)) {
    // Floors that come and go do so with the criteria, which is said already.
    if (was === null || is === null) continue;
    const [from, to] = isRestricted(is.id) ? ['', ''] : [saysOf(was), saysOf(is)];
    const detail = from === to ? '' : ` (${from} → ${to})`;
    if (was.answer !== is.answer)
      changes.push({
        what: 'floor',
        says: `“${is.label}” went from ${lower(answerLabels[was.answer])} to ${lower(answerLabels[is.answer])}${detail}`,
      });
    else if (detail !== '') changes.push({ what: 'fact', says: `“${is.label}” ${asBefore[is.answer]}${detail}` });
  }
  return changes;
}

function changedAreas(before: Evaluation, after: Evaluation): ProposalChange[] {
  const changes: ProposalChange[] = [];
  for (const [was, is] of paired(before.areas, after.areas)) {
    if (was === null || is === null || was.band === is.band) continue;
    changes.push({
      what: 'area',
      says: `${areaLabels[is.id]} went from ${lower(bandLabels[was.band])} to ${lower(bandLabels[is.band])}: ${lower(is.because)}`,
    });
  }
  return changes;
}

function changedIndicators(before: Compared, after: Compared): ProposalChange[] {
  const [sayBefore, sayAfter] = [sayValues(before.facts), sayValues(after.facts)];
  const said = (was: BandedIndicator | null, is: BandedIndicator | null): ProposalChange | null => {
    if (is === null) return was === null ? null : { what: 'figure', says: `${was.name} is no longer among what is measured` };
    const to = sayOwn(is, sayAfter);
    if (was === null) return { what: 'figure', says: `${is.name} is measured now: ${lower(bandLabels[is.band])} (${to})` };
    const from = sayOwn(was, sayBefore);
    if (was.band !== is.band)
      return { what: 'indicator', says: `${is.name} went from ${lower(bandLabels[was.band])} to ${lower(bandLabels[is.band])} (${from} → ${to})` };
    if (from !== to) return { what: 'figure', says: `${is.name} went from ${from} to ${to}, and is ${lower(bandLabels[is.band])} as before` };
    return null;
  };
  return [...paired(before.evaluation.indicators, after.evaluation.indicators)].map(([was, is]) => said(was, is)).filter((each) => each !== null);
}

const partWords = { 'met': 'yes', 'not-met': 'no', 'missing': 'not known', 'not-applicable': 'does not apply' } as const;

function changedParts(before: Evaluation, after: Evaluation): ProposalChange[] {
  const withId = ({ securePlus }: Evaluation) => securePlus.parts.map((part) => ({ ...part, id: part.label }));
  return [...paired(withId(before), withId(after))].flatMap(([was, is]) =>
    was === null || is === null || was.answer === is.answer
      ? []
      : [{ what: 'secure-plus' as const, says: `“${is.label}” went from ${partWords[was.answer]} to ${partWords[is.answer]}` }],
  );
}

function changedConfidence(before: Evaluation, after: Evaluation): ProposalChange[] {
  return before.confidence === after.confidence
    ? []
    : [{ what: 'confidence', says: `Confidence went from ${before.confidence} to ${after.confidence}` }];
}

function changedTriggers(before: Evaluation, after: Evaluation): ProposalChange[] {
  return [...paired(before.triggers, after.triggers)].flatMap(([was, is]): ProposalChange[] => {
    if (was === null && is !== null) return [{ what: 'trigger', says: `It brings support now: ${lower(is.label)}` }];
    if (was !== null && is === null) return [{ what: 'trigger', says: `It brings support no longer: ${lower(was.label)}` }];
    return [];
  });
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
