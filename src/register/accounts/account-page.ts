import type { PageRequest, Reply } from '../../platform/http/route.ts';
import { isAllowed } from '../access/permissions.ts';
import { roles } from '../access/roles.ts';
import type { AccountRequest } from './account-request.ts';
import type { AccountMeans } from './account-means.ts';
import { accountStates, judgeAccount } from './account-search.ts';
import { daysInWords, describeAccountEvent, reachKinds, reachName, signInMethods, stateColours } from './account-words.ts';
import { findAuthorityAccount, listAccountEvents, listAuthorityAccounts, type AccountScope } from './find-accounts.ts';
import { isLeftUnowned } from '../handovers/find-handovers.ts';
import { findHeadStandings } from './find-head-standings.ts';
import { listRequestsOf } from './find-requests.ts';
import { nameReach } from './name-reach.ts';

export async function showAccount(means: AccountMeans, { actor, params }: PageRequest): Promise<Reply> {
  const { db, clock } = means;
  const { authorityId } = actor;
  const account = await findAuthorityAccount(db.kysely, authorityId, params['id'], clock.now());
  if (authorityId === null || account === undefined) return { kind: 'not-found' };
  const today = clock.today();
  const heads = await findHeadStandings(db.kysely, authorityId, today);
  const listed = (await listAuthorityAccounts(db.kysely, authorityId, today)).find(({ id }) => id === account.id);
  if (listed === undefined) return { kind: 'not-found' };
  const judged = judgeAccount(listed, heads.get(account.id) ?? null, today);
  const requests = await Promise.all((await listRequestsOf(db.kysely, account.id)).map((each) => presentRequest(means, each)));
  return {
    kind: 'page',
    template: 'register/accounts/account.njk',
    data: {
      backLink: '/accounts',
      account,
      roleWords: roles[account.role],
      stateWords: { text: accountStates[judged.shownState], colour: stateColours[judged.shownState] },
      signInWords: signInMethods[account.signInMethod],
      head: judged.head !== null && 'reason' in judged.head ? judged.head : null,
      isConfirmed: judged.shownState === 'active' ? listed.isConfirmed : null,
      scopes: account.scopes.map((scope) => presentScope(scope, today)),
      requests,
      events: (await listAccountEvents(db.kysely, authorityId, account.id)).map((event) => ({ ...event, words: describeAccountEvent(event) })),
      isOwn: actor.accountId === account.id,
      mayApprove: isAllowed(actor, 'account.approve'),
      isLeftUnowned: await isLeftUnowned(db.kysely, clock, account.id),
      mayHandOver: isAllowed(actor, 'handover.run') && actor.accountId !== account.id,
    },
  };
}

function presentScope(scope: AccountScope, today: string) {
  const standing = scope.endedAt === null && scope.from <= today && (scope.to === null || scope.to >= today);
  const when = scope.from > today ? 'To come' : 'Over';
  return {
    ...scope,
    kindWords: reachKinds[scope.kind],
    name: reachName(scope.kind, scope.name),
    days: daysInWords(scope.from, scope.to),
    standing: standing ? 'Now' : scope.endedAt === null ? when : 'Ended',
  };
}

/** "Another role: Chair of governors." */
export async function presentRequest({ db }: Pick<AccountMeans, 'db'>, request: AccountRequest) {
  const { wanted } = request;
  const words = {
    account: () => Promise.resolve('The account'),
    role: () => Promise.resolve(`Another role: ${wanted.kind === 'role' ? roles[wanted.role] : ''}`),
    reach: async () =>
      wanted.kind === 'reach' ? `To reach ${await nameReach(db.kysely, wanted.reach)}, ${daysInWords(wanted.from, wanted.to)}` : '',
  };
  return { ...request, words: await words[wanted.kind]() };
}
