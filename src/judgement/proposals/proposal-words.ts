import { statusLabels, type Status } from '../../kernel/statistic.ts';
import { tierLabels } from '../../kernel/tier.ts';
import { areaLabels } from '../criteria/areas.ts';
import type { BandedIndicator, Evaluation, TestedFloor } from '../criteria/evaluate.ts';
import { setLabels } from '../criteria/facts.ts';
import type { ProviderFacts } from '../criteria/facts.ts';
import { explain, explainConfidence } from './explain.ts';
import { answerLabels, bandLabels, type SayValue, sayValues } from './figures.ts';
import { withoutRestricted } from './restricted.ts';
import { tierInWords } from './tier-words.ts';

const bandColours = { green: 'green', amber: 'yellow', red: 'red', none: 'grey' } as const;
const order = { 'fires': 0, 'missing': 1, 'clear': 2, 'not-applicable': 3 } as const;
/** What asks for attention first; what nobody can say last. */
const bandOrder = { red: 0, amber: 1, green: 2, none: 3 } as const;
const partWords = { 'met': 'Yes', 'not-met': 'No', 'missing': 'Not known', 'not-applicable': 'Does not apply' } as const;

/** A whole explanation as its page says it: everything that was tested, what is missing, and what would move it. */
export function proposalInWords(given: Evaluation, facts: ProviderFacts) {
  const evaluation = withoutRestricted(given);
  const say = sayValues(facts);
  const floors = evaluation.floors.toSorted((one, other) => order[one.answer] - order[other.answer]).map(floorInWords);
  return {
    tier: tierInWords(evaluation.tier),
    question: evaluation.question === null ? null : tierLabels[evaluation.question],
    why: explain(evaluation, facts),
    confidence: explainConfidence(evaluation),
    steps: evaluation.steps.map(({ says }) => says),
    set: setLabels[evaluation.setId],
    firing: floors.filter(({ answer }) => answer === 'fires'),
    floors,
    floorCounts: {
      fires: evaluation.floors.filter(({ answer }) => answer === 'fires').length,
      missing: evaluation.floors.filter(({ answer }) => answer === 'missing').length,
    },
    areas: evaluation.areas
      .toSorted((one, other) => bandOrder[one.band] - bandOrder[other.band])
      .map(({ id, band, because, inspected }) => ({
        name: areaLabels[id],
        band: bandLabels[band],
        isBanded: band !== 'none',
        colour: bandColours[band],
        because,
        inspected: inspected === null ? null : { says: `${inspected.area}: ${inspected.judgement}`, source: inspected.source, on: inspected.on },
        indicators: evaluation.indicators.filter(({ area }) => area === id).map((one) => indicatorInWords(one, say)),
      })),
    securePlus: evaluation.securePlus.parts.map(({ label, answer, says }) => ({ label, answer: partWords[answer], says })),
    securePlusMet: evaluation.securePlus.met,
    missing: evaluation.missing.map(({ label, because }) => ({ label, because })),
    up: evaluation.nearest.up && { to: tierLabels[evaluation.nearest.up.to], changes: evaluation.nearest.up.changes.map(({ says }) => says) },
    down: evaluation.nearest.down.map(({ to, change }) => ({ to: tierLabels[to], says: change.says })),
    triggers: evaluation.triggers.map(({ label, says }) => ({ label, says })),
  };
}

function floorInWords({ label, tier, answer, facts }: TestedFloor) {
  return { label, tier: tierLabels[tier], answer, answerText: answerLabels[answer], facts };
}

function indicatorInWords(one: BandedIndicator, say: SayValue) {
  const { id, name, period, value, cohort, comparator, interval, band, before, pooled, because, source, status } = one;
  return {
    name,
    period,
    value: value === null ? null : say(id, value),
    england: comparator === null ? null : say(id, comparator),
    interval: interval === null ? null : `${say(id, interval.low)} to ${say(id, interval.high)}`,
    cohort,
    band: bandLabels[band],
    colour: bandColours[band],
    before: before === null || before.band === 'none' ? null : `${bandLabels[before.band].toLowerCase()} in ${before.period}`,
    pooled: pooled.length > 1 ? `${String(pooled.length)} years put together: ${pooled.join(', ')}` : null,
    because,
    source,
    status: status === null || !(status in statusLabels) ? null : statusLabels[status as Status],
  };
}
