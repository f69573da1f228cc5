import type { CriteriaDocument, CriteriaSet, Floor, FloorTest } from '../criteria/criteria.ts';
import { floorTestInWords } from '../criteria/criteria-words.ts';
import { provisionalCriteria } from '../criteria/provisional-criteria.ts';
import { type AnswerReader, readChoice, readNumber, type SetPart } from './edited-part.ts';

const tierChoices = ['vulnerable', 'cause-for-concern'] as const;

/** Every floor that any set of the version has, or that ships: as this set has it where it does. */
function everyFloor(document: CriteriaDocument, set: CriteriaSet): Floor[] {
  const found = new Map<string, Floor>();
  const sources = [set, ...document.sets, ...provisionalCriteria.sets];
  for (const floor of sources.flatMap(({ floors }) => floors)) if (!found.has(floor.id)) found.set(floor.id, floor);
  const order = [...new Set([...provisionalCriteria.sets, ...document.sets].flatMap(({ floors }) => floors.map(({ id }) => id)))];
  return order.flatMap((id) => found.get(id) ?? []);
}

const numbersOf = (test: FloorTest): Record<string, number> => {
  if (test.kind === 'far-from-england') return { 'points': test.points, 'years': test.years, 'of-years': test.ofYears };
  if (test.kind === 'worst-fifth') return { years: test.years };
  return test.atLeast === undefined ? {} : { 'at-least': test.atLeast };
};

const labels: Readonly<Record<string, string>> = {
  'points': 'Points on the worse side of England',
  'years': 'Years',
  'of-years': 'Of the latest years',
  'at-least': 'This many or more',
};

/** Which floors the set has, with their numbers, and why it leaves others out. */
export const floorsPart: SetPart = {
  title: 'Floors',
  says: 'A floor holds the tier down by itself. Each is used, or left out with a reason.',
  template: 'judgement/criteria-editing/floors.njk',
  copies: false,
  fill: ({ set, document }) =>
    Object.fromEntries(
      everyFloor(document, set).flatMap(({ id, tier, test, exceptAcademies }) => [
        [`${id}-use`, set.floors.some((one) => one.id === id) ? 'in' : 'out'],
        [`${id}-because`, set.leftOut.find((one) => one.id === id)?.because ?? ''],
        [`${id}-tier`, tier],
        [`${id}-except`, exceptAcademies ?? ''],
        ...Object.entries(numbersOf(test)).map(([name, number]) => [`${id}-${name}`, String(number)]),
      ]),
    ) as Record<string, string>,
  data: ({ set, document, nameOf }) => ({
    floors: everyFloor(document, set).map(({ id, label, test }) => ({
      id,
      label,
      test: floorTestInWords(test, nameOf),
      numbers: Object.keys(numbersOf(test)).map((name) => ({ name: `${id}-${name}`, label: labels[name] })),
    })),
    mayExcept: set.id === 'special' || set.id === 'alternative-provision',
  }),
  read: (form, answers, { set, document }) => {
    const floors: Floor[] = [];
    const leftOut: CriteriaSet['leftOut'] = [];
    for (const floor of everyFloor(document, set)) {
      const { id, label } = floor;
      const use = readChoice(form, answers, `${id}-use`, ['in', 'out'], `Choose whether “${label}” is used`);
      if (use === 'out') {
        const because = answers.text(`${id}-because`, { what: 'The reason', most: 300, missing: `Enter why “${label}” is left out` });
        if (because !== null) leftOut.push({ id, because });
      } else if (use === 'in') {
        const read = readFloor(form, answers, floor);
        if (read !== null) floors.push(read);
      }
    }
    return answers.errors.length > 0 ? null : { floors: inOrderOf(floors, set.floors), leftOut: inOrderOf(leftOut, set.leftOut) };
  },
};

/** What a set has already stays in its order; what is new comes after. */
function inOrderOf<One extends { readonly id: string }>(given: readonly One[], before: readonly { readonly id: string }[]): One[] {
  const placeOf = ({ id }: One): number => {
    const place = before.findIndex((one) => one.id === id);
    return place === -1 ? before.length : place;
  };
  return given.toSorted((one, other) => placeOf(one) - placeOf(other));
}

function readFloor(form: URLSearchParams, answers: AnswerReader, floor: Floor): Floor | null {
  const { id, label, test } = floor;
  const tier = readChoice(form, answers, `${id}-tier`, tierChoices, `Choose the best tier that “${label}” allows`);
  const except = answers.text(`${id}-except`, { what: 'The reason', most: 300 });
  const read = readTest(form, answers, floor, test);
  if (tier === null || read === null) return null;
  return { id, label, tier, test: read, ...(except === null ? {} : { exceptAcademies: except }) };
}

function readTest(form: URLSearchParams, answers: AnswerReader, { id, label }: Floor, test: FloorTest): FloorTest | null {
  const number = (name: string, what: string, most: number, decimals = 0): number | null =>
    readNumber(form, answers, `${id}-${name}`, { what: `${what} of “${label}”`, least: decimals > 0 ? 0.1 : 1, most, decimals });
  if (test.kind === 'fact') {
    if (test.atLeast === undefined) return test;
    const atLeast = number('at-least', 'The number', 50);
    return atLeast === null ? null : { ...test, atLeast };
  }
  const years = number('years', 'The years', 5);
  if (test.kind === 'worst-fifth') return years === null ? null : { ...test, years };
  const points = number('points', 'The points', 100, 1);
  const ofYears = number('of-years', 'The latest years', 5);
  return years === null || points === null || ofYears === null ? null : { ...test, points, years, ofYears };
}
