import { accepted, refused, type Result } from '../../../kernel/result.ts';
import { recordAudit } from '../../../platform/audit/record-audit.ts';
import type { Tx } from '../../../platform/database/database.ts';
import { sendNotice } from '../../../platform/notices/send-notice.ts';
import type { Doing } from '../../common/doing.ts';
import { takeTurn } from '../../common/take-turn.ts';
import { listCoordinatorsOf } from '../practice/find-practice.ts';
import type { Ask, Offer } from './find-exchange.ts';
import './tables.ts';

export type NewOffer = Pick<Offer, 'providerId' | 'theme' | 'phase' | 'title' | 'says' | 'how' | 'perTerm' | 'validTo' | 'agreedBy'>;
export type NewAsk = Pick<Ask, 'providerId' | 'theme' | 'phase' | 'title' | 'says' | 'urgency' | 'isOpen' | 'notSameTrust' | 'mostKm' | 'agreedBy'>;

/** A provider offers something. The same sent twice is one offer. */
export async function recordOffer(tx: Tx, doing: Doing, offer: NewOffer): Promise<Result<number>> {
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
    .where('withdrawn_at', 'is', null)
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
  await recordAudit(tx, { actor, event, subject: { kind: 'exchange-offer', id }, after: offer, reference });
  return accepted(id);
}

/** A provider asks for help; whoever coordinates for it is told. The same sent twice is one ask. */
export async function recordAsk(tx: Tx, doing: Doing, ask: NewAsk): Promise<Result<number>> {
  const { actor, clock, event, reference, authorityId } = doing;
  await takeTurn(tx, doing);
  const { providerId, theme, phase, title, says, urgency, isOpen, notSameTrust, mostKm, agreedBy } = ask;
  const same = await tx
    .selectFrom('exchange_ask')
    .select('id')
    .where('authority_id', '=', authorityId)
    .where('provider_id', '=', providerId)
    .where('theme', '=', theme)
    .where('title', '=', title)
    .where('says', '=', says)
    .where('closed_at', 'is', null)
    .executeTakeFirst();
  if (same) return accepted(same.id);
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
  return accepted(id);
}

/** Opens an ask to every member of the networks, or keeps it to the provider and those who coordinate again. */
export async function openAsk(tx: Tx, doing: Doing, id: number, isOpen: boolean): Promise<Result<null>> {
  const { actor, event, reference, authorityId } = doing;
  await takeTurn(tx, doing);
  const { numUpdatedRows } = await tx
    .updateTable('exchange_ask')
    .set({ is_open: isOpen })
    .where('id', '=', id)
    .where('authority_id', '=', authorityId)
    .where('closed_at', 'is', null)
    .where('is_open', '=', !isOpen)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) return refused('It is so already, or closed');
  await recordAudit(tx, { actor, event, subject: { kind: 'exchange-ask', id }, before: { isOpen: !isOpen }, after: { isOpen }, reference });
  return accepted(null);
}

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
  return accepted(null);
}
