import type { Reply } from '../../platform/http/route.ts';
import type { CasePart, CaseStep } from './case-part.ts';
import { caseStates, isOpen, nextSteps, type CaseState } from './case.ts';
import { proposedSince, proposedSinceInWords } from './proposed-since.ts';
import type { CasePage } from './open-case.ts';

/** GOV.UK's tag colours; the words say all that they do. */
const colours: Readonly<Record<CaseState, string>> = {
  'proposed': 'grey',
  'judged': 'light-blue',
  'in-moderation': 'purple',
  'awaiting-second': 'yellow',
  'decided': 'turquoise',
  'issued': 'blue',
  'in-review': 'orange',
  'final': 'green',
  'superseded': 'grey',
};

/** States in which something new calls for somebody to look: before, it is judged and decided anyway; after, another case begins. */
const saysSince: Partial<Record<CaseState, true>> = { 'awaiting-second': true, 'decided': true, 'issued': true, 'in-review': true };

const tagOf = (state: CaseState) => ({ text: caseStates[state], colour: colours[state] });

/** One case: where it stands, what comes next, and each part that a folder of judgement contributes, in their order. */
export function showCase(parts: readonly CasePart[]): CasePage {
  return async (means, request, found): Promise<Reply> => {
    const shown: { id: string; title: string; template: string; data: Record<string, unknown> }[] = [];
    const steps: CaseStep[] = [];
    for (const { id, title, load, steps: stepsOf } of parts) {
      const loaded = await load(means, request, found);
      if (loaded !== null) shown.push({ id, title, ...loaded });
      if (stepsOf) steps.push(...(await stepsOf(means, request, found)));
    }
    const since = proposedSince(found);
    return {
      kind: 'page',
      template: 'judgement/cases/case.njk',
      data: {
        found,
        tag: tagOf(found.state),
        next: nextSteps[found.state],
        since: found.state in saysSince && since !== null ? proposedSinceInWords(since) : null,
        isOpen: isOpen(found.state),
        // What the case waits for is the page's own button.
        steps: steps.toSorted((one, other) => Number(other.isNext) - Number(one.isNext)),
        parts: shown,
        breadcrumbs: [{ text: found.providerName, href: `/providers/${String(found.providerId)}` }, { text: 'Case' }],
      },
    };
  };
}
