import type { CriteriaSet, FactTest } from '../criteria/criteria.ts';
import { type FactId, factDefinitions } from '../criteria/facts.ts';
import { readChoice, readNumber, type SetPart } from './edited-part.ts';

const askedOf: readonly FactId[] = ['head-years', 'support-capacity', 'inspected-strong', 'secure-plus-equivalent', 'self-evaluation-corroborated'];
const uses = { all: 'Always needed', any: 'Needed unless another of these is there', out: 'Not asked' } as const;
const useIds = ['all', 'any', 'out'] as const;

const isCount = (id: FactId): boolean => factDefinitions[id].values === 'count';

function useIn({ securePlus }: CriteriaSet, id: FactId): (typeof useIds)[number] {
  if (securePlus.all.some(({ fact }) => fact === id)) return 'all';
  return securePlus.any.some(({ fact }) => fact === id) ? 'any' : 'out';
}

/** What evidences Secure+: all of some facts, and one of others. */
export const securePlusPart: SetPart = {
  title: 'Secure+',
  says: 'What evidences Secure+, beside no floor and the areas that the profile asks for.',
  template: 'judgement/criteria-editing/secure-plus.njk',
  copies: true,
  fill: ({ set }) =>
    Object.fromEntries(
      askedOf.flatMap((id) => {
        const test = [...set.securePlus.all, ...set.securePlus.any].find(({ fact }) => fact === id);
        return [[`${id}-use`, useIn(set, id)], ...(isCount(id) ? [[`${id}-at-least`, String(test?.atLeast ?? 2)]] : [])];
      }),
    ) as Record<string, string>,
  data: () => ({
    facts: askedOf.map((id) => ({ id, label: factDefinitions[id].label, isCount: isCount(id) })),
    uses: useIds.map((value) => ({ value, text: uses[value] })),
  }),
  read: (form, answers, { set }) => {
    const kept = ({ fact }: FactTest): boolean => !(askedOf as readonly string[]).includes(fact);
    const all = set.securePlus.all.filter(kept);
    const any = set.securePlus.any.filter(kept);
    for (const id of askedOf) {
      const { label } = factDefinitions[id];
      const use = readChoice(form, answers, `${id}-use`, useIds, `Choose whether “${label}” is asked`);
      if (use === null || use === 'out') continue;
      const atLeast = isCount(id) ? readNumber(form, answers, `${id}-at-least`, { what: `The number for “${label}”`, least: 1, most: 30 }) : null;
      (use === 'all' ? all : any).push(atLeast === null ? { kind: 'fact', fact: id, is: true } : { kind: 'fact', fact: id, atLeast });
    }
    if (all.length + any.length === 0)
      answers.refuse(`${askedOf[0] ?? ''}-use`, 'Choose at least one fact: otherwise Secure+ would need no evidence');
    return answers.errors.length > 0 ? null : { securePlus: { all, any } };
  },
};
