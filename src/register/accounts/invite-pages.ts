import type { PageRequest, Reply } from '../../platform/http/route.ts';
import { roles } from '../access/roles.ts';
import { carryAnswers, type Field } from '../by-hand/entry-field.ts';
import { type FieldError, FormReader } from '../by-hand/form-reader.ts';
import { dateInWords } from '../../kernel/plain-date.ts';
import { findReaderScope, type ReaderScope } from '../providers/find-reader-scope.ts';
import { type AccountMeans, doingOf } from './account-means.ts';
import type { WantedReach } from './account-request.ts';
import { decideLastDay, needsApproval, needsLastDay, ownReachOf } from './account-rules.ts';
import { signInMethods } from './account-words.ts';
import { askReach } from './read-asked-reach.ts';
import { findAccountOf } from './find-account-of.ts';
import { accessFields, type Invitee, inviteeFields, readInvitee } from './invitation.ts';
import { requestAccount, type WantedAccount } from './request-account.ts';
import { done, errorAt, type FormPage, said, showForm } from './show-form.ts';

const caption = 'Invite somebody';
const whoPage: FormPage = { title: 'Who is it?', caption, fields: inviteeFields, button: 'Continue', cancel: '/accounts' };

export function showInvite(_means: AccountMeans, request: PageRequest): Promise<Reply> {
  return Promise.resolve(showForm(whoPage, request, { form: new URLSearchParams(request.query) }));
}

/** Three pages at one address: who it is, what they reach, and all of it to check. What was answered before is carried and read again each time. */
export async function answerInvite(means: AccountMeans, request: PageRequest): Promise<Reply> {
  const { db } = means;
  const { actor, form } = request;
  const scope = await findReaderScope(db.kysely, actor.authorityId);
  if (scope === undefined) return { kind: 'not-found' };
  const answers = new FormReader(form);
  const invitee = readInvitee(answers);
  if (invitee === null || answers.errors.length > 0) return showForm(whoPage, request, { form, errors: answers.errors });
  const already = await findAccountOf(db.kysely, scope.authorityId, invitee.email);
  const step = form.get('step');
  // Sent twice: what the first made is what the person wants to see.
  if (already !== undefined && step === 'confirmed' && already.askedByAccount === actor.accountId)
    return said(`/accounts/${String(already.id)}`, 'The account had been made already.');
  if (already !== undefined) {
    const inTheWay = { href: `/accounts/${String(already.id)}`, text: `Show the account of ${already.name}` };
    return showForm(whoPage, request, { form, errors: errorAt('email', 'There is already an account with this email address'), inTheWay });
  }
  // What was said on the second page waits there.
  if (step === 'change') return showForm({ ...whoPage, carried: carryOthers(form) }, request, { form });
  return answerAccess(means, request, scope, invitee);
}

async function answerAccess(means: AccountMeans, request: PageRequest, scope: ReaderScope, invitee: Invitee): Promise<Reply> {
  const { db, clock } = means;
  const { form } = request;
  const own = ownReachOf(invitee.role);
  const reach = own === null ? null : await askReach({ reader: db.kysely, scope, form }, { ...own, several: own.kind === 'locality' });
  const fields = [...(reach?.fields ?? []), ...accessFields(invitee.role)];
  const page: FormPage = {
    title: own === null ? 'Until when, and why?' : 'What are they to reach?',
    caption: `${invitee.name}, ${roles[invitee.role]}`,
    fields,
    carried: [{ name: 'step', value: 'access' }, ...carryAnswers(inviteeFields, form)],
    button: 'Continue',
    cancel: '/accounts',
  };
  // Opened from the page before, with nothing answered yet.
  if (!['access', 'confirmed'].includes(form.get('step') ?? '')) return showForm(page, request, { form });
  const answers = new FormReader(form);
  const access = readAccess(answers, invitee, clock.today());
  const errors: FieldError[] = [...(reach?.errors ?? []), ...answers.errors];
  if (errors.length > 0 || access === null) return showForm(page, request, { form, errors });
  if (reach?.isOpen === true) return showForm(page, request, { form });
  const named = reach?.reaches ?? [];
  const reaches = named.map(({ reach: each }): WantedReach => ({ reach: each, from: clock.today(), to: access.reachTo }));
  const wanted: WantedAccount = { authorityId: scope.authorityId, ...invitee, expiresOn: access.lastDay, reaches, reason: access.reason };
  if (form.get('step') !== 'confirmed') return showCheck(request, wanted, named.map(({ name }) => name), fields); // prettier-ignore
  const made = await db.transaction((tx) => requestAccount(tx, doingOf(means, request), wanted));
  if (!made.ok) return showForm(whoPage, request, { form, errors: errorAt('email', made.reason) });
  const asked = 'The account is made, and waits for somebody else’s approval. Then the invitation is sent.';
  return done(`/accounts/${String(made.value.id)}`, made.value.done === 'asked' ? asked : `The invitation has been sent to ${invitee.email}.`);
}

function carryOthers(form: URLSearchParams): { readonly name: string; readonly value: string }[] {
  const asked = new Set(['_csrf', 'step', ...inviteeFields.map(({ name }) => name)]);
  return [...form].filter(([name]) => !asked.has(name)).map(([name, value]) => ({ name, value }));
}

function readAccess(answers: FormReader, { role }: Invitee, today: string) {
  const reachTo = ownReachOf(role)?.kind === 'provider' ? answers.date('reach-to', { what: 'The last day there' }) : null;
  const lastDay = answers.date('last-day', {
    what: 'The last day',
    ...(needsLastDay(role) ? { missing: 'Enter the last day: this is for a time' } : {}),
  });
  const reason = answers.text('reason', { what: 'The reason', most: 1000, missing: 'Enter why they need it' });
  for (const [field, day] of [
    ['reach-to', reachTo],
    ['last-day', lastDay],
  ] as const) {
    // prettier-ignore
    const may = day === null ? null : decideLastDay(day, today);
    if (may?.ok === false) answers.errors.push({ field, at: `${field}-day`, text: may.reason });
  }
  return reason === null ? null : { reachTo, lastDay, reason };
}

function showCheck(request: PageRequest, wanted: WantedAccount, reachNames: readonly string[], fields: readonly Field[]): Reply {
  const to = wanted.reaches[0]?.to ?? null;
  const reach =
    reachNames.length === 0 ? 'Nothing beside what the role says' : `${reachNames.join(', ')}${to === null ? '' : `, until ${dateInWords(to)}`}`;
  return {
    kind: 'page',
    template: 'register/accounts/check-invitation.njk',
    data: {
      backLink: '/accounts/invite',
      caption,
      answers: [
        { label: 'Name', text: wanted.name },
        { label: 'Email address', text: wanted.email },
        { label: 'Role', text: roles[wanted.role] },
        { label: 'Job title', text: wanted.jobTitle ?? 'None given' },
        { label: 'Signs in', text: signInMethods[wanted.signInMethod] },
        { label: 'Reaches', text: reach },
        { label: 'Last day', text: wanted.expiresOn === null ? 'None' : dateInWords(wanted.expiresOn) },
        { label: 'Why', text: wanted.reason },
      ],
      needsApproval: needsApproval(wanted.role),
      carried: carryAnswers([...inviteeFields, ...fields], request.form),
    },
  };
}
