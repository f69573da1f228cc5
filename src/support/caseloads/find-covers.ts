import { sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import '../tables.ts';

export interface Cover {
  readonly id: number;
  readonly absent: string;
  readonly cover: string;
  readonly from: string;
  readonly to: string;
  readonly reason: string;
  readonly allocationIds: readonly number[];
  readonly by: string;
  readonly at: Date;
  readonly withdrawn: { readonly by: string; readonly at: Date; readonly reason: string } | null;
}

/** Cover that was arranged for whole caseloads, the latest first, that which was taken back too. */
export async function listCovers(db: Reader, authorityId: number): Promise<Cover[]> {
  const { rows } = await sql<Omit<Cover, 'withdrawn'> & { withdrawnBy: string | null; withdrawnAt: Date; withdrawnReason: string }>`
    select c.id, a.name as absent, u.name as cover, c.valid_from::text as "from", c.valid_to::text as "to", c.reason, c.allocation_ids as "allocationIds",
      c.arranged_by as by, c.arranged_at as at, c.withdrawn_by as "withdrawnBy", c.withdrawn_at as "withdrawnAt", c.withdrawn_reason as "withdrawnReason"
    from caseload_cover c join account a on a.id = c.absent_account_id join account u on u.id = c.cover_account_id
    where c.authority_id = ${authorityId} order by c.id desc`.execute(db);
  return rows.map(({ withdrawnBy, withdrawnAt, withdrawnReason, ...row }) => ({
    ...row,
    withdrawn: withdrawnBy === null ? null : { by: withdrawnBy, at: withdrawnAt, reason: withdrawnReason },
  }));
}
