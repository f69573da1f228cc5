import { wordType, writeWord } from '../../platform/documents/write-word.ts';
import type { PageRequest, Reply } from '../../platform/http/route.ts';
import { reachesProvider } from '../../register/index.ts';
import { findCase } from '../cases/find-case.ts';
import type { JudgementMeans } from '../judgement-means.ts';
import { blocksOf } from '../letter-templates/template-text.ts';
import { gatherReplyFacts, listReplies } from '../replies/find-replies.ts';
import { mayAskForReview } from '../replies/reply.ts';
import { findIssuedLetter, type FoundLetter } from './find-letters.ts';
import { letterDocument } from './letter-document.ts';
import { salutation } from './recipients.ts';

/** A letter as those it went to read it: only what has been issued, and only of their own provider. */
export async function showProviderLetter(means: JudgementMeans, request: PageRequest): Promise<Reply> {
  const { db, clock } = means;
  const { actor } = request;
  const letter = await find(means, request);
  if (letter === null || actor.authorityId === null) return { kind: 'not-found' };
  const authority = await db.kysely.selectFrom('authority').select('name').where('id', '=', actor.authorityId).executeTakeFirstOrThrow();
  const found = await findCase(db.kysely, actor.authorityId, letter.caseId);
  if (found === undefined) return { kind: 'not-found' };
  const { state } = found;
  const facts = await gatherReplyFacts(db.kysely, found);
  const isEndedEarly = state === 'final' && facts.isEndedEarly && facts.hasNewerCase;
  const mayReply = await reachesProvider(db.kysely, clock, actor, 'tier.reply', letter.providerId);
  const replies = (await listReplies(db.kysely, letter.caseId)).filter(({ letterId }) => letterId === letter.id);
  return {
    kind: 'page',
    template: 'judgement/letters/provider-letter.njk',
    data: {
      letter: { ...letter, blocks: blocksOf(letter.body) },
      authority: authority.name,
      salutation: salutation(letter.recipients),
      isWaiting: replies.some((reply) => reply.isLate && reply.lateAnswer === null),
      mayReply,
      mayAsk: mayAskForReview({ ...facts, replyBy: letter.replyBy }, clock.today()).ok,
      isEndedEarly,
      isAnew: state === 'final' && facts.hasNewerCase && letter.replyBy !== null && clock.today() <= letter.replyBy,
      isLate: letter.replyBy !== null && clock.today() > letter.replyBy,
      isInReview: state === 'in-review',
      isFinal: state === 'final',
      replies,
      breadcrumbs: [
        { text: letter.providerName, href: `/providers/${String(letter.providerId)}` },
        { text: 'Tier', href: `/providers/${String(letter.providerId)}/tier` },
      ],
    },
  };
}

export async function exportProviderLetter(means: JudgementMeans, request: PageRequest): Promise<Reply> {
  const { db } = means;
  const letter = await find(means, request);
  if (letter === null) return { kind: 'not-found' };
  const authority = await db.kysely
    .selectFrom('authority')
    .select('name')
    .where('id', '=', Number(request.actor.authorityId))
    .executeTakeFirstOrThrow();
  return {
    kind: 'download',
    fileName: `letter-${letter.issuedOn ?? ''}.docx`,
    contentType: wordType,
    body: await writeWord(letterDocument(letter, authority.name)),
  };
}

async function find({ db }: JudgementMeans, { actor, params }: PageRequest): Promise<FoundLetter | null> {
  const [providerId = 0, letterId = 0] = [params['providerId'], params['letterId']].map((text) =>
    /^[1-9]\d{0,8}$/.test(text ?? '') ? Number(text) : 0,
  );
  return actor.authorityId === null ? null : findIssuedLetter(db.kysely, actor.authorityId, providerId, letterId);
}
