import { compareTiers, tierLabels } from '../../kernel/tier.ts';
import { combinations, floorLevels, rowsFor } from './compile.ts';
import { saidOfFloorLevel } from './criteria-words.ts';
import { criteriaDocument, type CriteriaDocument, type CriteriaSet, type FactTest, type FloorLevel, type ProfileRow } from './criteria.ts';
import { factDefinitions, isFactId, setLabels } from './facts.ts';

/** What is wrong with a version of the criteria, in words. None: it may be tried out. */
export interface Fault {
  readonly setId: CriteriaSet['id'] | null;
  readonly says: string;
}

/**
 * Proves that the criteria are a complete decision table: every combination of floors, areas and Secure+ evidence has exactly one outcome, and no combination that is
 * worse has a better one. Also that every floor is used or left out with a reason, and nothing is named twice.
 */
export function checkCriteria(given: unknown): Fault[] {
  const read = criteriaDocument.safeParse(given);
  if (!read.success) return read.error.issues.map(({ path, message }) => ({ setId: null, says: `${path.join(' › ')}: ${message}` }));
  const criteria = read.data;
  const ids = criteria.sets.map(({ id }) => id);
  const twice = ids.filter((id, index) => ids.indexOf(id) !== index);
  const { mediumFrom, lowFrom } = criteria.confidence;
  return [
    ...twice.map((id): Fault => ({ setId: id, says: `There are two sets for ${setLabels[id].toLowerCase()}.` })),
    ...(mediumFrom > lowFrom ? [{ setId: null, says: 'Confidence would be low before it is medium.' }] : []),
    ...criteria.sets.flatMap((set) => checkSet(set, floorsOf(criteria)).map((says): Fault => ({ setId: set.id, says }))),
  ];
}

const floorsOf = ({ sets }: CriteriaDocument): Set<string> => new Set(sets.flatMap(({ floors }) => floors.map(({ id }) => id)));

function checkSet(set: CriteriaSet, everyFloor: ReadonlySet<string>): string[] {
  const says: string[] = [];
  const { amberBeyond, redBeyond } = set.bands;
  if (amberBeyond >= redBeyond) says.push('An indicator would be red before it is amber.');
  for (const { id, ...own } of set.areas.flatMap(({ indicators }) => indicators)) {
    const hasOwn = own.amberBeyond !== undefined || own.redBeyond !== undefined;
    if (hasOwn && (own.amberBeyond ?? amberBeyond) >= (own.redBeyond ?? redBeyond)) says.push(`“${id}” would be red before it is amber.`);
  }
  for (const floor of set.floors) {
    if (floor.test.kind === 'far-from-england' && floor.test.years > floor.test.ofYears)
      says.push(`“${floor.label}” asks for more years than it looks at.`);
  }
  if (set.smallCohort.fewest > set.smallCohort.pooledUpTo + 1)
    says.push('Cohorts between those that are pooled and those that have a band have no rule.');
  says.push(
    ...namedTwice(
      set.floors.map(({ id }) => id),
      'floor',
    ),
  );
  says.push(
    ...namedTwice(
      set.areas.map(({ id }) => id),
      'area',
    ),
  );
  says.push(
    ...namedTwice(
      set.areas.flatMap(({ indicators }) => indicators.map(({ id }) => id)),
      'indicator',
    ),
  );
  const settled = new Set([...set.floors.map(({ id }) => id), ...set.leftOut.map(({ id }) => id)]);
  for (const id of everyFloor) if (!settled.has(id)) says.push(`The floor “${id}” is neither used nor left out with a reason.`);
  const { floors, securePlus, triggers } = set;
  const tests = [...floors.map(({ test }) => test), ...securePlus.all, ...securePlus.any, ...triggers];
  for (const test of tests) if (test.kind === 'fact') says.push(...checkTest(test));
  return [...says, ...checkProfile(set.profile)];
}

/** A test that no value of its fact could ever answer would be clear for ever, and nobody would see it. */
function checkTest({ fact, is, oneOf, atLeast }: FactTest): string[] {
  if (!isFactId(fact)) return [];
  const { label, values } = factDefinitions[fact];
  if (values === 'yes-no') return is === undefined ? [`“${label}” is yes or no, and is asked something else.`] : [];
  if (values === 'count') return atLeast === undefined ? [`“${label}” is a count, and is asked something else.`] : [];
  const words: readonly string[] = values;
  return oneOf === undefined
    ? [`“${label}” is one of some words, and is asked something else.`]
    : oneOf.filter((word) => !words.includes(word)).map((word) => `“${label}” is never “${word}”.`);
}

function namedTwice(names: readonly string[], what: string): string[] {
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))].map((name) => `The ${what} “${name}” is named twice.`);
}

/** Gaps, overlaps and inversions of the decision table: at most a few of each, since one wrong line makes many. */
export function checkProfile(profile: readonly ProfileRow[]): string[] {
  const gaps: string[] = [];
  const overlaps: string[] = [];
  const found = new Map<string, ProfileRow>();
  const words = (floor: FloorLevel, red: number, amber: number, securePlus: boolean): string =>
    `${saidOfFloorLevel[floor]}, ${String(red)} red, ${String(amber)} amber, Secure+ ${securePlus ? 'evidenced' : 'not evidenced'}`;
  const keyOf = (floor: FloorLevel, red: number, amber: number, securePlus: boolean): string =>
    `${floor}|${String(red)}|${String(amber)}|${String(securePlus)}`;
  for (const combination of combinations()) {
    const rows = rowsFor(profile, ...combination);
    const [row] = rows;
    if (!row) gaps.push(`No outcome for: ${words(...combination)}.`);
    else if (rows.length > 1) overlaps.push(`${String(rows.length)} outcomes for: ${words(...combination)}.`);
    else found.set(keyOf(...combination), row);
  }
  const inversions: string[] = [];
  const unheld: string[] = [];
  for (const [floor, red, amber, securePlus] of combinations()) {
    const here = found.get(keyOf(floor, red, amber, securePlus));
    const stricter = floorLevels[floorLevels.indexOf(floor) + 1];
    const worse = [
      found.get(keyOf(floor, red, amber + 1, securePlus)),
      found.get(keyOf(floor, red + 1, amber, securePlus)),
      ...(amber > 0 ? [found.get(keyOf(floor, red + 1, amber - 1, securePlus))] : []),
      ...(stricter === undefined ? [] : [found.get(keyOf(stricter, red, amber, securePlus))]),
      ...(securePlus ? [found.get(keyOf(floor, red, amber, false))] : []),
    ];
    const better = here && worse.find((row) => row !== undefined && compareTiers(row.tier, here.tier) < 0);
    if (here && better)
      inversions.push(
        `Something worse than ${words(floor, red, amber, securePlus)} would be ${tierLabels[better.tier]}, and this is ${tierLabels[here.tier]}.`,
      );
    if (here && floor !== 'none' && compareTiers(here.tier, floor) < 0)
      unheld.push(`With ${words(floor, red, amber, securePlus)} the tier would be better than the floor allows.`);
  }
  return [gaps, overlaps, inversions, unheld].flatMap((list) =>
    list.length > 3 ? [...list.slice(0, 3), `And ${String(list.length - 3)} more like it.`] : list,
  );
}
