import { areaIds, areaLabels } from '../criteria/areas.ts';
import type { CriteriaDocument, CriteriaIndicator, CriteriaSet } from '../criteria/criteria.ts';
import { provisionalCriteria } from '../criteria/provisional-criteria.ts';
import { type AnswerReader, readChoice, readNumber, type SetPart } from './edited-part.ts';

const areaChoices = ['out', ...areaIds] as const;

/** Every indicator that any set of the version looks at, or that ships, in the order of the areas. */
function everyIndicator(document: CriteriaDocument, set: CriteriaSet): string[] {
  const sets = [set, ...document.sets, ...provisionalCriteria.sets];
  return [
    ...new Set(areaIds.flatMap((area) => sets.flatMap(({ areas }) => areas.find(({ id }) => id === area)?.indicators.map(({ id }) => id) ?? []))),
  ];
}

/** A box's name: an indicator's id has a line in it, which an address does not take. */
const nameOfBox = (id: string): string => id.replace('|', '--');

function findIn({ areas }: CriteriaSet, id: string): { readonly area: string; readonly indicator: CriteriaIndicator } | null {
  for (const area of areas) {
    const indicator = area.indicators.find((one) => one.id === id);
    if (indicator) return { area: area.id, indicator };
  }
  return null;
}

const own = (points: number | undefined): string => (points === undefined ? '' : String(points));

/** Which figures each area looks at, what each weighs, and its own edges where the set’s do not suit it. */
export const indicatorsPart: SetPart = {
  title: 'Indicators',
  says: 'Which figures each area looks at, what each weighs, and its own edges where the set’s do not suit its unit.',
  template: 'judgement/criteria-editing/indicators.njk',
  copies: true,
  fill: ({ set, document }) =>
    Object.fromEntries(
      everyIndicator(document, set).flatMap((id) => {
        const found = findIn(set, id);
        const box = nameOfBox(id);
        return [
          [`${box}-area`, found?.area ?? 'out'],
          [`${box}-weight`, String(found?.indicator.weight ?? 1)],
          [`${box}-amber`, own(found?.indicator.amberBeyond)],
          [`${box}-red`, own(found?.indicator.redBeyond)],
        ];
      }),
    ),
  data: ({ set, document, nameOf, offered }) => {
    const every = everyIndicator(document, set);
    return {
      indicators: every.map((id) => ({ box: nameOfBox(id), name: nameOf(id) })),
      areas: areaChoices.map((value) => ({ value, text: value === 'out' ? 'Left out' : areaLabels[value] })),
      bands: set.bands,
      more: offered.filter(({ id }) => !every.includes(id)).map(({ id, name }) => ({ value: id, text: name })),
    };
  },
  read: (form, answers, { set, document, nameOf, offered }) => {
    const areas = new Map(areaIds.map((id) => [id, [] as CriteriaIndicator[]]));
    for (const id of everyIndicator(document, set)) {
      const box = nameOfBox(id);
      const area = readChoice(form, answers, `${box}-area`, areaChoices, `Choose an area for ${nameOf(id)}, or leave it out`);
      if (area !== null && area !== 'out') areas.get(area)?.push(readIndicator(form, answers, { id, box, name: nameOf(id) }));
    }
    const added = form.get('add') ?? '';
    if (added !== '') {
      const area = readChoice(form, answers, 'add-area', areaIds, 'Choose the area that the added indicator belongs to');
      if (!offered.some(({ id }) => id === added)) answers.refuse('add', 'Choose an indicator from the list');
      else if (area !== null) areas.get(area)?.push({ id: added, weight: 1 });
    }
    return answers.errors.length > 0 ? null : { areas: areaIds.map((id) => ({ id, indicators: areas.get(id) ?? [] })) };
  },
};

function readIndicator(
  form: URLSearchParams,
  answers: AnswerReader,
  { id, box, name }: { readonly id: string; readonly box: string; readonly name: string },
): CriteriaIndicator {
  const edge = { most: 1000, decimals: 2, isOptional: true };
  const weight = readNumber(form, answers, `${box}-weight`, { what: `The weight of ${name}`, least: 1, most: 5 });
  const amberBeyond = readNumber(form, answers, `${box}-amber`, { what: `The amber edge of ${name}`, ...edge });
  const redBeyond = readNumber(form, answers, `${box}-red`, { what: `The red edge of ${name}`, ...edge, least: 0.01 });
  return { id, weight: weight ?? 1, ...(amberBeyond === null ? {} : { amberBeyond }), ...(redBeyond === null ? {} : { redBeyond }) };
}
