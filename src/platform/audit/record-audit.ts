import { useConnection } from '../database/copy-rows.ts';
import type { Tx } from '../database/database.ts';
import type { TransactionScope } from '../database/transaction-guard.ts';
import type { AuditEventName } from '../http/route.ts';
import type { Actor } from '../identity/actor.ts';
import { sealEvents, type UnsealedEvent } from './seal-events.ts';

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

const waiting = new WeakMap<TransactionScope, UnsealedEvent[]>();

/**
 * Appends one event to the audit trail, in the transaction of the change it describes: both are kept or neither is. It is written as the transaction
 * ends, so that the chain is held for that moment only (docs/adr/0006): until then a query of the same transaction does not find it.
 */
export async function recordAudit(tx: Tx, entry: AuditEntry): Promise<void> {
  const event = unsealed(entry);
  await useConnection(tx, ({ scope }) => {
    if (!scope) throw new Error('An event of the audit trail is recorded inside `database.transaction`.');
    const events = waiting.get(scope);
    if (events) events.push(event);
    else {
      const first = [event];
      waiting.set(scope, first);
      scope.beforeCommit.push(() => sealEvents(tx, first));
    }
    return Promise.resolve();
  });
}

function unsealed(entry: AuditEntry): UnsealedEvent {
  const { actor, subject } = entry;
  return {
    authority_id: entry.authorityId ?? actor.authorityId,
    actor_kind: actor.kind,
    account_id: actor.accountId,
    token_id: actor.tokenId,
    actor_name: storable(actor.name),
    actor_role: actor.role,
    address: actor.address ?? null,
    event: entry.event,
    subject_kind: subject?.kind ?? null,
    subject_id: subject === null ? null : storable(String(subject.id)),
    reason: entry.reason === undefined ? null : storable(entry.reason),
    before: asJson(entry.before),
    after: asJson(entry.after),
    reference: entry.reference ?? null,
  };
}

/** PostgreSQL keeps neither a NUL nor half of a surrogate pair: what is hashed must be what is kept. */
const storable = (text: string): string => text.toWellFormed().replaceAll('\0', '');

function asJson(value: object | null | undefined): string | null {
  if (value === null || value === undefined) return null;
  return JSON.stringify(value, (_, each: unknown) => (typeof each === 'string' ? storable(each) : each));
}
