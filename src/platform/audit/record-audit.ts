import './tables.ts';
import type { Tx } from '../database/database.ts';
import type { AuditEventName } from '../http/route.ts';
import type { Actor } from '../identity/actor.ts';

export interface AuditEntry {
  readonly actor: Actor;
  readonly event: AuditEventName;
  /** The record it happened to; null when it happened to none (a failed sign-in). */
  readonly subject: { readonly kind: string; readonly id: string | number } | null;
  readonly reason?: string;
  readonly before?: object | null;
  readonly after?: object | null;
  /** The request's short reference, which the log also has. */
  readonly reference?: string;
  /** For what happens to another authority than the actor's own, or before anybody is known. */
  readonly authorityId?: number;
}

/** Appends one line to the audit trail, in the transaction of the change it describes: both are kept or neither is. */
export async function recordAudit(tx: Tx, entry: AuditEntry): Promise<void> {
  await tx
    .insertInto('audit_event')
    .values({
      authority_id: entry.authorityId ?? entry.actor.authorityId,
      actor_kind: entry.actor.kind,
      account_id: entry.actor.accountId,
      actor_name: entry.actor.name,
      event: entry.event,
      subject_kind: entry.subject?.kind ?? null,
      subject_id: entry.subject === null ? null : String(entry.subject.id),
      reason: entry.reason ?? null,
      before: asJson(entry.before),
      after: asJson(entry.after),
      reference: entry.reference ?? null,
    })
    .execute();
}

const asJson = (value: object | null | undefined): string | null => (value === null || value === undefined ? null : JSON.stringify(value));
