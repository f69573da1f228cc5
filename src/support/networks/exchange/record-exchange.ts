import { accepted, refused, type Result } from '../../../kernel/result.ts';
import { recordAudit } from '../../../platform/audit/record-audit.ts';
import type { Tx } from '../../../platform/database/database.ts';
import { sendNotice } from '../../../platform/notices/send-notice.ts';
import { listWhoMay } from '../../../register/index.ts';
import type { Doing } from '../../common/doing.ts';
import { takeTurn } from '../../common/take-turn.ts';
import { listCoordinatorsOf } from '../practice/find-practice.ts';
import type { Ask, Offer } from './find-exchange.ts';
import { callOffProposed } from './record-brokered-visit.ts';
import './tables.ts';

export type NewOffer = Pick<Offer, 'providerId' | 'theme' | 'phase' | 'title' | 'says' | 'how' | 'perTerm' | 'validTo' | 'agreedBy'>;
export type NewAsk = Pick<Ask, 'providerId' | 'theme' | 'phase' | 'title' | 'says' | 'urgency' | 'isOpen' | 'notSameTrust' | 'mostKm' | 'agreedBy'>;

/** A provider offers something; where it answers an ask, whoever coordinates for the one that asks is told. The same sent twice is one offer, and what is over may be offered again. */
export async function recordOffer(tx: Tx, doing: Doing, offer: NewOffer, ask: Pick<Ask, 'id' | 'providerId'> | null = null): Promise<Result<number>> {
  const { actor, clock, event, reference, authorityId } = doing;
  await takeTurn(tx, doing);
  const { providerId, theme, phase, title, says, how, perTerm, validTo, agreedBy } = offer;
  const same = await tx
    .selectFrom('exchange_offer')
    .select('id')
    .where('authority_id', '=', authorityId)
    .where('provider_id', '=', providerId)
    .where('theme', '=', theme)
    .where('title', '=', title)
    .where('says', '=', says)
    .where('phase', '=', phase)
    .where('how', '=', how)
    .where('per_term', '=', perTerm)
    .where('valid_to', validTo === null ? 'is' : '=', validTo)
    .where('agreed_by', agreedBy === null ? 'is' : '=', agreedBy)
    .where('withdrawn_at', 'is', null)
    .where((is) => is.or([is('valid_to', 'is', null), is('valid_to', '>=', clock.today())]))
    .executeTakeFirst();
  if (same) return accepted(same.id);
  const { id } = await tx
    .insertInto('exchange_offer')
    .values({
      authority_id: authorityId,
      provider_id: providerId,
      ...{ theme, phase, title, says, how },
      per_term: perTerm,
      valid_to: validTo,
      agreed_by: agreedBy,
      entered_by: actor.name,
      entered_at: clock.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await recordAudit(tx, {
    actor,
    event,
    subject: { kind: 'exchange-offer', id },
    after: { ...offer, ...(ask === null ? {} : { askId: ask.id }) },
    reference,
  });
  if (ask !== null) {
    const to = (await listCoordinatorsOf(tx, authorityId, ask.providerId, clock.today())).filter((each) => each !== actor.accountId);
    const subject = 'Somebody could help a provider of yours that asks: see whether it fits';
    await sendNotice(tx, { authorityId, to, kind: 'ask-for-help', urgency: 'usual', subject, href: `/exchange/asks/${String(ask.id)}` });
  }
  return accepted(id);
}

/** A provider asks for help; whoever coordinates for it is told. The same sent twice is one ask; who may see it is part of what is the same. */
export async function recordAsk(tx: Tx, doing: Doing, ask: NewAsk): Promise<Result<number>> {
  const { actor, clock, event, reference, authorityId } = doing;
  await takeTurn(tx, doing);
  const { providerId, theme, phase, title, says, urgency, isOpen, notSameTrust, mostKm, agreedBy } = ask;
  const same = await tx
    .selectFrom('exchange_ask')
    .selectAll()
    .where('authority_id', '=', authorityId)
    .where('provider_id', '=', providerId)
    .where('theme', '=', theme)
    .where('title', '=', title)
    .where('says', '=', says)
    .where('closed_at', 'is', null)
    .executeTakeFirst();
  if (same) {
    const isAlike =
      same.phase === phase &&
      same.urgency === urgency &&
      same.is_open === isOpen &&
      same.not_same_trust === notSameTrust &&
      same.most_km === mostKm &&
      same.agreed_by === agreedBy;
    if (isAlike) return accepted(same.id);
    return refused('This is asked already, with other answers. On its page it is opened, kept in confidence or closed: close it first to ask anew');
  }
  const { id } = await tx
    .insertInto('exchange_ask')
    .values({
      authority_id: authorityId,
      provider_id: providerId,
      ...{ theme, phase, title, says, urgency },
      is_open: isOpen,
      not_same_trust: notSameTrust,
      most_km: mostKm,
      agreed_by: agreedBy,
      entered_by: actor.name,
      entered_at: clock.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await recordAudit(tx, { actor, event, subject: { kind: 'exchange-ask', id }, after: ask, reference });
  const to = (await listCoordinatorsOf(tx, authorityId, providerId, clock.today())).filter((each) => each !== actor.accountId);
  const subject = 'A provider of yours asks for help: see who could give it';
  await sendNotice(tx, { authorityId, to, kind: 'ask-for-help', urgency: 'usual', subject, href: `/exchange/asks/${String(id)}` });
  if (agreedBy !== null)
    await tellHeads(tx, doing, {
      id,
      providerId,
      subject: 'An adviser asks for help in the name of your provider: see what it says, and who may see it',
    });
  return accepted(id);
}

async function tellHeads(
  tx: Tx,
  { actor, clock, authorityId }: Doing,
  { id, providerId, subject }: { readonly id: number; readonly providerId: number; readonly subject: string },
): Promise<void> {
  // Those who answer for the provider, and nobody of the authority's.
  const heads = await listWhoMay(tx, clock, 'visit.answer', { authorityId, providerId });
  const to = heads.map((head) => head.id).filter((each) => each !== actor.accountId);
  await sendNotice(tx, { authorityId, to, kind: 'ask-for-help', urgency: 'usual', subject, href: `/exchange/asks/${String(id)}` });
}

/** Opens an ask to every member of the networks, or keeps it to the provider and those who coordinate again. `agreedBy`: who at the provider said so. */
export async function openAsk(
  tx: Tx,
  doing: Doing,
  id: number,
  { isOpen, agreedBy }: { readonly isOpen: boolean; readonly agreedBy: string | null },
): Promise<Result<null>> {
  const { actor, event, reference, authorityId } = doing;
  await takeTurn(tx, doing);
  const opened = await tx
    .updateTable('exchange_ask')
    .set({ is_open: isOpen, opened_as: isOpen ? agreedBy : null })
    .where('id', '=', id)
    .where('authority_id', '=', authorityId)
    .where('closed_at', 'is', null)
    .where('is_open', '=', !isOpen)
    .returning('provider_id')
    .executeTakeFirst();
  if (opened === undefined) return refused('It is so already, or closed');
  await recordAudit(tx, { actor, event, subject: { kind: 'exchange-ask', id }, before: { isOpen: !isOpen }, after: { isOpen, agreedBy }, reference });
  const subject = isOpen
    ? 'What your provider asks for is open to every member of the networks, with its name'
    : 'What your provider asks for is kept in confidence again';
  await tellHeads(tx, doing, { id, providerId: opened.provider_id, subject });
  return accepted(null);
}

/** Closes an ask. Matches that are no more than proposed are called off; why it is closed is for its own side alone to read. */
export async function closeAsk(tx: Tx, doing: Doing, id: number, reason: string): Promise<Result<null>> {
  const { actor, clock, event, reference, authorityId } = doing;
  await takeTurn(tx, doing);
  const { numUpdatedRows } = await tx
    .updateTable('exchange_ask')
    .set({ closed_by: actor.name, closed_at: clock.now(), closed_reason: reason })
    .where('id', '=', id)
    .where('authority_id', '=', authorityId)
    .where('closed_at', 'is', null)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) return refused('It is closed already');
  await recordAudit(tx, { actor, event, subject: { kind: 'exchange-ask', id }, after: { closed: true }, reason, reference });
  await callOffProposed(tx, doing, { of: { askId: id }, side: 'asker', words: 'The ask was closed' });
  return accepted(null);
}
