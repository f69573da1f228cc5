import { tierLabels, tiers } from '../../kernel/tier.ts';
import { areaIds, areaLabels } from '../criteria/areas.ts';
import type { CriteriaDocument, CriteriaIndicator, CriteriaSet, ProfileRow } from '../criteria/criteria.ts';
import {
  factTestInWords,
  floorTestInWords,
  type NameOf,
  outcomeInWords,
  pointsInWords,
  saidOfFloorLevel,
  setInWords,
} from '../criteria/criteria-words.ts';
import { factDefinitions, isFactId, setLabels } from '../criteria/facts.ts';
import { provisionalCriteria } from '../criteria/provisional-criteria.ts';

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** One set of a version in plain words, for those who are judged by it. */
export function setInPlainWords(set: CriteriaSet, document: CriteriaDocument, nameOf: NameOf) {
  const labelOfFloor = (id: string): string =>
    [...document.sets, ...provisionalCriteria.sets].flatMap(({ floors }) => floors).find((floor) => floor.id === id)?.label ?? id;
  const { bands, smallCohort, areaBands } = set;
  return {
    id: set.id,
    name: setLabels[set.id],
    floors: set.floors.map(({ label, tier, test, exceptAcademies }) => ({
      label,
      tier: tier === 'vulnerable' ? `${tierLabels[tier]} at best` : tierLabels[tier],
      test: floorTestInWords(test, nameOf),
      except: exceptAcademies ?? null,
    })),
    leftOut: set.leftOut.map(({ id, because }) => ({ label: labelOfFloor(id), because })),
    bands: [
      `A figure is green at ${pointsInWords(bands.amberBeyond)} from England or better, amber to ${pointsInWords(bands.redBeyond)} on the worse side, and red beyond.`,
      'It is red only where its interval, what chance alone would give, lies wholly beyond the edge.',
      `Where ${String(smallCohort.pooledUpTo)} pupils or fewer are counted, ${yearsInWords(smallCohort.years)} are put together. Where there are fewer than ${String(smallCohort.fewest)} even then, there is no band.`,
    ],
    areaRule: [
      `An area is red with red indicators of a weight of ${String(areaBands.redAt)} or more, or with one that was red the year before too.`,
      `It is amber with any red, with amber indicators of a weight of ${String(areaBands.amberAt)} or more, or where the report card says needs attention. Otherwise it is green.`,
      'An area of which nothing is known has no band. It counts neither for nor against.',
    ],
    areas: areaIds.map((id) => ({
      name: areaLabels[id],
      indicators: (set.areas.find((area) => area.id === id)?.indicators ?? []).map((one) => indicatorInWords(one, nameOf)),
    })),
    profile: set.profile.map(rowInWords),
    securePlus: { all: set.securePlus.all.map(factTestInWords), any: set.securePlus.any.map(factTestInWords) },
    triggers: set.triggers.map(({ fact }) => (isFactId(fact) ? factDefinitions[fact].label : fact)),
  };
}

function yearsInWords(years: number): string {
  return years === 1 ? '1 year' : `${String(years)} years`;
}

function indicatorInWords({ id, weight, amberBeyond, redBeyond }: CriteriaIndicator, nameOf: NameOf) {
  const own = [
    ...(amberBeyond === undefined ? [] : [`amber beyond ${pointsInWords(amberBeyond)}`]),
    ...(redBeyond === undefined ? [] : [`red beyond ${pointsInWords(redBeyond)}`]),
  ];
  return { name: nameOf(id), weight, own: own.length === 0 ? null : capital(own.join(', ')) };
}

function rowInWords(row: ProfileRow) {
  return {
    floors: capital(row.floors.map((level) => saidOfFloorLevel[level]).join(' or ')),
    red: rangeInWords(row.red),
    amber: rangeInWords(row.amber),
    evidence: row.securePlus === null ? 'Does not matter' : row.securePlus ? 'Evidenced' : 'Not evidenced',
    outcome: outcomeInWords(row),
  };
}

/** There are nine areas: what reaches to the last of them has no upper end. */
function rangeInWords({ from, to }: { readonly from: number; readonly to: number }): string {
  if (from === to) return from === 0 ? 'None' : String(from);
  if (to < areaIds.length) return `${String(from)} to ${String(to)}`;
  return from === 0 ? 'Any number' : `${String(from)} or more`;
}

/** What is the whole version's, for a summary list. */
export function wholeInPlainWords({ confidence, entitlement }: CriteriaDocument) {
  const percent = (share: number): string => `${String(Math.round(share * 1000) / 10)}%`;
  const whose = entitlement.sets?.map(setInWords).join('; ') ?? 'Every provider';
  return {
    confidence: `Medium where ${percent(confidence.mediumFrom)} of what applies is not known, and low from ${percent(confidence.lowFrom)}. It is high below.`,
    days: tiers.map((tier) => ({ tier: tierLabels[tier], days: entitlement.days[tier] })),
    whose,
    cost: `£${entitlement.costOfDay.toLocaleString('en-GB')}`,
  };
}
