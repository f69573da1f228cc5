import { daysBetween } from '../../kernel/plain-date.ts';
import { isRole, type Role } from '../access/roles.ts';
import { plainText } from '../../kernel/plain-text.ts';
import type { ListedAccount } from './find-accounts.ts';
import type { HeadStanding } from './head-standing.ts';

/** An account's state as people see it: one that is past its last day is in use no more, whoever forgot to disable it. */
export const accountStates = {
  requested: 'Waiting for approval',
  invited: 'Invited',
  active: 'In use',
  expired: 'Past its last day',
  disabled: 'Disabled',
} as const;
export type ShownState = keyof typeof accountStates;

/** What somebody who looks after accounts has to look at. */
export const concerns = {
  'head-left': 'Head may have left',
  'not-confirmed': 'Not confirmed this term',
  'waiting': 'Something waits for approval',
  'expiring': 'Ends within 30 days',
  'unused': 'Never signed in',
} as const;
export type Concern = keyof typeof concerns;

export interface AccountSearch {
  readonly q: string;
  readonly state: readonly ShownState[];
  readonly role: Role | null;
  readonly concern: readonly Concern[];
  readonly page: number;
}

/** The question in the address bar; what is not understood is left out. */
export function parseAccountSearch(query: URLSearchParams): AccountSearch {
  const among = <T extends string>(name: string, choices: object): T[] =>
    query.getAll(name).filter((value): value is T => Object.hasOwn(choices, value));
  const role = query.get('role') ?? '';
  const page = query.get('page') ?? '';
  return {
    q: (query.get('q') ?? '').trim().slice(0, 100),
    state: [...new Set(among<ShownState>('state', accountStates))],
    role: isRole(role) ? role : null,
    concern: [...new Set(among<Concern>('concern', concerns))],
    page: /^[1-9]\d{0,5}$/.test(page) ? Number(page) : 1,
  };
}

/** The same question as an address; a page of its answer only where it is not the first. */
export function accountSearchHref({ q, state, role, concern, page }: AccountSearch): string {
  const query = new URLSearchParams();
  if (q !== '') query.set('q', q);
  for (const value of state) query.append('state', value);
  if (role !== null) query.set('role', role);
  for (const value of concern) query.append('concern', value);
  if (page > 1) query.set('page', String(page));
  return query.size === 0 ? '/accounts' : `/accounts?${query.toString()}`;
}

export interface JudgedAccount extends ListedAccount {
  readonly shownState: ShownState;
  readonly concerns: readonly Concern[];
  readonly head: HeadStanding | null;
}

const soon = 30;

export function judgeAccount(account: ListedAccount, head: HeadStanding | null, today: string): JudgedAccount {
  const { state, expiresOn } = account;
  const isExpired = expiresOn !== null && expiresOn < today && state !== 'disabled';
  const isInUse = state === 'active' && !isExpired;
  const found: Concern[] = [];
  if (head?.kind === 'left' || head?.kind === 'look') found.push('head-left');
  if (isInUse && account.isConfirmed === false) found.push('not-confirmed');
  if (account.isWaiting) found.push('waiting');
  if (state !== 'disabled' && !isExpired && endsSoon(account, today)) found.push('expiring');
  if ((isInUse || state === 'invited') && account.lastSignedInAt === null) found.push('unused');
  return { ...account, shownState: isExpired ? 'expired' : state, concerns: found, head };
}

/** The account, or something it reaches for a time. */
function endsSoon({ expiresOn, reaches }: ListedAccount, today: string): boolean {
  return [expiresOn, ...reaches.map(({ to }) => to)].some((day) => day !== null && daysBetween(today, day) <= soon);
}

const filters = {
  q: ({ q }: AccountSearch, { name, email, jobTitle }: JudgedAccount) =>
    plainText(q)
      .split(' ')
      .every((word) => `${plainText(`${name} ${jobTitle ?? ''}`)} ${email.toLowerCase()}`.includes(word)),
  state: ({ state }: AccountSearch, { shownState }: JudgedAccount) => state.length === 0 || state.includes(shownState),
  role: ({ role }: AccountSearch, account: JudgedAccount) => role === null || account.role === role,
  concern: ({ concern }: AccountSearch, account: JudgedAccount) => concern.length === 0 || concern.some((each) => account.concerns.includes(each)),
};

/** Those that every filter keeps; one may be left apart, to count what choosing in it would find. */
export function matchAccounts(accounts: readonly JudgedAccount[], search: AccountSearch, apart?: keyof typeof filters): JudgedAccount[] {
  const asked = Object.entries(filters).filter(([name]) => name !== apart);
  return accounts.filter((account) => asked.every(([, keeps]) => keeps(search, account)));
}
