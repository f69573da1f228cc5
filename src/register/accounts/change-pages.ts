import type { Result } from '../../kernel/result.ts';
import type { Tx } from '../../platform/database/database.ts';
import type { PageRequest, Reply } from '../../platform/http/route.ts';
import { type Role, roles } from '../access/roles.ts';
import type { Field } from '../by-hand/entry-field.ts';
import { dateBoxes, FormReader } from '../by-hand/form-reader.ts';
import { type AccountMeans, doingOf } from './account-means.ts';
import type { Done } from './account-request.ts';
import { decideChange, needsLastDay } from './account-rules.ts';
import { changeRole } from './change-role.ts';
import { closeAccount } from './close-account.ts';
import { endReach } from './end-reach.ts';
import { findAuthorityAccount, type FoundAccount } from './find-accounts.ts';
import { roleChoices } from './invitation.ts';
import { openAccountAgain } from './open-account-again.ts';
import { sendInvitation } from './send-invitation.ts';
import { setLastDay } from './set-last-day.ts';
import { done, errorAt, type FormPage, said, showForm } from './show-form.ts';
import { type Doing, takeAccount, type TakenAccount } from './take-account.ts';

/** One change that somebody makes to an account, with a reason: its questions, how they are read, and the command. */
export interface Change<Entry> {
  readonly title: string;
  readonly lead: readonly string[];
  readonly fields: readonly Field[];
  readonly button: string;
  readonly warning?: boolean;
  /** What the form begins with. */
  readonly initial?: Readonly<Record<string, string>>;
  /** Where a refusal is shown. */
  readonly at: string;
  readonly read: (answers: FormReader) => Entry | null;
  readonly save: (tx: Tx, doing: Doing, account: TakenAccount, entry: Entry, means: AccountMeans) => Promise<Result<unknown>>;
  readonly saved: (value: unknown) => string;
}

const reasonField: Field = { kind: 'textarea', name: 'reason', label: 'Why' };
const readReason = (answers: FormReader): string | null => answers.text('reason', { what: 'The reason', most: 1000, missing: 'Enter why' });
const orAsked =
  (text: string) =>
  (value: unknown): string =>
    (value as Done) === 'asked' ? 'This waits for somebody else’s approval.' : text;

type Prepare<Entry> = (account: FoundAccount, request: PageRequest) => Change<Entry> | null;

const role: Prepare<{ role: Role; reason: string }> = (account) => ({
  title: 'Change the role',
  lead: [
    `It is now ${roles[account.role]}. A role that opens what is not public has to be approved by somebody else. What the account reaches beside its role stays as it is.`,
  ],
  fields: [{ kind: 'select', name: 'role', label: 'Role', choices: roleChoices }, reasonField],
  button: 'Change the role',
  initial: { role: account.role },
  at: 'role',
  read: (answers) => {
    const chosen = answers.choice('role', Object.keys(roles) as Role[], 'Select the role');
    const reason = readReason(answers);
    return chosen === null || reason === null ? null : { role: chosen, reason };
  },
  save: (tx, doing, taken, entry) => changeRole(tx, doing, taken, entry.role, entry.reason),
  saved: orAsked('The role has been changed.'),
});

const lastDay: Prepare<{ day: string | null; reason: string }> = (account) => ({
  title: 'Until when can it be used?',
  lead: ['After the last day nobody can sign in to the account.'],
  fields: [
    {
      kind: 'date',
      name: 'last-day',
      label: needsLastDay(account.role) ? 'Last day' : 'Last day (optional)',
      hint: 'For example, 31 8 2027. Leave empty for no end.',
    },
    reasonField,
  ],
  button: 'Save',
  initial: dateBoxes('last-day', account.expiresOn),
  at: 'last-day',
  read: (answers) => {
    const day = answers.date('last-day', { what: 'The last day' });
    const reason = readReason(answers);
    return reason === null ? null : { day, reason };
  },
  save: (tx, doing, taken, { day, reason }) => setLastDay(tx, doing, taken, day, reason),
  saved: () => 'The last day has been changed.',
});

const endOfReach: Prepare<{ reason: string }> = (account, { params }) => {
  const scope = account.scopes.find(({ id, endedAt }) => String(id) === params['scope'] && endedAt === null);
  if (scope === undefined) return null;
  return {
    title: `End the reach to ${scope.name}`,
    lead: ['It ends at once. What was done until now stays.'],
    fields: [reasonField],
    button: 'End it',
    warning: true,
    at: 'reason',
    read: (answers) => {
      const reason = readReason(answers);
      return reason === null ? null : { reason };
    },
    save: (tx, doing, taken, { reason }) => endReach(tx, doing, taken, scope.id, reason),
    saved: () => `It does not reach ${scope.name} any more.`,
  };
};

const hows = ['held-by-nobody', 'emergency'] as const;

const disabling: Prepare<{ reason: string; isEmergency: boolean }> = (account) => ({
  title: 'Disable the account',
  lead: [
    'Nobody can sign in to it any more, and whoever is signed in to it is signed out at once. What was done with it stays. It can be enabled again.',
  ],
  fields: [
    {
      kind: 'radios',
      name: 'how',
      label: 'What about their work?',
      choices: [
        { value: 'held-by-nobody', text: 'Disable it if they hold none', hint: 'Otherwise it is handed over first.' },
        {
          value: 'emergency',
          text: 'Disable it at once, for security',
          hint: 'What they hold is shown as left with nobody until it is handed over.',
        },
      ],
    },
    reasonField,
  ],
  button: 'Disable the account',
  warning: true,
  initial: { how: 'held-by-nobody' },
  at: 'how',
  read: (answers) => {
    const how = answers.optionalChoice('how', hows, 'Select what is to become of their work');
    const reason = readReason(answers);
    return reason === null ? null : { reason, isEmergency: how === 'emergency' };
  },
  save: (tx, doing, taken, { reason, isEmergency }, { workSources: sources }) => closeAccount(tx, doing, taken, { reason, sources, isEmergency }),
  saved: () => `The account of ${account.name} is disabled.`,
});

const enabling: Prepare<{ reason: string }> = (account) => ({
  title: 'Enable the account',
  lead: ['It can be used again, with the role and the reach that it has. One that nobody ever approved has to be approved first.'],
  fields: [reasonField],
  button: 'Enable the account',
  at: 'reason',
  read: (answers) => {
    const reason = readReason(answers);
    return reason === null ? null : { reason };
  },
  save: (tx, doing, taken, { reason }) => openAccountAgain(tx, doing, taken, reason),
  saved: orAsked(`The account of ${account.name} is enabled.`),
});

interface ChangePages {
  readonly show: (means: AccountMeans, request: PageRequest) => Promise<Reply>;
  readonly answer: (means: AccountMeans, request: PageRequest) => Promise<Reply>;
}

function pagesOf<Entry>(prepare: Prepare<Entry>): ChangePages {
  const open = async ({ db, clock }: AccountMeans, request: PageRequest) => {
    const account = await findAuthorityAccount(db.kysely, request.actor.authorityId, request.params['id'], clock.now());
    const change = account && prepare(account, request);
    if (account === undefined || change === undefined || change === null) return null;
    const to = `/accounts/${String(account.id)}`;
    const { title, lead, fields, button, warning = false } = change;
    const page: FormPage = { title, caption: account.name, lead, fields, button, warning, cancel: to };
    return { account, change, to, page };
  };
  return {
    show: async (means, request) => {
      const opened = await open(means, request);
      if (opened === null) return { kind: 'not-found' };
      const may = decideChange(request.actor, opened.account.id);
      return may.ok ? showForm(opened.page, request, { form: new URLSearchParams(opened.change.initial) }) : said(opened.to, may.reason);
    },
    answer: async (means, request) => {
      const opened = await open(means, request);
      if (opened === null) return { kind: 'not-found' };
      const { account, change, to, page } = opened;
      const answers = new FormReader(request.form);
      const entry = change.read(answers);
      if (entry === null || answers.errors.length > 0) return showForm(page, request, { form: request.form, errors: answers.errors });
      const saved = await means.db.transaction(async (tx) => {
        const taken = await takeAccount(tx, request.actor.authorityId, account.id);
        return taken && change.save(tx, doingOf(means, request), taken, entry, means);
      });
      if (saved === undefined) return { kind: 'not-found' };
      return saved.ok
        ? done(to, change.saved(saved.value))
        : showForm(page, request, { form: request.form, errors: errorAt(change.at, saved.reason) });
    },
  };
}

export const rolePages = pagesOf(role);
export const lastDayPages = pagesOf(lastDay);
export const endReachPages = pagesOf(endOfReach);
export const disablePages = pagesOf(disabling);
export const enablePages = pagesOf(enabling);

/** A new link, by mail; the one sent before opens nothing any more. */
export async function answerInvitationAgain(means: AccountMeans, request: PageRequest): Promise<Reply> {
  const { actor, params } = request;
  const id = params['id'] ?? '';
  if (!/^[1-9]\d{0,8}$/.test(id)) return { kind: 'not-found' };
  const answer = await means.db.transaction(async (tx): Promise<Reply> => {
    const account = await takeAccount(tx, actor.authorityId, Number(id));
    if (account === undefined) return { kind: 'not-found' };
    if (account.state !== 'invited') return said(`/accounts/${id}`, 'No invitation waits to be accepted.');
    await sendInvitation(tx, doingOf(means, request), account);
    return done(`/accounts/${id}`, `The invitation has been sent again, to ${account.email}.`);
  });
  return answer;
}
