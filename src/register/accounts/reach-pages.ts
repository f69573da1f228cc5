import type { PageRequest, Reply } from '../../platform/http/route.ts';
import type { Field } from '../by-hand/entry-field.ts';
import { FormReader } from '../by-hand/form-reader.ts';
import type { ScopeKind } from '../access/tables.ts';
import { findReaderScope } from '../providers/find-reader-scope.ts';
import { type AccountMeans, doingOf } from './account-means.ts';
import { decideChange, decideLastDay, needsApproval, ownReachOf } from './account-rules.ts';
import { reachKinds } from './account-words.ts';
import { addReach } from './add-reach.ts';
import { askReach } from './read-asked-reach.ts';
import { findAuthorityAccount } from './find-accounts.ts';
import { done, errorAt, type FormPage, said, showForm } from './show-form.ts';
import { takeAccount } from './take-account.ts';

const kinds = Object.keys(reachKinds) as ScopeKind[];
const days: readonly Field[] = [
  { kind: 'date', name: 'from', label: 'First day (optional)', hint: 'Leave empty for today.' },
  { kind: 'date', name: 'to', label: 'Last day (optional)', hint: 'For somebody lent to another school, for example. Leave empty if it has no end.' },
  { kind: 'textarea', name: 'reason', label: 'Why' },
];

/** Two pages at one address: what kind of thing, where the role does not say it; then which one, when and why. */
export async function showAddReach(means: AccountMeans, request: PageRequest): Promise<Reply> {
  return answer(means, request, request.query, false);
}

export async function answerAddReach(means: AccountMeans, request: PageRequest): Promise<Reply> {
  return answer(means, request, request.form, true);
}

async function answer(means: AccountMeans, request: PageRequest, form: URLSearchParams, isSent: boolean): Promise<Reply> {
  const { db, clock } = means;
  const scope = await findReaderScope(db.kysely, request.actor.authorityId);
  const account = await findAuthorityAccount(db.kysely, request.actor.authorityId, request.params['id'], clock.now());
  if (scope === undefined || account === undefined) return { kind: 'not-found' };
  const to = `/accounts/${String(account.id)}`;
  const may = decideChange(request.actor, account.id);
  if (!may.ok) return said(to, may.reason);
  const title = 'Let the account reach something more';
  const common = { title, caption: account.name, cancel: to };
  const own = ownReachOf(account.role)?.kind;
  const kind = own ?? kinds.find((each) => each === form.get('kind'));
  if (kind === undefined) {
    const choices = kinds.map((value) => ({ value, text: reachKinds[value] }));
    const page: FormPage = { ...common, fields: [{ kind: 'radios', name: 'kind', label: 'What is it to reach?', choices }], button: 'Continue' };
    return showForm(page, request, isSent ? { form, errors: errorAt('kind', 'Select what it is to reach') } : {});
  }
  const reach = await askReach({ reader: db.kysely, scope, form }, { kind, needed: true });
  const lead = needsApproval(account.role) ? ['Somebody else has to agree before it holds.'] : [];
  const carried = [
    { name: 'kind', value: kind },
    { name: 'step', value: 'which' },
  ];
  const page: FormPage = { ...common, lead, fields: [...reach.fields, ...days], carried, button: 'Save' };
  if (!isSent || form.get('step') !== 'which') return showForm(page, request);

  const answers = new FormReader(form);
  const from = answers.date('from', { what: 'The first day' }) ?? clock.today();
  const lastDay = answers.date('to', { what: 'The last day' });
  const reason = answers.text('reason', { what: 'The reason', most: 1000, missing: 'Enter why' });
  const dayIs = lastDay === null ? null : decideLastDay(lastDay, clock.today(), from);
  if (dayIs?.ok === false) answers.errors.push({ field: 'to', at: 'to-day', text: dayIs.reason });
  const errors = [...reach.errors, ...answers.errors];
  const [chosen] = reach.reaches;
  if (errors.length > 0 || chosen === undefined || reason === null) return showForm(page, request, { form, errors });
  const saved = await db.transaction(async (tx) => {
    const taken = await takeAccount(tx, request.actor.authorityId, account.id);
    return taken && addReach(tx, doingOf(means, request), taken, { reach: chosen.reach, from, to: lastDay }, reason);
  });
  if (saved === undefined) return { kind: 'not-found' };
  if (!saved.ok) return showForm(page, request, { form, errors: errorAt('reason', saved.reason) });
  return done(to, saved.value === 'asked' ? `That it reach ${chosen.name} waits for somebody else’s approval.` : `It reaches ${chosen.name}.`);
}
