import type { Reply } from '../../platform/http/route.ts';
import { type FieldError, FormReader } from '../../register/index.ts';
import { saveConflict, showConflict, unlessBarred } from '../cases/conflict-pages.ts';
import { doingOf } from '../cases/doing.ts';
import type { FoundCase } from '../cases/find-case.ts';
import { listWhoMay } from '../cases/list-who-may.ts';
import type { CasePage } from '../cases/open-case.ts';
import { judgementInWords } from '../judging/judgement-words.ts';
import { listJudgements, type KeptJudgement } from '../judging/list-judgements.ts';
import { readConflict } from '../judging/read-judgement.ts';
import { confirmDecision } from './confirm-decision.ts';
import { decideSecondPerson, secondAnswers, type SecondAnswer } from './decision.ts';
import { decisionInWords } from './decision-words.ts';
import { type KeptDecision, listDecisions } from './list-decisions.ts';

export const showSecondForm: CasePage = unlessBarred('confirm', async ({ db, clock }, { actor }, found) => {
  const [decision] = await listDecisions(db.kysely, found.authorityId, [found.id]);
  if (!decision || found.state !== 'awaiting-second') return sayBack(found, 'No decision of this case waits for a second person.');
  const judgements = await listJudgements(db.kysely, found.authorityId, [found.id]);
  const judgedBy = judgements.map(({ by, byAccount }) => ({ name: by, account: byAccount }));
  const without = [actor.accountId, decision.byAccount, ...judgedBy.map(({ account }) => account)];
  const others = (await listWhoMay(db.kysely, clock, 'tier.confirm', found, without)).map(({ name }) => name);
  const decidedBy = { account: decision.byAccount, name: decision.by };
  const may = decideSecondPerson({ account: actor.accountId, name: actor.name }, { decidedBy, judgedBy, others });
  return may.ok ? showForm(found, decision, judgements, new URLSearchParams()) : sayBack(found, may.reason);
});

const pathOf = ({ id }: FoundCase): string => `/cases/${String(id)}`;
const sayBack = (found: FoundCase, text: string): Reply => ({ kind: 'redirect', to: pathOf(found), notice: { kind: 'important', text } });

export const saveSecond: CasePage = async (means, request, found) => {
  const { form } = request;
  const { db } = means;
  const [decision] = await listDecisions(db.kysely, found.authorityId, [found.id]);
  if (!decision) return sayBack(found, 'No decision of this case waits for a second person.');
  const judgements = await listJudgements(db.kysely, found.authorityId, [found.id]);
  const reader = new FormReader(form);
  const conflict = readConflict(reader);
  if (conflict !== null && conflict.declared !== null) return saveConflict(means, request, found, 'confirm', conflict.declared);
  const answer = reader.choice('answer', Object.keys(secondAnswers) as SecondAnswer[], 'Select whether you confirm the decision');
  const missing = answer === 'returned' ? { missing: 'Enter why you return it' } : {};
  const reasons = reader.text('reasons', { what: 'Your reasons', most: 3000, ...missing });
  if (conflict === null || answer === null || reader.errors.length > 0) return showForm(found, decision, judgements, form, reader.errors);
  const seen = Number(/^\d{1,9}$/.exec(form.get('seen') ?? '')?.[0] ?? 0);
  const outcome = await db.transaction((tx) => confirmDecision(tx, doingOf(request, means), found, { answer, reasons }, seen), {
    authorityId: found.authorityId,
  });
  switch (outcome.kind) {
    case 'saved':
    case 'already': {
      const text =
        answer === 'confirmed'
          ? 'The tier is decided by two people. Nothing has been sent to the provider yet.'
          : 'The decision is back in moderation.';
      return { kind: 'redirect', to: pathOf(found), notice: { kind: 'success', text } };
    }
    case 'overtaken':
      return sayBack(found, outcome.meanwhile);
    case 'barred':
      return showConflict('confirm', outcome.reason, found);
    case 'refused':
      return sayBack(found, outcome.reason);
  }
};

function showForm(
  found: FoundCase,
  decision: KeptDecision,
  judgements: readonly KeptJudgement[],
  form: URLSearchParams,
  errors: readonly FieldError[] = [],
): Reply {
  const problems = new Map(errors.map(({ field, text }) => [field, { text }]));
  const [judgement] = judgements;
  return {
    kind: 'page',
    template: 'judgement/decisions/second.njk',
    status: errors.length > 0 ? 422 : 200,
    data: {
      found,
      decision: decisionInWords(decision),
      judgement: judgement ? judgementInWords(judgement) : null,
      answers: Object.entries(secondAnswers).map(([value, text]) => ({ value, text, checked: form.get('answer') === value })),
      form: Object.fromEntries(['reasons', 'conflict', 'conflict-words'].map((name) => [name, form.get(name) ?? ''])),
      problems: Object.fromEntries(['answer', 'reasons', 'conflict', 'conflict-words'].map((name) => [name, problems.get(name) ?? null])),
      seen: form.get('seen') ?? decision.id,
      errors: errors.map(({ at, text }) => ({ text, href: `#${at}` })),
      backLink: pathOf(found),
    },
  };
}
