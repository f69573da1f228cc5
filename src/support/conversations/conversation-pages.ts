import { academicYearOf } from '../../kernel/period.ts';
import { dateInWords } from '../../kernel/plain-date.ts';
import type { Reader } from '../../platform/database/database.ts';
import type { Reply } from '../../platform/http/route.ts';
import { FormReader, findCalendar, isAllowed } from '../../register/index.ts';
import type { Asked, SupportPage } from '../common/open-page.ts';
import { readId } from '../common/read-decimal.ts';
import { choices, showForm } from '../common/show-form.ts';
import { saveWithdrawal, showWithdrawal } from '../common/withdrawal-pages.ts';
import { lastDayOf } from '../common/years.ts';
import { type Standing, standingInWords, standingOf } from './conversation.ts';
import { type Conversation, listConversations, listTrustsHere, type TrustHere } from './find-conversations.ts';
import { recordConversation } from './record-conversation.ts';

const crumbs = [{ text: 'Trust conversations', href: '/trust-conversations' }];
const hrefOf = ({ uid }: TrustHere, rest = ''): string => `/trust-conversations/${uid}${rest}`;

/** The last day of the summer term; where that is not known, of the academic year. */
async function dueIn(db: Reader, authorityId: number, year: string): Promise<string> {
  const { terms } = await findCalendar(db, { authorityId });
  return terms.findLast(({ academicYear }) => academicYear === year)?.endsOn ?? lastDayOf(year);
}

const kinds: Readonly<Record<Standing['kind'], string>> = {
  'overdue': 'Overdue',
  'to-record': 'To be recorded',
  'due': 'Due',
  'planned': 'Planned',
  'held': 'Held',
};

/** Every trust here, and how it stands with this year’s conversation. */
export const showConversations: SupportPage = async ({ means, request, authority, today }): Promise<Reply> => {
  const { authorityId, laCode } = authority;
  const db = means.db.kysely;
  const year = academicYearOf(today);
  const dueBy = await dueIn(db, authorityId, year);
  const all = (await listConversations(db, authorityId)).filter(({ withdrawn }) => withdrawn === null);
  const trusts = (await listTrustsHere(db, laCode)).map((trust) => {
    const of = all.filter(({ organisationId }) => organisationId === trust.id);
    const standing = standingOf(of, { today, dueBy });
    return {
      ...trust,
      href: hrefOf(trust),
      kind: standing.kind,
      ...standingInWords(standing),
      last: of.find(({ state }) => state === 'held')?.on ?? null,
    };
  });
  const wanted = (Object.keys(kinds) as Standing['kind'][]).find((kind) => kind === request.query.get('state')) ?? null;
  return {
    kind: 'page',
    template: 'support/conversations/conversations.njk',
    data: {
      year,
      trusts: trusts.filter(({ kind }) => wanted === null || kind === wanted),
      hasTrusts: trusts.length > 0,
      counts: Object.entries(kinds).map(([kind, label]) => ({ label, value: trusts.filter((trust) => trust.kind === kind).length })),
      states: choices(
        Object.entries(kinds).map(([value, text]) => ({ value, text })),
        wanted,
        'Every trust',
      ),
    },
  };
};

async function findTrust({ means, request, authority }: Asked): Promise<TrustHere | null> {
  return (await listTrustsHere(means.db.kysely, authority.laCode)).find(({ uid }) => uid === request.params['uid']) ?? null;
}

async function trustPage(asked: Asked, trust: TrustHere, form: URLSearchParams, errors: FormReader['errors'] = []): Promise<Reply> {
  const { means, request, authority, today } = asked;
  const db = means.db.kysely;
  const mayRecord = isAllowed(request.actor, 'trust-conversation.record');
  const all = (await listConversations(db, authority.authorityId)).filter(({ organisationId }) => organisationId === trust.id);
  const dueBy = await dueIn(db, authority.authorityId, academicYearOf(today));
  const standing = standingOf(
    all.filter(({ withdrawn }) => withdrawn === null),
    { today, dueBy },
  );
  return showForm({
    template: 'support/conversations/trust.njk',
    form,
    errors,
    subject: { kind: 'organisation', id: trust.id },
    data: {
      trust,
      standing: standingInWords(standing),
      conversations: all.map((one) => ({
        ...one,
        withdraw: mayRecord && one.withdrawn === null ? hrefOf(trust, `/${String(one.id)}/withdraw`) : null,
      })),
      mayRecord,
      action: hrefOf(trust),
      breadcrumbs: crumbs,
    },
  });
}

export const showTrust: SupportPage = async (asked) => {
  const trust = await findTrust(asked);
  return trust === null ? { kind: 'not-found' } : trustPage(asked, trust, new URLSearchParams());
};

export const saveConversation: SupportPage = async (asked) => {
  const trust = await findTrust(asked);
  if (trust === null) return { kind: 'not-found' };
  const { means, request, doing } = asked;
  const answers = new FormReader(request.form);
  const state = answers.choice('state', ['planned', 'held'] as const, 'Choose whether it is planned or was held');
  const on = answers.date('on', { what: 'The day', missing: 'Enter the day' });
  const attended = answers.text('attended', { what: 'Who is there', missing: 'Enter who is or was there' });
  const notes = answers.longText('notes', { what: 'The notes' });
  if (state === 'held' && notes === null && answers.errors.every(({ field }) => field !== 'notes')) answers.refuse('notes', 'Enter what was said');
  if (answers.errors.length > 0 || state === null || on === null || attended === null) return trustPage(asked, trust, request.form, answers.errors);
  const done = await means.db.transaction((tx) => recordConversation(tx, doing, trust.id, { state, on, attended, notes }));
  if (!done.ok) return trustPage(asked, trust, request.form, [{ field: 'on', at: 'on-day', text: done.reason }]);
  const text = state === 'held' ? `The conversation of ${dateInWords(on)} is recorded.` : `The conversation is planned for ${dateInWords(on)}.`;
  return { kind: 'redirect', to: hrefOf(trust), notice: { kind: 'success', text } };
};

async function findStanding(asked: Asked): Promise<{ readonly trust: TrustHere; readonly one: Conversation } | null> {
  const trust = await findTrust(asked);
  const id = readId(asked.request.params['conversationId']);
  const all = trust === null ? [] : await listConversations(asked.means.db.kysely, asked.authority.authorityId);
  const one = all.find((each) => each.id === id && each.organisationId === trust?.id && each.withdrawn === null);
  return trust === null || one === undefined ? null : { trust, one };
}

const withdrawalOf = ({ trust, one }: { readonly trust: TrustHere; readonly one: Conversation }) => ({
  table: 'trust_conversation' as const,
  id: one.id,
  title: 'Withdraw a conversation',
  what: `The conversation with ${trust.name} that is ${one.state} on ${dateInWords(one.on)} counts no longer.`,
  action: hrefOf(trust, `/${String(one.id)}/withdraw`),
  back: hrefOf(trust),
});

export const showConversationWithdrawal: SupportPage = async (asked) => {
  const found = await findStanding(asked);
  return found === null ? { kind: 'not-found' } : showWithdrawal(withdrawalOf(found));
};

export const saveConversationWithdrawal: SupportPage = async (asked) => {
  const found = await findStanding(asked);
  return found === null ? { kind: 'not-found' } : saveWithdrawal(asked, withdrawalOf(found));
};
