import type { PageRequest, Reply } from '../../platform/http/route.ts';
import { dateBoxes, FormReader, reachesProvider } from '../../register/index.ts';
import { mayRuleOnReview } from '../case-reviews/case-review.ts';
import { findCase, type FoundCase } from '../cases/find-case.ts';
import { findBar } from '../cases/find-conflicts.ts';
import type { CasePage } from '../cases/open-case.ts';
import type { JudgementMeans } from '../judgement-means.ts';
import { type FoundLetter, listLettersOfCase } from '../letters/find-letters.ts';
import { findStandingDecision } from '../letters/find-standing-decision.ts';
import { refusalAt, showForm } from '../letters/show-form.ts';
import { doingOf } from '../cases/doing.ts';
import { answerLateRequest } from './answer-late-request.ts';
import { gatherReplyFacts, listReplies } from './find-replies.ts';
import { recordReply } from './record-reply.ts';
import { lateInWords, mayAskForReview } from './reply.ts';

const staffLateWords =
  'What was received by that day counts, whenever it is recorded. A request received later waits for the Head of Education Effectiveness.';

const staffFinalWords =
  'The tier is final. A request for a review that was received by that day begins one all the same, if it is only recorded now.';

interface Answered {
  readonly found: FoundCase;
  readonly letter: FoundLetter;
  /** Somebody of the authority’s staff, who records what came by post or e-mail. */
  readonly isStaff: boolean;
}

export async function showReply(means: JudgementMeans, request: PageRequest): Promise<Reply> {
  const answered = await find(means, request);
  if (answered === null) return { kind: 'not-found' };
  return page(means, request, answered, new URLSearchParams(dateBoxes('received-on', means.clock.today())), []);
}

export async function saveReply(means: JudgementMeans, request: PageRequest): Promise<Reply> {
  const answered = await find(means, request);
  if (answered === null) return { kind: 'not-found' };
  const { form, actor } = request;
  const { found, letter, isStaff } = answered;
  const answers = new FormReader(form);
  const words = answers.longText('words', { what: 'The reply', most: 8000, missing: isStaff ? 'Enter what they wrote' : 'Enter your reply' });
  const asks = answers.choice('asks-review', ['yes', 'no'] as const, isStaff ? 'Select whether they ask for a review' : 'Select whether you ask for a review');
  const repliedBy = isStaff ? answers.text('replied-by', { what: 'Who wrote it', most: 200, missing: 'Enter who wrote it' }) : actor.name;
  const today = means.clock.today();
  const receivedOn = isStaff ? answers.date('received-on', { what: 'The day it was received', missing: 'Enter the day it was received' }) : today;
  if (words === null || asks === null || repliedBy === null || receivedOn === null) return page(means, request, answered, form, answers.errors);
  const entry = { words, repliedBy, receivedOn, asksReview: asks === 'yes' };
  const saved = await means.db.transaction((tx) => recordReply(tx, doingOf(request, means), found.authorityId, letter, entry), {
    authorityId: found.authorityId,
  });
  if (!saved.ok) return page(means, request, answered, form, refusalAt('asks-review', saved.reason));
  const said = {
    kept: { kind: 'success', text: isStaff ? 'The reply is recorded.' : 'Thank you. Your reply is kept with the letter.' },
    review: { kind: 'success', text: 'A review is asked for. Somebody who had no part in the decision carries it out, and you are written to.' },
    late: { kind: 'important', text: lateInWords(letter.replyBy ?? '') },
  } as const;
  return { kind: 'redirect', to: pathOf(letter), notice: said[saved.value] };
} // prettier-ignore

export const saveLateAnswer: CasePage = async (means, request, found): Promise<Reply> => {
  const answers = new FormReader(request.form);
  const answer = answers.choice('answer', ['accepted', 'declined'] as const, 'Select whether a review takes place');
  const reason = answers.longText('reason', { what: 'The reason', most: 2000, missing: 'Enter why' });
  const replyId = Number(/^\d{1,9}$/.exec(request.form.get('reply') ?? '')?.[0] ?? 0);
  const answered = await find(means, request);
  if (answered === null) return { kind: 'not-found' };
  if (answer === null || reason === null) return page(means, request, answered, request.form, answers.errors);
  const saved = await means.db.transaction((tx) => answerLateRequest(tx, doingOf(request, means), found, { replyId, answer, reason }), {
    authorityId: found.authorityId,
  });
  if (!saved.ok) return page(means, request, answered, request.form, refusalAt('answer', saved.reason));
  const text =
    answer === 'accepted' ? 'The request is accepted, and the review begins.' : 'No review takes place. The provider sees why beside its letter.';
  return { kind: 'redirect', to: `/cases/${String(found.id)}/reply`, notice: { kind: 'success', text } };
};

const pathOf = ({ providerId, id }: FoundLetter) => `/providers/${String(providerId)}/tier/letters/${String(id)}`;

/** The case by its latest issued letter: before there is one, there is nothing to reply to, and for the provider’s people nothing at all. */
async function find({ db, clock }: JudgementMeans, { actor, params }: PageRequest): Promise<Answered | null> {
  const caseId = params['caseId'] ?? '';
  if (actor.authorityId === null || !/^[1-9]\d{0,8}$/.test(caseId)) return null;
  const found = await findCase(db.kysely, actor.authorityId, Number(caseId));
  const letter = found && (await listLettersOfCase(db.kysely, found.id)).find(({ issuedOn }) => issuedOn !== null);
  if (!found || !letter) return null;
  return { found, letter, isStaff: await reachesProvider(db.kysely, clock, actor, 'tier.call', found.providerId) };
}

async function page(
  { db, clock }: JudgementMeans,
  { actor }: PageRequest,
  { found, letter, isStaff }: Answered,
  form: URLSearchParams,
  errors: FormReader['errors'],
): Promise<Reply> {
  const may = mayAskForReview({ ...(await gatherReplyFacts(db.kysely, found)), replyBy: letter.replyBy }, isStaff ? null : clock.today());
  const replies = await listReplies(db.kysely, found.id);
  const whyNotAnswer = isStaff ? await whyNot({ db, clock }, actor, found) : null;
  const isLate = letter.replyBy !== null && clock.today() > letter.replyBy;
  return showForm({
    template: 'judgement/replies/reply.njk',
    form,
    errors,
    data: {
      found,
      letter,
      isStaff,
      mayAsk: may.ok,
      whyNot: may.ok ? null : may.reason,
      lateWords: may.ok && isLate ? (isStaff ? (found.state === 'final' ? staffFinalWords : staffLateWords) : lateInWords(letter.replyBy)) : null,
      replies,
      waiting: replies.find((reply) => found.state !== 'final' && reply.isLate && reply.lateAnswer === null) ?? null,
      mayAnswerLate: whyNotAnswer === null && (await reachesProvider(db.kysely, clock, actor, 'letter.issue', found.providerId)),
      whyNotAnswer,
      breadcrumbs: [
        { text: found.providerName, href: `/providers/${String(found.providerId)}` },
        { text: 'Letter', href: pathOf(letter) },
      ],
    },
  });
}

/** Why somebody of the staff does not answer a late request, whatever they may do otherwise. */
async function whyNot({ db, clock }: Pick<JudgementMeans, 'db' | 'clock'>, actor: PageRequest['actor'], found: FoundCase): Promise<string | null> {
  const may = mayRuleOnReview(await findStandingDecision(db.kysely, found.id), { accountId: actor.accountId, name: actor.name });
  return may.ok ? findBar(db.kysely, clock, found, 'decide', actor) : `${may.reason}.`;
}
