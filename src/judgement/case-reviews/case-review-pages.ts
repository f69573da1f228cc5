import { tierLabels, tiers, type Tier } from '../../kernel/tier.ts';
import type { Reply } from '../../platform/http/route.ts';
import { FormReader } from '../../register/index.ts';
import { breadcrumbsOf } from '../calls/call-pages.ts';
import { saveConflict, unlessBarred } from '../cases/conflict-pages.ts';
import type { CasePage } from '../cases/open-case.ts';
import { readConflict } from '../judging/read-judgement.ts';
import { listLettersOfCase } from '../letters/find-letters.ts';
import { findStandingDecision } from '../letters/find-standing-decision.ts';
import { refusalAt, showForm } from '../letters/show-form.ts';
import { doingOf } from '../cases/doing.ts';
import { listReplies } from '../replies/find-replies.ts';
import { decideReview, mayReview, type ReviewOutcome, reviewOutcomes } from './case-review.ts';
import { recordCaseReview } from './record-case-review.ts';

const outcomes = Object.keys(reviewOutcomes) as ReviewOutcome[];

export const showCaseReview: CasePage = unlessBarred('review', (means, request, found) => page(means, request, found, new URLSearchParams(), []));

export const saveCaseReview: CasePage = async (means, request, found): Promise<Reply> => {
  const { form } = request;
  const answers = new FormReader(form);
  const conflict = readConflict(answers);
  if (conflict !== null && conflict.declared !== null) return saveConflict(means, request, found, 'review', conflict.declared);
  const outcome = answers.choice('outcome', outcomes, 'Select whether the tier stands');
  const tier = outcome === 'changed' ? answers.choice<Tier>('tier', tiers, 'Select the tier it changes to') : null;
  const reasons = answers.longText('reasons', { what: 'The reasons', most: 5000, missing: 'Enter the reasons' });
  const decision = await findStandingDecision(means.db.kysely, found.id);
  if (decision !== null && outcome !== null && !(outcome === 'changed' && tier === null)) {
    const decided = decideReview(decision.tier, outcome, tier);
    if (!decided.ok) answers.refuse('tier', decided.reason);
  }
  if (outcome === null || reasons === null || answers.errors.length > 0) return page(means, request, found, form, answers.errors);
  const entry = { outcome, tier, reasons };
  const saved = await means.db.transaction((tx) => recordCaseReview(tx, doingOf(request, means), found, entry), { authorityId: found.authorityId });
  if (!saved.ok) return page(means, request, found, form, refusalAt('outcome', saved.reason));
  const text =
    outcome === 'upheld'
      ? 'The review upholds the tier, and the case is final. A letter with the outcome goes to the provider next.'
      : 'The review changes the tier. A call, where the letter is adverse, and a new letter come next.';
  return { kind: 'redirect', to: `/cases/${String(found.id)}`, notice: { kind: 'success', text } };
};

async function page(
  { db }: Parameters<CasePage>[0],
  { actor }: Parameters<CasePage>[1],
  found: Parameters<CasePage>[2],
  form: URLSearchParams,
  errors: FormReader['errors'],
): Promise<Reply> {
  const decision = await findStandingDecision(db.kysely, found.id);
  const may = mayReview(found.state, decision, { accountId: actor.accountId, name: actor.name });
  const letters = (await listLettersOfCase(db.kysely, found.id)).filter(({ issuedOn }) => issuedOn !== null);
  return showForm({
    template: 'judgement/case-reviews/case-review.njk',
    form,
    errors,
    data: {
      found,
      decision: decision && { ...decision, tierText: tierLabels[decision.tier] },
      mayReview: may.ok,
      whyNot: may.ok ? null : may.reason,
      replies: await listReplies(db.kysely, found.id),
      letter: letters[0] ?? null,
      outcomes: outcomes.map((value) => ({ value, text: reviewOutcomes[value], checked: form.get('outcome') === value })),
      tiers: tiers
        .filter((tier) => tier !== decision?.tier)
        .map((value) => ({ value, text: tierLabels[value], checked: form.get('tier') === value })),
      breadcrumbs: breadcrumbsOf(found),
    },
  });
}
