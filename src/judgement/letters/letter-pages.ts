import { dateInWords, dayInWords } from '../../kernel/plain-date.ts';
import { mayPostLetter } from '../../kernel/school-calendar.ts';
import { tierLabels } from '../../kernel/tier.ts';
import { wordType, writeWord } from '../../platform/documents/write-word.ts';
import type { Reply } from '../../platform/http/route.ts';
import { FormReader, reachesProvider } from '../../register/index.ts';
import { breadcrumbsOf } from '../calls/call-pages.ts';
import type { CasePage } from '../cases/open-case.ts';
import { templateInWords } from '../letter-templates/template-kinds.ts';
import { blocksOf, fillIn } from '../letter-templates/template-text.ts';
import { listRecipientAccounts } from './find-recipients.ts';
import { gatherIssueFacts, type GatheredLetter } from './gather-issue-facts.ts';
import { issueLetter } from './issue-letter.ts';
import { letterDocument } from './letter-document.ts';
import { checksBeforeIssue, firstPostingDay, isOutcomeOnly, lastReplyDay } from './may-issue.ts';
import { prepareDraft } from './prepare-draft.ts';
import { type ProposedRecipient, type Recipient, salutation } from './recipients.ts';
import { recordDraft } from './record-draft.ts';
import { refusalAt, showForm } from './show-form.ts';
import { doingOf } from '../cases/doing.ts';

const textHint =
  'Plain text. A line that begins with # is a heading, one that begins with - an item of a list; leave an empty line between paragraphs.';

type Means = Parameters<CasePage>[0];
type Found = Parameters<CasePage>[2];

export const showLetterForm: CasePage = (means, request, found) => page(means, request, found);

export const saveDraft: CasePage = async (means, request, found): Promise<Reply> => {
  const { form } = request;
  const { facts, decision } = await gatherIssueFacts(means.db.kysely, found, means.clock.today());
  if (decision === null) return page(means, request, found);
  const draft = await prepareDraft(means.db.kysely, found, decision, facts.day);
  const answers = new FormReader(form);
  const subject = answers.text('subject', { what: 'The subject', most: 200, missing: 'Enter the subject' });
  const body = answers.longText('body', { what: 'The letter', most: 15_000, missing: 'Enter what the letter says' });
  const recipients = draft.recipients.map(({ part, label }): Recipient => ({
    part,
    label,
    name: answers.text(`name-${part}`, { what: `The name of the ${label.toLowerCase()}`, most: 200 }),
  }));
  if (subject === null || body === null || answers.errors.length > 0) return page(means, request, found, form, answers.errors);
  const entry = { template: draft.template, recipients, subject, body };
  const saved = await means.db.transaction((tx) => recordDraft(tx, doingOf(request, means), found, entry), { authorityId: found.authorityId });
  if (!saved.ok) return page(means, request, found, form, refusalAt('body', saved.reason));
  return { kind: 'redirect', to: `/cases/${String(found.id)}/letter`, notice: { kind: 'success', text: 'The draft is saved.' } };
};

export const sendLetter: CasePage = async (means, request, found): Promise<Reply> => {
  const issued = await means.db.transaction((tx) => issueLetter(tx, doingOf(request, means), found), { authorityId: found.authorityId });
  if (!issued.ok) return { kind: 'redirect', to: `/cases/${String(found.id)}/letter`, notice: { kind: 'important', text: issued.reason } };
  const { told, letterId } = issued.value;
  const who = told.length === 0 ? 'Nobody it goes to has an account: print it and post it today.' : `Told by mail: ${told.map(({ name }) => name).join(', ')}. Post it to everybody else today.`; // prettier-ignore
  const to = `/providers/${String(found.providerId)}/tier/letters/${String(letterId)}`;
  return { kind: 'redirect', to, notice: { kind: 'success', text: `The letter is issued. ${who}` } };
};

/** The saved draft, or the issued letter, as a Word document. */
export const exportCaseLetter: CasePage = async ({ db, clock }, _, found): Promise<Reply> => {
  const { letter, facts } = await gatherIssueFacts(db.kysely, found, clock.today());
  if (letter === null) return { kind: 'not-found' };
  const shown = letter.issuedOn === null ? { ...letter, ...asIfSent(letter, facts) } : letter;
  const authority = await db.kysely.selectFrom('authority').select('name').where('id', '=', found.authorityId).executeTakeFirstOrThrow();
  return {
    kind: 'download',
    fileName: `letter-${letter.issuedOn ?? 'draft'}.docx`,
    contentType: wordType,
    body: await writeWord(letterDocument(shown, authority.name)),
  };
};

async function page(means: Means, { actor }: Parameters<CasePage>[1], found: Found, sent?: URLSearchParams, errors: FormReader['errors'] = []): Promise<Reply> {
  const { db, clock } = means;
  const today = clock.today();
  const gathered = await gatherIssueFacts(db.kysely, found, today);
  const { facts, decision, letter } = gathered;
  const draft = decision === null ? null : await prepareDraft(db.kysely, found, decision, today);
  const recipients = draft === null ? [] : mergeRecipients(draft.recipients, letter?.recipients ?? null);
  const form = sent ?? new URLSearchParams(draft === null ? {} : boxesOf(letter ?? draft, recipients));
  const accounts = await listRecipientAccounts(db.kysely, { authorityId: found.authorityId, providerId: found.providerId, today });
  const checks = checksBeforeIssue(facts);
  const posting = mayPostLetter(facts.calendar, today);
  const preview = letter === null ? null : letter.issuedOn === null ? asIfSent(letter, facts) : letter;
  return showForm({
    template: 'judgement/letters/letter-form.njk',
    form,
    errors,
    data: {
      found,
      tier: decision === null ? null : tierLabels[decision.tier],
      inForce: facts.inForce === null ? null : tierLabels[facts.inForce],
      isIssued: letter !== null && letter.issuedOn !== null,
      letter: letter === null ? null : { ...letter, blocks: blocksOf(preview?.body ?? ''), subject: preview?.subject ?? '' },
      isOutcome: isOutcomeOnly(facts),
      template: templateInWords(letter?.template ?? draft?.template ?? ''),
      salutation: salutation(recipients),
      bodyHint: `${textHint} ${decision?.isReview === true ? '{{date}} is' : '{{date}} and {{reply_by}} are'} filled in when it goes.`,
      recipients: recipients.map((recipient) => ({ ...recipient, hasAccount: accounts.some(({ part }) => part === accountPart(recipient)) })),
      checks,
      mayIssue: checks.every(({ not }) => not === null),
      maySend: await reachesProvider(db.kysely, clock, actor, 'letter.issue', found.providerId),
      caution: posting.ok ? posting.value.caution : null,
      nextDay: posting.ok ? null : dayInWords(firstPostingDay(facts.calendar, today)),
      breadcrumbs: breadcrumbsOf(found),
    },
  });
} // prettier-ignore

/** As it would read if it went on the first day on which it may. */
function asIfSent({ subject, body }: { readonly subject: string; readonly body: string }, { calendar, day }: GatheredLetter['facts']) {
  const goes = firstPostingDay(calendar, day);
  const days = { date: dateInWords(goes), reply_by: dateInWords(lastReplyDay(goes, calendar.holidays)) };
  return { subject: fillIn(subject, days), body: fillIn(body, days) };
}

/** Whom the letter goes to by the rule, each with the name that was typed or else is known. */
function mergeRecipients(proposed: readonly ProposedRecipient[], saved: readonly Recipient[] | null): ProposedRecipient[] {
  return proposed.map((recipient) => {
    const name = saved?.find(({ part }) => part === recipient.part)?.name ?? recipient.name;
    return { ...recipient, name, missing: name === null ? recipient.missing : null };
  });
}

function boxesOf({ subject, body }: { readonly subject: string; readonly body: string }, recipients: readonly Recipient[]): Record<string, string> {
  return { subject, body, ...Object.fromEntries(recipients.map(({ part, name }) => [`name-${part}`, name ?? ''])) };
}

const accountPart = ({ part }: Recipient) => (part === 'manager' || part === 'principal' ? 'head' : part);
