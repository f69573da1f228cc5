import { sql } from 'kysely';
import type { Reader } from '../../../platform/database/database.ts';
import '../tables.ts';
import type { AuditSide, AuditState, GivenAnswers } from './setting-audit.ts';
import type { AuditKind } from './statements.ts';

export interface SettingAudit {
  readonly id: number;
  readonly providerId: number;
  readonly kind: AuditKind;
  readonly listVersion: number;
  readonly bySide: AuditSide;
  readonly state: AuditState;
  readonly auditedOn: string;
  readonly answers: GivenAnswers;
  readonly summary: string | null;
  readonly saves: number;
  readonly nextDueOn: string | null;
  readonly startedBy: string;
  readonly savedBy: string;
  readonly savedAt: Date;
  readonly finishedBy: string | null;
  readonly finishedAt: Date | null;
  readonly withdrawn: { readonly by: string; readonly reason: string } | null;
}

/** Audits of a setting, the latest first, those withdrawn too; with `id` that one. */
export async function listAudits(
  reader: Reader,
  { authorityId, providerId, id }: { readonly authorityId: number; readonly providerId: number; readonly id?: number },
): Promise<SettingAudit[]> {
  const rows = await reader
    .selectFrom('early_years_audit')
    .selectAll()
    .where('authority_id', '=', authorityId)
    .where('provider_id', '=', providerId)
    .$if(id !== undefined, (query) => query.where('id', '=', id ?? 0))
    .orderBy('audited_on', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    providerId: row.provider_id,
    kind: row.kind,
    listVersion: row.list_version,
    bySide: row.by_side,
    state: row.state,
    auditedOn: row.audited_on,
    answers: row.answers,
    summary: row.summary,
    saves: row.saves,
    nextDueOn: row.next_due_on,
    startedBy: row.started_by,
    savedBy: row.saved_by,
    savedAt: row.saved_at,
    finishedBy: row.finished_by,
    finishedAt: row.finished_at,
    withdrawn: row.withdrawn_by === null ? null : { by: row.withdrawn_by, reason: row.withdrawn_reason ?? '' },
  }));
}

/** When each audit of some settings is next due, side by side: nothing for those of which none is final. */
export async function findNextAudits(
  reader: Reader,
  authorityId: number,
  providerIds: readonly number[],
): Promise<(providerId: number, kind: AuditKind, side: AuditSide) => string | undefined> {
  if (providerIds.length === 0) return () => undefined;
  const { rows } = await sql<{ key: string; on: string }>`
    select provider_id || '|' || kind || '|' || by_side as key, max(next_due_on)::text as "on" from early_years_audit
    where authority_id = ${authorityId} and provider_id = any (${[...providerIds]}::int[]) and state = 'final' and withdrawn_at is null
    group by provider_id, kind, by_side`.execute(reader);
  const next = new Map(rows.map(({ key, on }) => [key, on]));
  return (providerId, kind, side) => next.get(`${String(providerId)}|${kind}|${side}`);
}
