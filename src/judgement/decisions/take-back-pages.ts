import type { Reply } from '../../platform/http/route.ts';
import { FormReader } from '../../register/index.ts';
import { doingOf } from '../cases/doing.ts';
import type { FoundCase } from '../cases/find-case.ts';
import type { CasePage } from '../cases/open-case.ts';
import { mayTakeBack } from './decision.ts';
import { decisionInWords } from './decision-words.ts';
import { listDecisions } from './list-decisions.ts';
import { withdrawDecision } from './withdraw-decision.ts';

const pathOf = ({ id }: FoundCase): string => `/cases/${String(id)}`;
const sayBack = (found: FoundCase, text: string): Reply => ({ kind: 'redirect', to: pathOf(found), notice: { kind: 'important', text } });

export const showTakingBack: CasePage = (means, request, found) => showForm(means, request, found, new URLSearchParams(), []);

export const saveTakingBack: CasePage = async (means, request, found) => {
  const answers = new FormReader(request.form);
  const reason = answers.text('reason', { what: 'The reason', most: 2000, missing: 'Enter why you take it back' });
  if (reason === null) return showForm(means, request, found, request.form, answers.errors);
  const outcome = await means.db.transaction((tx) => withdrawDecision(tx, doingOf(request, means), found, reason), {
    authorityId: found.authorityId,
  });
  if (outcome.kind === 'refused') return sayBack(found, outcome.reason);
  return { kind: 'redirect', to: pathOf(found), notice: { kind: 'success', text: 'The decision is taken back. The case is in moderation again.' } };
};

async function showForm(
  { db }: Parameters<CasePage>[0],
  { actor }: Parameters<CasePage>[1],
  found: FoundCase,
  form: URLSearchParams,
  errors: FormReader['errors'],
): Promise<Reply> {
  const [decision] = await listDecisions(db.kysely, found.authorityId, [found.id]);
  if (!decision) return sayBack(found, 'Nothing has been decided yet.');
  const may = mayTakeBack(found.state, { account: decision.byAccount, name: decision.by }, { account: actor.accountId, name: actor.name });
  if (!may.ok) return sayBack(found, may.reason);
  return {
    kind: 'page',
    template: 'judgement/decisions/take-back.njk',
    status: errors.length > 0 ? 422 : 200,
    data: {
      found,
      decision: decisionInWords(decision),
      reason: form.get('reason') ?? '',
      problem: errors[0] === undefined ? null : { text: errors[0].text },
      errors: errors.map(({ at, text }) => ({ text, href: `#${at}` })),
      backLink: pathOf(found),
    },
  };
}
