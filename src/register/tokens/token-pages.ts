import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/database.ts';
import type { PageRequest, Reply } from '../../platform/http/route.ts';
import { revokeToken } from '../../platform/identity/revoke-token.ts';
import { permissionTable } from '../access/permissions.ts';
import { isRole, type Role, roles } from '../access/roles.ts';
import { askReach } from '../accounts/read-asked-reach.ts';
import { done, type FormPage, said, showForm } from '../accounts/show-form.ts';
import type { Field } from '../by-hand/entry-field.ts';
import { FormReader } from '../by-hand/form-reader.ts';
import { findReaderScope, type ReaderScope } from '../providers/find-reader-scope.ts';
import { listAuthorityTokens } from './find-tokens.ts';
import { issueScopedToken } from './issue-scoped-token.ts';
import { decideTokenExpiry } from './token-expiry.ts';

export interface TokenMeans {
  readonly db: Database;
  readonly clock: Clock;
}

export async function showTokens({ db, clock }: TokenMeans, { actor }: PageRequest): Promise<Reply> {
  if (actor.authorityId === null) return { kind: 'not-found' };
  const today = clock.today();
  const tokens = (await listAuthorityTokens(db.kysely, actor.authorityId, today)).map((token) => ({
    ...token,
    roleWords: isRole(token.role) ? roles[token.role] : token.role,
    reachWords: token.reaches.join(', ') || 'The whole authority',
    state: token.revokedAt !== null ? 'Revoked' : token.expiresOn !== null && token.expiresOn < today ? 'Ended' : 'Works',
  }));
  return { kind: 'page', template: 'register/tokens/tokens.njk', data: { tokens, backLink: '/accounts' } };
}

const reachKinds = ['everything', 'trust', 'locality', 'provider'] as const;
/** A token in any other role could ask for nothing. */
const roleNames = permissionTable['api.read'].everything;

const firstFields: readonly Field[] = [
  {
    kind: 'text',
    name: 'name',
    label: 'What is it for?',
    hint: 'Whoever revokes it later should know what stops working. For example, Power BI dashboard of the data team.',
  },
  {
    kind: 'select',
    name: 'role',
    label: 'Role',
    hint: 'What it may read is what this role may.',
    choices: roleNames.map((value) => ({ value, text: roles[value] })),
  },
  { kind: 'date', name: 'last-day', label: 'Last day it works', hint: 'At most 12 months from now.' },
  {
    kind: 'radios',
    name: 'reach',
    label: 'What does it reach?',
    choices: [
      { value: 'everything', text: 'The whole authority' },
      { value: 'trust', text: 'One trust' },
      { value: 'locality', text: 'One locality' },
      { value: 'provider', text: 'One school or setting' },
    ],
  },
];
const firstNames = ['name', 'role', 'last-day-day', 'last-day-month', 'last-day-year', 'reach'];

const page: FormPage = {
  title: 'Make a token',
  caption: 'API tokens',
  lead: ['The token is shown once. Whoever has it reads what it reaches, until its last day or until it is revoked.'],
  fields: firstFields,
  button: 'Continue',
  cancel: '/accounts/tokens',
};

export function showNewToken(_means: TokenMeans, request: PageRequest): Promise<Reply> {
  return Promise.resolve(showForm(page, request));
}

export async function answerNewToken(means: TokenMeans, request: PageRequest): Promise<Reply> {
  const { db, clock } = means;
  const { actor, form } = request;
  const scope = await findReaderScope(db.kysely, actor.authorityId);
  if (scope === undefined) return { kind: 'not-found' };
  const answers = new FormReader(form);
  const name = answers.text('name', { what: 'What it is for', most: 200, missing: 'Enter what it is for' });
  const role = answers.choice('role', roleNames, 'Select the role');
  const expiresOn = answers.date('last-day', { what: 'The last day', missing: 'Enter the last day it works' });
  const kind = answers.choice('reach', reachKinds, 'Select what it reaches');
  const may = expiresOn === null ? null : decideTokenExpiry(expiresOn, clock.today());
  if (may?.ok === false) answers.errors.push({ field: 'last-day', at: 'last-day-day', text: may.reason });
  if (answers.errors.length > 0 || name === null || role === null || expiresOn === null || kind === null)
    return showForm(page, request, { form, errors: answers.errors });
  const wanted = { authorityId: scope.authorityId, name, role, expiresOn };
  return kind === 'everything' ? issue(means, request, wanted, null) : answerReach(means, request, scope, wanted, kind);
}

interface Wanted {
  readonly authorityId: number;
  readonly name: string;
  readonly role: Role;
  readonly expiresOn: string;
}

async function answerReach(means: TokenMeans, request: PageRequest, scope: ReaderScope, wanted: Wanted, kind: 'trust' | 'locality' | 'provider') {
  const { form } = request;
  const asked = await askReach({ reader: means.db.kysely, scope, form }, { kind, needed: true });
  const carried = [...firstNames.map((name) => ({ name, value: form.get(name) ?? '' })), { name: 'step', value: 'reach' }];
  const which: FormPage = {
    ...page,
    title: 'Which one does it reach?',
    caption: wanted.name,
    lead: [],
    fields: asked.fields,
    carried,
    button: 'Make the token',
  };
  const [chosen] = asked.reaches;
  if (form.get('step') !== 'reach') return showForm(which, request);
  if (chosen === undefined) return showForm(which, request, { form, errors: asked.errors });
  return issue(means, request, wanted, chosen);
}

async function issue(
  { db, clock }: TokenMeans,
  { actor }: PageRequest,
  wanted: Wanted,
  chosen: { readonly reach: Parameters<typeof issueScopedToken>[3]['reach']; readonly name: string } | null,
): Promise<Reply> {
  const token = await db.transaction((tx) => issueScopedToken(tx, clock, actor, { ...wanted, reach: chosen?.reach ?? null }));
  const data = { token, ...wanted, roleWords: roles[wanted.role], reachWords: chosen?.name ?? 'The whole authority', backLink: '/accounts/tokens' };
  return { kind: 'page', template: 'register/tokens/token-made.njk', data };
}

export async function answerRevoke({ db, clock }: TokenMeans, { actor, params }: PageRequest): Promise<Reply> {
  if (actor.authorityId === null) return { kind: 'not-found' };
  const token = (await listAuthorityTokens(db.kysely, actor.authorityId, clock.today())).find(({ id }) => String(id) === params['id']);
  if (token === undefined) return { kind: 'not-found' };
  const revoked = await db.transaction((tx) => revokeToken(tx, clock, actor, token.id));
  return revoked.ok ? done('/accounts/tokens', `${token.name}: the token works no more.`) : said('/accounts/tokens', revoked.reason);
}
