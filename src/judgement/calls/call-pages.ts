import { tierLabels } from '../../kernel/tier.ts';
import type { Reply } from '../../platform/http/route.ts';
import { dateBoxes, FormReader } from '../../register/index.ts';
import type { CasePage } from '../cases/open-case.ts';
import { gatherIssueFacts } from '../letters/gather-issue-facts.ts';
import { needsCall } from '../letters/may-issue.ts';
import { refusalAt, showForm } from '../letters/show-form.ts';
import { doingOf } from '../cases/doing.ts';
import { mayCall } from './call.ts';
import { listCalls } from './find-calls.ts';
import { recordCall } from './record-call.ts';

export const showCall: CasePage = (means, request, found) =>
  page(means, request, found, new URLSearchParams(dateBoxes('called-on', means.clock.today())), []);

export const saveCall: CasePage = async (means, request, found): Promise<Reply> => {
  const { form } = request;
  const answers = new FormReader(form);
  const calledOn = answers.date('called-on', { what: 'The day of the call', missing: 'Enter the day of the call' });
  const spokeTo = answers.text('spoke-to', { what: 'Whom you spoke to', most: 200, missing: 'Enter whom you spoke to' });
  const accompaniedBy = answers.text('accompanied-by', { what: 'Who accompanied them', most: 200 });
  const summary = answers.longText('summary', { what: 'The summary', most: 4000, missing: 'Enter what was said' });
  if (calledOn === null || spokeTo === null || summary === null || answers.errors.length > 0)
    return page(means, request, found, form, answers.errors);
  const entry = { calledOn, spokeTo, accompaniedBy, summary };
  const saved = await means.db.transaction(
    (tx) => recordCall(tx, doingOf(request, means), { authorityId: found.authorityId, caseId: found.id }, entry),
    { authorityId: found.authorityId },
  );
  if (!saved.ok) return page(means, request, found, form, refusalAt('called-on', saved.reason, 'called-on-day'));
  return {
    kind: 'redirect',
    to: `/cases/${String(found.id)}/letter`,
    notice: { kind: 'success', text: 'The call is logged. The letter comes next.' },
  };
};

async function page(
  { db, clock }: Parameters<CasePage>[0],
  _request: Parameters<CasePage>[1],
  found: Parameters<CasePage>[2],
  form: URLSearchParams,
  errors: FormReader['errors'],
): Promise<Reply> {
  const { facts, decision } = await gatherIssueFacts(db.kysely, found, clock.today());
  const may = mayCall({ state: found.state, decidedOn: decision?.decidedOn ?? null });
  return showForm({
    template: 'judgement/calls/call.njk',
    form,
    errors,
    data: {
      found,
      tier: decision === null ? null : tierLabels[decision.tier],
      isNeeded: decision !== null && needsCall(decision.tier, facts.inForce),
      mayLog: may.ok,
      whyNot: may.ok ? null : may.reason,
      calls: await listCalls(db.kysely, found.id),
      breadcrumbs: breadcrumbsOf(found),
    },
  });
}

export function breadcrumbsOf(found: { readonly id: number; readonly providerId: number; readonly providerName: string }) {
  return [
    { text: found.providerName, href: `/providers/${String(found.providerId)}` },
    { text: 'Case', href: `/cases/${String(found.id)}` },
  ];
}
