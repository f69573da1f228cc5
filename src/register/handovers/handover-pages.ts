import type { PageRequest, Reply } from '../../platform/http/route.ts';
import { isRole, roles } from '../access/roles.ts';
import { type AccountMeans, doingOf } from '../accounts/account-means.ts';
import { closeAccount } from '../accounts/close-account.ts';
import { findAuthorityAccount, type FoundAccount, listAuthorityAccounts } from '../accounts/find-accounts.ts';
import { done, errorAt, said } from '../accounts/show-form.ts';
import { takeAccount } from '../accounts/take-account.ts';
import { dateBoxes, type FieldError, FormReader } from '../by-hand/form-reader.ts';
import { findLatestHandover, listHandedOver, listOpenHandovers, listSuccessors } from './find-handovers.ts';
import { countHeld, gatherHeld } from './gather-held.ts';
import { type Given, giveWork, reasonOfUndone } from './give-work.ts';
import { keyOf } from './handover.ts';

const roleWords = (role: string): string => (isRole(role) ? roles[role] : role);
const whoHold = ['sia', 'eeca', 'lead', 'specialist', 'safeguarding-lead'];

/** What is open, and whose work could be given away next. */
export async function showHandovers({ db, clock }: AccountMeans, { actor }: PageRequest): Promise<Reply> {
  const { authorityId, accountId } = actor;
  if (authorityId === null) return { kind: 'not-found' };
  const today = clock.today();
  const open = await listOpenHandovers(db.kysely, clock, authorityId);
  const people = (await listAuthorityAccounts(db.kysely, authorityId, today))
    .filter(({ id, role }) => whoHold.includes(role) && id !== accountId && !open.some((each) => each.accountId === id))
    .map(({ id, name, role, state, expiresOn }) => ({
      id,
      name,
      role: roleWords(role),
      isShut: state === 'disabled' || (expiresOn !== null && expiresOn < today),
    }));
  const data = { open: open.map((each) => ({ ...each, role: roleWords(each.role) })), people };
  return { kind: 'page', template: 'register/handovers/handovers.njk', data };
}

const findLeaver = ({ db, clock }: AccountMeans, { actor, params }: PageRequest): Promise<FoundAccount | undefined> =>
  findAuthorityAccount(db.kysely, actor.authorityId, params['accountId'], clock.now());

export async function showHandover(means: AccountMeans, request: PageRequest): Promise<Reply> {
  const leaver = await findLeaver(means, request);
  return leaver === undefined ? { kind: 'not-found' } : showLeaver(means, request, leaver);
}

async function showLeaver(means: AccountMeans, request: PageRequest, leaver: FoundAccount, errors: readonly FieldError[] = []): Promise<Reply> {
  const { db, clock, workSources } = means;
  const { actor, form, method } = { ...request, method: errors.length > 0 ? 'again' : 'first' };
  const authorityId = actor.authorityId ?? 0;
  const held = await gatherHeld(db.kysely, workSources, leaver.id);
  const latest = await findLatestHandover(db.kysely, authorityId, leaver.id);
  const given = latest === undefined ? [] : await listHandedOver(db.kysely, latest.id);
  const typed = method === 'again' ? Object.fromEntries(form) : dateBoxes('from', clock.today());
  const ticked = form.getAll('item');
  const successors = await listSuccessors(db.kysely, clock, authorityId, leaver.id);
  return {
    kind: 'page',
    template: 'register/handovers/handover.njk',
    status: errors.length > 0 ? 422 : 200,
    data: {
      leaver: { ...leaver, roleWords: roleWords(leaver.role) },
      isOwn: actor.accountId === leaver.id,
      count: countHeld(held),
      held: held.map(({ source, label, items }) => ({
        source,
        label,
        items: items.map((item) => ({ ...item, key: keyOf(source, item.id), isTicked: ticked.includes(keyOf(source, item.id)) })),
      })),
      given: [...Map.groupBy(given, ({ toAccount }) => toAccount)].map(([to, of]) => ({ to, name: of[0]?.toName ?? '', count: of.length })),
      successors: [
        { value: '', text: 'Select' },
        ...successors.map(({ id, name, role }) => ({ value: String(id), text: `${name}, ${roleWords(role)}` })),
      ],
      typed,
      errors: errors.map(({ at, text }) => ({ text, href: `#${at}` })),
      problems: Object.fromEntries(errors.map(({ field, text }) => [field, { text }])),
      backLink: '/handovers',
    },
  };
}

export async function answerGive(means: AccountMeans, request: PageRequest): Promise<Reply> {
  const leaver = await findLeaver(means, request);
  if (leaver === undefined) return { kind: 'not-found' };
  const to = `/handovers/${String(leaver.id)}`;
  if (leaver.id === request.actor.accountId) return said(to, 'This is your own work: somebody else has to hand it over.');
  const answers = new FormReader(request.form);
  const given = readGiven(answers, request.form, means.clock.today());
  if (given === null || answers.errors.length > 0) return showLeaver(means, request, leaver, answers.errors);
  const outcome = await give(means, request, leaver, given);
  if (!outcome.ok) return showLeaver(means, request, leaver, errorAt(outcome.field, outcome.reason));
  const { count, left } = outcome;
  const rest = left === 0 ? 'Nothing is left.' : `${String(left)} left.`;
  return done(to, `${String(count)} handed over. ${rest}`);
}

function readGiven(answers: FormReader, form: URLSearchParams, today: string): Given | null {
  const items = form.get('which') === 'all' ? 'all' : form.getAll('item');
  const to = answers.wholeNumber('to', 'The successor', 999_999_999) ?? answers.refuse('to', 'Select who takes it');
  const from = answers.date('from', { what: 'The first day', missing: 'Enter the first day' });
  const reason = answers.text('reason', { what: 'The reason', missing: 'Enter why', most: 500 });
  if (from !== null && from < today) answers.refuse('from', 'The first day must be today or a day to come');
  return to === null || from === null || reason === null ? null : { items, to, from, reason };
}

type GivenOutcome =
  { readonly ok: true; readonly count: number; readonly left: number } | { readonly ok: false; readonly reason: string; readonly field: string };

/** In one transaction, which the refusal of any one piece undoes. */
async function give(means: AccountMeans, request: PageRequest, leaver: FoundAccount, given: Given): Promise<GivenOutcome> {
  try {
    const outcome = await means.db.transaction(async (tx) => {
      const taken = await takeAccount(tx, request.actor.authorityId, leaver.id);
      return taken && giveWork(tx, doingOf(means, request), means.workSources, taken, given);
    });
    if (outcome === undefined) return { ok: false, reason: 'The account is not there any more', field: 'to' };
    return outcome.ok
      ? { ok: true, ...outcome.value }
      : { ok: false, reason: outcome.reason, field: outcome.reason.startsWith('Tick') ? 'items' : 'to' };
  } catch (error) {
    const reason = reasonOfUndone(error);
    if (reason === null) throw error;
    return { ok: false, reason, field: 'to' };
  }
}

export async function answerClose(means: AccountMeans, request: PageRequest): Promise<Reply> {
  const leaver = await findLeaver(means, request);
  if (leaver === undefined) return { kind: 'not-found' };
  const to = `/handovers/${String(leaver.id)}`;
  const handover = await findLatestHandover(means.db.kysely, request.actor.authorityId ?? 0, leaver.id);
  const closed = await means.db.transaction(async (tx) => {
    const taken = await takeAccount(tx, request.actor.authorityId, leaver.id);
    const closing = { reason: handover?.reason ?? 'Nothing was held', sources: means.workSources };
    return taken && closeAccount(tx, doingOf(means, request), taken, closing);
  });
  if (closed === undefined) return { kind: 'not-found' };
  return closed.ok ? done(to, `The account of ${leaver.name} is closed.`) : said(to, closed.reason);
}
