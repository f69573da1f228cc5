import { accepted, refused, type Result } from '../../../kernel/result.ts';
import { recordAudit } from '../../../platform/audit/record-audit.ts';
import type { Tx } from '../../../platform/database/database.ts';
import { sendNotice } from '../../../platform/notices/send-notice.ts';
import { listWhoMay } from '../../../register/index.ts';
import type { Doing } from '../../common/doing.ts';
import { takeTurn } from '../../common/take-turn.ts';
import { findNeed } from './find-needs.ts';
import type { MenteePost, MentoringKind } from './mentoring-words.ts';
import './tables.ts';

export interface NeedEntry {
  readonly providerId: number;
  readonly kind: MentoringKind;
  readonly accountId: number | null;
  readonly personName: string;
  readonly contact: string | null;
  readonly post: MenteePost;
  readonly whatFor: string;
  readonly wantsSamePhase: boolean;
  readonly ratherNot: string | null;
  readonly wantedFrom: string;
}

/** Asks for a mentor. Whoever waits for one of the same kind already waits once. */
export async function recordNeed(tx: Tx, doing: Doing, entry: NeedEntry): Promise<Result<number>> {
  const { actor, clock, event, reference, authorityId } = doing;
  await takeTurn(tx, doing);
  const open = await tx
    .selectFrom('mentoring_need')
    .select(['id', 'person_name', 'account_id'])
    .where('authority_id', '=', authorityId)
    .where('provider_id', '=', entry.providerId)
    .where('kind', '=', entry.kind)
    .where('closed_on', 'is', null)
    .execute();
  const same = open.find(({ person_name, account_id }) =>
    entry.accountId === null ? person_name.toLowerCase() === entry.personName.toLowerCase() : account_id === entry.accountId,
  );
  if (same !== undefined) return accepted(same.id);
  const { id } = await tx
    .insertInto('mentoring_need')
    .values({
      authority_id: authorityId,
      provider_id: entry.providerId,
      kind: entry.kind,
      account_id: entry.accountId,
      person_name: entry.personName,
      contact: entry.contact,
      post: entry.post,
      what_for: entry.whatFor,
      wants_same_phase: entry.wantsSamePhase,
      rather_not: entry.ratherNot,
      wanted_from: entry.wantedFrom,
      asked_by: actor.name,
      asked_by_account_id: actor.accountId,
      asked_at: clock.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await recordAudit(tx, { actor, event, subject: { kind: 'mentoring-need', id }, after: trailOf(entry), reference });
  const coordinators = await listWhoMay(tx, clock, 'mentoring.match', { authorityId, providerId: entry.providerId });
  await sendNotice(tx, {
    authorityId,
    to: coordinators.map(({ id: accountId }) => accountId).filter((accountId) => accountId !== actor.accountId),
    kind: 'mentor-wanted',
    urgency: 'usual',
    subject: 'Somebody asks for a mentor',
    href: `/mentoring/needs/${String(id)}`,
  });
  return accepted(id);
}

/** What the trail keeps for ever: neither who it is, nor what they said of themselves or of others. */
const trailOf = ({ providerId, kind, post, wantedFrom }: NeedEntry) => ({ providerId, kind, post, wantedFrom });

/** A need that is wanted no longer. One with a live pairing is closed by ending that. */
export async function closeNeed(tx: Tx, doing: Doing, id: number, reason: string): Promise<Result<null>> {
  const { actor, clock, event, reference, authorityId } = doing;
  await takeTurn(tx, doing);
  const need = await findNeed(tx, authorityId, id);
  if (need === null) return refused('There is no such need');
  if (need.closed !== null) return accepted(null);
  if (need.pairing !== null) return refused('There is a pairing for it: withdraw or end that first');
  await tx.updateTable('mentoring_need').set({ closed_on: clock.today(), closed_by: actor.name, closed_reason: reason }).where('id', '=', id).execute(); // prettier-ignore
  await recordAudit(tx, { actor, event, subject: { kind: 'mentoring-need', id }, reason, after: { closed: true }, reference });
  return accepted(null);
}
