import { sql } from 'kysely';
import { recordAudit } from '../../platform/audit/record-audit.ts';
import type { Reader, Tx } from '../../platform/database/database.ts';
import type { Decision, Doing } from '../../register/index.ts';
import { findConcern } from './find-concerns.ts';
import { mayReadInformant } from './sight.ts';

export interface Informant {
  readonly identity: string | null;
  readonly contact: string | null;
  readonly wishes: string | null;
  readonly recordedBy: string;
  readonly recordedAt: Date;
}

/** Who told the authority in confidence, after the reason for asking stands in the audit trail: in the same transaction, or it is not told. */
export async function readInformants(tx: Tx, doing: Doing, concernId: number, reason: string): Promise<Decision<readonly Informant[]>> {
  const { actor, clock, event, reference } = doing;
  const concern = await findConcern(tx, { actor, clock }, String(concernId));
  if (!concern || !mayReadInformant(concern.sighting, concern)) return { ok: false, field: 'reason', reason: 'You may not ask this' };
  const { rows } = await sql<Informant>`
    select identity, contact, wishes, recorded_by as "recordedBy", recorded_at as "recordedAt"
    from concern_informant where concern_id = ${concernId} order by id`.execute(tx);
  const subject = { kind: 'concern', id: concernId };
  await recordAudit(tx, { actor, event, subject, reason, after: { read: rows.length }, ...(reference === undefined ? {} : { reference }) });
  return { ok: true, value: rows };
}

/** Only whether there is one, for those who may ask who. */
export async function readWhetherInformed(db: Reader, concernId: number): Promise<boolean> {
  const { rows } = await sql`select 1 from concern_informant where concern_id = ${concernId} limit 1`.execute(db);
  return rows.length > 0;
}
