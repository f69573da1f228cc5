import type { PageRequest, Reply } from '../../platform/http/route.ts';
import { isAllowed } from '../access/permissions.ts';
import { type Role, roles } from '../access/roles.ts';
import type { AccountMeans } from './account-means.ts';
import {
  accountSearchHref,
  type AccountSearch,
  accountStates,
  type Concern,
  concerns,
  judgeAccount,
  type JudgedAccount,
  matchAccounts,
  parseAccountSearch,
  type ShownState,
} from './account-search.ts';
import { reachName, stateColours } from './account-words.ts';
import { listAuthorityAccounts } from './find-accounts.ts';
import { findHeadStandings } from './find-head-standings.ts';

const perPage = 50;

/** Every account of an authority, each with what there is to look at. */
export async function listJudgedAccounts({ db, clock }: Pick<AccountMeans, 'db' | 'clock'>, authorityId: number): Promise<JudgedAccount[]> {
  const today = clock.today();
  const heads = await findHeadStandings(db.kysely, authorityId, today);
  const accounts = await listAuthorityAccounts(db.kysely, authorityId, today);
  return accounts.map((account) => judgeAccount(account, heads.get(account.id) ?? null, today));
}

export async function showAccounts(means: AccountMeans, { actor, query }: PageRequest): Promise<Reply> {
  if (actor.authorityId === null) return { kind: 'not-found' };
  const all = await listJudgedAccounts(means, actor.authorityId);
  const search = parseAccountSearch(query);
  const found = matchAccounts(all, search);
  const pages = Math.max(1, Math.ceil(found.length / perPage));
  const page = Math.min(search.page, pages);
  const shown = found.slice((page - 1) * perPage, page * perPage);
  const first = accountSearchHref({ ...search, page: 1 });
  return {
    kind: 'page',
    template: 'register/accounts/accounts.njk',
    data: {
      total: found.length,
      all: all.length,
      accounts: shown.map(present),
      search,
      groups: groupsOf(all, search),
      chosen: chosenIn(search),
      isFiltered: search.state.length + search.concern.length > 0 || search.role !== null,
      page,
      pages,
      pageBase: `${first}${first.includes('?') ? '&' : '?'}page=`,
      mayApprove: isAllowed(actor, 'account.approve'),
      waiting: all.filter((account) => account.isWaiting).length,
      mayMakeTokens: isAllowed(actor, 'token.manage'),
    },
  };
}

const shownReaches = 2;

function present(account: JudgedAccount) {
  const names = account.reaches.map(({ kind, name }) => reachName(kind, name));
  return {
    ...account,
    roleWords: roles[account.role],
    stateWords: { text: accountStates[account.shownState], colour: stateColours[account.shownState] },
    reachWords: names.slice(0, shownReaches).join(', '),
    moreReaches: Math.max(0, names.length - shownReaches),
    concernWords: account.concerns.map((concern) => concerns[concern]),
    headReason: account.head !== null && 'reason' in account.head ? account.head.reason : null,
  };
}

function groupsOf(all: readonly JudgedAccount[], search: AccountSearch) {
  const byState = matchAccounts(all, search, 'state');
  const byRole = matchAccounts(all, search, 'role');
  const byConcern = matchAccounts(all, search, 'concern');
  const held = (Object.keys(roles) as Role[]).filter((role) => role === search.role || all.some((account) => account.role === role));
  return [
    {
      name: 'concern',
      legend: 'To look at',
      options: (Object.keys(concerns) as Concern[]).map((value) => ({
        value,
        text: concerns[value],
        count: byConcern.filter((account) => account.concerns.includes(value)).length,
        checked: search.concern.includes(value),
      })),
    },
    {
      name: 'state',
      legend: 'State',
      options: (Object.keys(accountStates) as ShownState[]).map((value) => ({
        value,
        text: accountStates[value],
        count: byState.filter(({ shownState }) => shownState === value).length,
        checked: search.state.includes(value),
      })),
    },
    {
      name: 'role',
      legend: 'Role',
      select: true,
      options: held.map((value) => ({
        value,
        text: roles[value],
        count: byRole.filter(({ role }) => role === value).length,
        checked: search.role === value,
      })),
    },
  ];
}

/** What is chosen, each with the address of the same question without it. */
function chosenIn(search: AccountSearch): { readonly text: string; readonly href: string }[] {
  const first = { ...search, page: 1 };
  return [
    ...search.concern.map((each) => ({
      text: concerns[each],
      href: accountSearchHref({ ...first, concern: search.concern.filter((other) => other !== each) }),
    })),
    ...search.state.map((each) => ({
      text: accountStates[each],
      href: accountSearchHref({ ...first, state: search.state.filter((other) => other !== each) }),
    })),
    ...(search.role === null ? [] : [{ text: roles[search.role], href: accountSearchHref({ ...first, role: null }) }]),
    ...(search.q === '' ? [] : [{ text: `“${search.q}”`, href: accountSearchHref({ ...first, q: '' }) }]),
  ];
}
