import './tables.ts';
import type { Reader, Tx } from '../../platform/database/database.ts';
import type { AccountRequest, Wanted } from './account-request.ts';

interface Row {
  readonly id: number;
  readonly account_id: number;
  readonly kind: Wanted['kind'];
  readonly wanted: object | null;
  readonly reason: string;
  readonly asked_by: string;
  readonly asked_by_account: number | null;
  readonly asked_at: Date;
  readonly outcome: AccountRequest['outcome'];
  readonly decided_by: string | null;
  readonly decided_at: Date | null;
  readonly decision_reason: string | null;
}

const toRequest = (row: Row): AccountRequest => ({
  id: row.id,
  accountId: row.account_id,
  wanted: { kind: row.kind, ...row.wanted } as Wanted,
  reason: row.reason,
  askedBy: row.asked_by,
  askedByAccount: row.asked_by_account,
  askedAt: new Date(row.asked_at),
  outcome: row.outcome,
  decidedBy: row.decided_by,
  decidedAt: row.decided_at === null ? null : new Date(row.decided_at),
  decisionReason: row.decision_reason,
});

/** Everything ever asked about an account, the latest first. */
export async function listRequestsOf(reader: Reader, accountId: number): Promise<AccountRequest[]> {
  const rows = await reader.selectFrom('account_request').selectAll().where('account_id', '=', accountId).orderBy('id', 'desc').execute();
  return rows.map(toRequest);
}

export interface WaitingRequest extends AccountRequest {
  readonly name: string;
  readonly email: string;
  readonly role: string;
  readonly jobTitle: string | null;
}

/** What waits for somebody's decision in an authority, the oldest first. */
export async function listWaiting(reader: Reader, authorityId: number): Promise<WaitingRequest[]> {
  const rows = await reader
    .selectFrom('account_request as r')
    .innerJoin('account as a', 'a.id', 'r.account_id')
    .selectAll('r')
    .select(['a.name', 'a.email', 'a.role', 'a.job_title'])
    .where('r.authority_id', '=', authorityId)
    .where('r.outcome', 'is', null)
    .orderBy('r.id')
    .execute();
  return rows.map((row) => ({ ...toRequest(row), name: row.name, email: row.email, role: row.role, jobTitle: row.job_title }));
}

/** One request of an authority's own, locked, whatever has become of it. */
export async function takeRequest(tx: Tx, authorityId: number | null, id: number): Promise<AccountRequest | undefined> {
  if (authorityId === null) return undefined;
  const row = await tx
    .selectFrom('account_request')
    .selectAll()
    .where('id', '=', id)
    .where('authority_id', '=', authorityId)
    .forUpdate()
    .executeTakeFirst();
  return row === undefined ? undefined : toRequest(row);
}
