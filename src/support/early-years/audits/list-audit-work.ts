import { sql } from 'kysely';
import type { Reader } from '../../../platform/database/database.ts';
import type { Actor } from '../../../platform/identity/actor.ts';
import { isAllowed, withinReach } from '../../../register/index.ts';
import '../tables.ts';
import type { AuditKind } from './statements.ts';

export interface AuditDraft {
  readonly id: number;
  readonly providerId: number;
  readonly providerName: string;
  readonly kind: AuditKind;
  readonly auditedOn: string;
  /** The setting’s own. */
  readonly isOwn: boolean;
}

/** Audits that were begun and are not final: for a manager their setting’s own, for an officer those that they saved last. */
export async function listAuditWork(reader: Reader, actor: Actor, today: string): Promise<AuditDraft[]> {
  const isManager = isAllowed(actor, 'early-years-audit.answer');
  const permission = isManager ? 'early-years-audit.answer' : 'early-years.record';
  const whose = isManager ? sql`a.by_side = 'setting'` : sql`a.by_side = 'authority' and a.saved_by = ${actor.name}`;
  const { rows } = await sql<AuditDraft>`
    select a.id, a.provider_id as "providerId", p.name as "providerName", a.kind, a.audited_on::text as "auditedOn", a.by_side = 'setting' as "isOwn"
    from early_years_audit a join provider p on p.id = a.provider_id
    where a.authority_id = ${actor.authorityId}::int and a.state = 'draft' and a.withdrawn_at is null and ${whose} and ${withinReach(actor, permission, today)}
    order by a.audited_on, a.id`.execute(reader);
  return rows;
}
