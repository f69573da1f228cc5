import { recordAudit } from '../../../platform/audit/record-audit.ts';
import type { Tx } from '../../../platform/database/database.ts';
import { sayWhen } from '../../../platform/history/say-when.ts';
import { sendNotice } from '../../../platform/notices/send-notice.ts';
import { listWhoMay } from '../../../register/index.ts';
import type { Doing } from '../../common/doing.ts';
import { findRecord, type PathwayRecord } from './find-pathway.ts';
import './tables.ts';

export type PathwayEntry = Omit<PathwayRecord, 'accountId' | 'name' | 'sharedName' | 'isShown' | 'changedAt'>;

/** Somebody’s own record, as they write it. The audit trail says that it changed and with whom it is shared, and not what it says. */
export async function recordPathway(tx: Tx, doing: Doing, accountId: number, entry: PathwayEntry): Promise<void> {
  const { actor, clock, event, reference, authorityId } = doing;
  await sayWhen(tx, clock);
  const before = await findRecord(tx, authorityId, accountId, clock.today());
  const row = {
    stage: entry.stage,
    role: entry.role,
    phase: entry.phase,
    npqs: JSON.stringify(entry.npqs),
    wants: JSON.stringify(entry.wants),
    aims: entry.aims,
    shared_with: entry.sharedWith,
    changed_at: clock.now(),
  };
  await tx
    .insertInto('pathway_record')
    .values({ account_id: accountId, authority_id: authorityId, ...row })
    .onConflict((conflict) => conflict.column('account_id').doUpdateSet(row))
    .execute();
  const subject = { kind: 'pathway-record', id: accountId };
  await recordAudit(tx, {
    actor,
    event,
    subject,
    before: before && { sharedWith: before.sharedWith },
    after: { sharedWith: entry.sharedWith },
    reference,
  });
  if (entry.sharedWith === null || entry.sharedWith === before?.sharedWith) return;
  const heads = await listWhoMay(tx, clock, 'pathway.shared', { authorityId, providerId: entry.sharedWith });
  await sendNotice(tx, {
    authorityId,
    to: heads.map(({ id }) => id).filter((id) => id !== accountId),
    kind: 'pathway-shared',
    urgency: 'usual',
    subject: `${actor.name} shows you their record on the pathway`,
    href: `/providers/${String(entry.sharedWith)}/pathway`,
  });
}
