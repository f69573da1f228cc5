import type { Reader } from '../../platform/database/database.ts';
import { isPriority } from './priorities.ts';
import type { Commentary, Target, Withdrawal } from './target.ts';
import '../tables.ts';

interface WithdrawnColumns {
  readonly withdrawn_by: string | null;
  readonly withdrawn_at: Date | null;
  readonly withdrawn_reason: string | null;
}

function withdrawalOf({ withdrawn_by: by, withdrawn_at: at, withdrawn_reason: reason }: WithdrawnColumns): Withdrawal | null {
  return by === null || at === null || reason === null ? null : { by, at, reason };
}

/** Every target there is or was, those withdrawn too: by line, then year, then when it was set. */
export async function listTargets(reader: Reader, authorityId: number): Promise<Target[]> {
  const rows = await reader
    .selectFrom('target')
    .selectAll()
    .where('authority_id', '=', authorityId)
    .orderBy('measure_id')
    .orderBy('pupil_group')
    .orderBy('period')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    measureId: row.measure_id,
    group: row.pupil_group,
    period: row.period,
    value: row.value,
    baselinePeriod: row.baseline_period,
    agreedBy: row.agreed_by,
    agreedOn: row.agreed_on,
    basis: row.basis,
    priority: row.priority !== null && isPriority(row.priority) ? row.priority : null,
    setBy: row.set_by,
    setAt: row.set_at,
    withdrawn: withdrawalOf(row),
  }));
}

/** All that was said, the latest first. */
export async function listCommentary(reader: Reader, authorityId: number): Promise<Commentary[]> {
  const rows = await reader
    .selectFrom('target_commentary')
    .selectAll()
    .where('authority_id', '=', authorityId)
    .orderBy('said_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    measureId: row.measure_id,
    group: row.pupil_group,
    period: row.period,
    words: row.words,
    saidBy: row.said_by,
    saidAt: row.said_at,
    withdrawn: withdrawalOf(row),
  }));
}
