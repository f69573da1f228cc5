import type { PageRequest, Reply } from '../../platform/http/route.ts';
import { FormReader, reachesProvider } from '../../register/index.ts';
import type { JudgementMeans } from '../judgement-means.ts';
import { gatherFactsOf } from '../proposals/gather-facts-of.ts';
import type { GatherFacts } from '../proposals/propose-tiers.ts';
import type { CasePart } from './case-part.ts';
import { ownConflict } from './conflict.ts';
import { unlessBarred } from './conflict-pages.ts';
import { doingOf } from './doing.ts';
import { mayEndEarly } from './early-end.ts';
import { endCaseEarly, mayEndReview } from './end-case.ts';
import type { FoundCase } from './find-case.ts';
import type { CasePage } from './open-case.ts';
import { proposedSinceInWords } from './proposed-since.ts';

export interface EndingMeans extends JudgementMeans {
  readonly gather: GatherFacts;
}

const pathOf = (caseId: number): string => `/cases/${String(caseId)}`;

/** Why a case ended before its way was gone; and the way to end one. */
export const endingPart: CasePart = {
  id: 'ended',
  title: 'Why it ended early',
  load: async (_means, _request, found) => (found.endedReason === null ? null : { template: 'judgement/cases/ended-panel.njk', data: {} }),
  steps: async ({ db, clock }, { actor }, found) => {
    if (!mayEndEarly(found).ok || ownConflict(found.conflicts, { account: actor.accountId, name: actor.name }) !== null) return [];
    if (!(await mayEndReview(db.kysely, found, actor)).ok) return [];
    if (!(await reachesProvider(db.kysely, clock, actor, 'letter.issue', found.providerId))) return [];
    return [{ text: 'End this case early', href: `${pathOf(found.id)}/end`, isNext: true }];
  },
};

export const showEnding: CasePage = unlessBarred('decide', async ({ db }, { actor }, found) => {
  const may = await mayEndReview(db.kysely, found, actor);
  if (!may.ok) return { kind: 'redirect', to: pathOf(found.id), notice: { kind: 'important', text: `${may.reason}.` } };
  return showForm(found, new URLSearchParams(), []);
});

export function saveEnding({ gather }: Pick<EndingMeans, 'gather'>): CasePage {
  return async (means: JudgementMeans, request: PageRequest, found): Promise<Reply> => {
    const answers = new FormReader(request.form);
    const reason = answers.text('reason', { what: 'The reason', most: 2000, missing: 'Enter why the case cannot wait' });
    if (reason === null) return showForm(found, request.form, answers.errors);
    const facts = await gatherFactsOf({ ...means, gather }, found.authorityId, found.providerId);
    const ended = await means.db.transaction((tx) => endCaseEarly(tx, doingOf(request, means), found, facts, reason), {
      authorityId: found.authorityId,
    });
    if (!ended.ok) return { kind: 'redirect', to: pathOf(found.id), notice: { kind: 'important', text: ended.reason } };
    const text =
      ended.value === null
        ? 'The case is ended. The criteria in force are not for this provider, so no other has begun.'
        : 'The case before is ended, and this one has begun. An adviser judges it next.';
    return { kind: 'redirect', to: pathOf(ended.value ?? found.id), notice: { kind: 'success', text } };
  };
}

function showForm(found: FoundCase, form: URLSearchParams, errors: FormReader['errors']): Reply {
  const may = mayEndEarly(found);
  if (!may.ok) return { kind: 'redirect', to: pathOf(found.id), notice: { kind: 'important', text: `${may.reason}.` } };
  return {
    kind: 'page',
    template: 'judgement/cases/end-early.njk',
    status: errors.length > 0 ? 422 : 200,
    data: {
      found,
      since: proposedSinceInWords(may.value),
      isInReview: found.state === 'in-review',
      reason: form.get('reason') ?? '',
      problem: errors[0] === undefined ? null : { text: errors[0].text },
      errors: errors.map(({ at, text }) => ({ text, href: `#${at}` })),
      backLink: pathOf(found.id),
    },
  };
}
