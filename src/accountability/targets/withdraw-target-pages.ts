import type { PageRequest, Reply } from '../../platform/http/route.ts';
import { resultsYear } from '../../kernel/period.ts';
import { FormReader } from '../../register/index.ts';
import type { AccountabilityMeans } from '../accountability-means.ts';
import type { OwnAuthority } from '../records/build-conditions.ts';
import { showForm } from '../records/show-form.ts';
import { doingOf } from '../records/take-turn.ts';
import { targetValueInWords } from './line-words.ts';
import { listTargets } from './list-targets.ts';
import { findNamedLine, type NamedLine } from './show-line.ts';
import type { Target } from './target.ts';
import type { TargetPage } from './target-page.ts';
import { withdrawTarget } from './withdraw-target.ts';

async function findInForce(
  { db }: AccountabilityMeans,
  request: PageRequest,
  authority: OwnAuthority,
): Promise<{ readonly target: Target; readonly line: NamedLine } | null> {
  const target = (await listTargets(db.kysely, authority.id)).find(({ id, withdrawn }) => String(id) === request.params['id'] && withdrawn === null);
  if (target === undefined) return null;
  const line = await findNamedLine(db.kysely, { measure: target.measureId, group: target.group });
  return line === null ? null : { target, line };
}

function showWithdrawal(
  found: { readonly target: Target; readonly line: NamedLine },
  form: URLSearchParams,
  errors: FormReader['errors'] = [],
): Reply {
  const { target, line } = found;
  return showForm({
    template: 'accountability/targets/withdraw.njk',
    form,
    errors,
    data: {
      title: 'Withdraw a target',
      action: `/scorecard/targets/${String(target.id)}/withdraw`,
      name: line.name,
      what: `The target of ${targetValueInWords(target.value, line.measure)} for ${resultsYear(target.period)}, agreed by ${target.agreedBy}`,
      after: 'It leaves the scorecard, and stays readable on the page of its measure and group. A new target for the year can then be entered.',
      button: 'Withdraw the target',
      backLink: line.href,
    },
  });
}

export const showTargetWithdrawal: TargetPage = async (means, request, authority) => {
  const found = await findInForce(means, request, authority);
  return found === null ? { kind: 'not-found' } : showWithdrawal(found, new URLSearchParams());
};

export const saveTargetWithdrawal: TargetPage = async (means, request, authority) => {
  const found = await findInForce(means, request, authority);
  if (found === null) return { kind: 'not-found' };
  const answers = new FormReader(request.form);
  const reason = answers.text('reason', { what: 'The reason', missing: 'Enter why it is withdrawn' });
  if (reason === null) return showWithdrawal(found, request.form, answers.errors);
  const { db, clock } = means;
  const done = await db.transaction((tx) => withdrawTarget(tx, doingOf(request, clock), authority, found.target.id, reason), {
    authorityId: authority.id,
  });
  const text = done.ok ? 'The target is withdrawn. It stays readable below.' : `${done.reason}.`;
  return { kind: 'redirect', to: found.line.href, notice: { kind: done.ok ? 'success' : 'important', text } };
};
