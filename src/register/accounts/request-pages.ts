import type { Result } from '../../kernel/result.ts';
import type { PageRequest, Reply } from '../../platform/http/route.ts';
import { isRole, roles } from '../access/roles.ts';
import { FormReader } from '../by-hand/form-reader.ts';
import { type AccountMeans, doingOf } from './account-means.ts';
import { presentRequest } from './account-page.ts';
import { decideDecision } from './account-rules.ts';
import { daysInWords, reachKinds, reachName, signInMethods } from './account-words.ts';
import { approveRequest, refuseRequest } from './approve-request.ts';
import { findAuthorityAccount } from './find-accounts.ts';
import { listWaiting } from './find-requests.ts';
import { done, said } from './show-form.ts';
import type { TakenAccount } from './take-account.ts';

const roleWords = (role: string): string => (isRole(role) ? roles[role] : role);

export async function showRequests(means: AccountMeans, { actor }: PageRequest): Promise<Reply> {
  if (actor.authorityId === null) return { kind: 'not-found' };
  const waiting = await listWaiting(means.db.kysely, actor.authorityId);
  const requests = await Promise.all(
    waiting.map(async (request) => ({
      ...request,
      ...(await presentRequest(means, request)),
      roleWords: roleWords(request.role),
      mayDecide: decideDecision(actor, request).ok,
    })),
  );
  return { kind: 'page', template: 'register/accounts/requests.njk', data: { requests, backLink: '/' } };
}

export async function showRequest(means: AccountMeans, request: PageRequest): Promise<Reply> {
  return requestPage(means, request, []);
}

async function requestPage(means: AccountMeans, request: PageRequest, errors: readonly { text: string; href: string }[]): Promise<Reply> {
  const { actor, params, form } = request;
  const { db, clock } = means;
  const waiting = actor.authorityId === null ? [] : await listWaiting(db.kysely, actor.authorityId);
  const asked = waiting.find(({ id }) => String(id) === params['id']);
  const account = asked && (await findAuthorityAccount(db.kysely, actor.authorityId, String(asked.accountId), clock.now()));
  if (asked === undefined || account === undefined) return { kind: 'not-found' };
  const may = decideDecision(actor, asked);
  return {
    kind: 'page',
    template: 'register/accounts/request.njk',
    status: errors.length > 0 ? 422 : 200,
    data: {
      backLink: '/accounts/requests',
      asked: await presentRequest(means, asked),
      account,
      roleWords: roleWords(account.role),
      signInWords: signInMethods[account.signInMethod],
      scopes: account.scopes
        .filter(({ endedAt }) => endedAt === null)
        .map((scope) => `${reachKinds[scope.kind]}: ${reachName(scope.kind, scope.name)}, ${daysInWords(scope.from, scope.to)}`),
      mayNot: may.ok ? null : may.reason,
      reason: form.get('reason') ?? '',
      errors,
    },
  };
}

/** Yes with or without a word, no with a reason. */
export async function answerRequest(means: AccountMeans, request: PageRequest): Promise<Reply> {
  const { form, params } = request;
  const id = params['id'] ?? '';
  if (!/^[1-9]\d{0,8}$/.test(id)) return { kind: 'not-found' };
  const answers = new FormReader(form);
  const decision = answers.choice('decision', ['approve', 'refuse'], 'Select what you decide');
  const reason = answers.text('reason', { what: 'The reason', most: 1000, ...(decision === 'refuse' ? { missing: 'Enter why you refuse it' } : {}) });
  if (answers.errors.length > 0) return requestPage(means, request, answers.errors.map(({ text, at }) => ({ text, href: `#${at}` }))); // prettier-ignore
  const doing = doingOf(means, request);
  const decided: Result<TakenAccount> | undefined = await means.db.transaction((tx) =>
    decision === 'refuse' ? refuseRequest(tx, doing, Number(id), reason ?? '') : approveRequest(tx, doing, Number(id), reason),
  );
  if (decided === undefined) return { kind: 'not-found' };
  if (!decided.ok) return said('/accounts/requests', decided.reason);
  return done('/accounts/requests', `${decision === 'refuse' ? 'Refused' : 'Approved'}: ${decided.value.name}.`);
}
