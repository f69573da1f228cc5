import { refused, type Result } from '../../../kernel/result.ts';
import { recordAudit } from '../../../platform/audit/record-audit.ts';
import type { Clock } from '../../../platform/clock.ts';
import type { Reader, Tx } from '../../../platform/database/database.ts';
import { sendNotice } from '../../../platform/notices/send-notice.ts';
import { listWhoMay } from '../../../register/index.ts';
import type { Doing } from '../../common/doing.ts';
import { takeTurn } from '../../common/take-turn.ts';
import { findPairing, type Pairing } from './find-pairings.ts';
import type { PairingTable } from './tables.ts';
import type { Updateable } from 'kysely';

/** Takes a turn, and decides on the pairing as the one before left it. */
export async function withPairing<T>(tx: Tx, doing: Doing, id: number, decide: (pairing: Pairing) => Promise<Result<T>>): Promise<Result<T>> {
  await takeTurn(tx, doing);
  const pairing = await findPairing(tx, doing.authorityId, id);
  return pairing === null ? refused('There is no such pairing') : decide(pairing);
}

interface Change {
  readonly set: Updateable<PairingTable>;
  readonly reason?: string;
  readonly before?: object;
  /** What the trail says of it: never what the two talk about. */
  readonly after: object;
}

export async function changePairing(
  tx: Tx,
  { actor, clock, event, reference }: Doing,
  { id }: Pairing,
  { set, reason, before, after }: Change,
): Promise<void> {
  await tx.updateTable('pairing').set({ ...set, changed_at: clock.now() }).where('id', '=', id).execute(); // prettier-ignore
  await recordAudit(tx, {
    actor,
    event,
    subject: { kind: 'pairing', id },
    ...(reason === undefined ? {} : { reason }),
    ...(before === undefined ? {} : { before }),
    after,
    reference,
  });
}

/** Tells accounts of a pairing, but not whoever did it: a mail says neither a name nor what it is about. */
export async function tell(
  tx: Tx,
  { actor, authorityId }: Doing,
  { to, kind, subject, href }: { readonly to: readonly (number | null)[]; readonly kind: string; readonly subject: string; readonly href: string },
): Promise<void> {
  const others = to.filter((accountId) => accountId !== actor.accountId);
  await sendNotice(tx, { authorityId, to: others, kind, urgency: 'usual', subject, href });
}

/** Whoever proposed a pairing coordinates it; where they may no longer, everybody who may. */
export async function listCoordinators(
  reader: Reader,
  clock: Clock,
  authorityId: number,
  { providerId, proposedByAccountId }: Pick<Pairing, 'providerId' | 'proposedByAccountId'>,
): Promise<number[]> {
  const may = (await listWhoMay(reader, clock, 'mentoring.match', { authorityId, providerId })).map(({ id }) => id);
  const proposer = may.filter((id) => id === proposedByAccountId);
  return proposer.length > 0 ? proposer : may;
}

export const ownPath = (id: number, rest = ''): string => `/mentoring/mine/${String(id)}${rest}`;
export const staffPath = (id: number, rest = ''): string => `/mentoring/pairs/${String(id)}${rest}`;
