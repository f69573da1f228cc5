import { recordAudit } from '../../platform/audit/record-audit.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Tx } from '../../platform/database/database.ts';
import type { AuditEventName } from '../../platform/http/route.ts';
import { sayWhen } from '../../platform/history/say-when.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { latestEntryEvent, type Ledger, type Snapshot } from './list-entry-events.ts';
import type { OwnProvider } from './find-own-provider.ts';
import type { FieldRefusal } from './refusal.ts';

/** On whose behalf a command runs, and what the audit trail is to say of it. */
export interface Doing {
  readonly actor: Actor;
  readonly clock: Clock;
  readonly event: AuditEventName;
  readonly reference?: string;
}

/** What the person had before them when they said "save". Nobody's form stands behind a command of the demonstration or the command line. */
export interface Seen {
  /** The latest event of the form; null to save whatever happened since. */
  readonly latestEvent: number | null;
  /** They were told what else saving would change. */
  readonly confirmed: boolean;
}
export const withoutForm: Seen = { latestEvent: null, confirmed: true };

export type Outcome<Plan> =
  | { readonly kind: 'saved'; readonly id: number; readonly plan: Plan }
  /** The same had been saved already, by this form sent twice or by somebody else. */
  | { readonly kind: 'already'; readonly id: number }
  | { readonly kind: 'refused'; readonly refusal: FieldRefusal }
  /** Saving would change something else too, and that has not been confirmed. Nothing was written. */
  | { readonly kind: 'unconfirmed'; readonly plan: Plan }
  /** Somebody changed this provider's records since the form was shown. Nothing was written. */
  | { readonly kind: 'overtaken' };

/** Changes to what is recorded of one provider take turns: each is decided on what the one before left, and is known from the time of its command. */
export async function takeTurn(tx: Tx, { clock }: Doing, provider: OwnProvider): Promise<void> {
  await tx.selectFrom('provider').select('id').where('id', '=', provider.id).forNoKeyUpdate().execute();
  await sayWhen(tx, clock);
}

/** Answers whether the form is out of date. */
export async function isOvertaken(tx: Tx, ledger: Ledger, provider: OwnProvider, seen: Seen): Promise<boolean> {
  if (seen.latestEvent === null) return false;
  return (await latestEntryEvent(tx, ledger, provider)) !== seen.latestEvent;
}

interface Change {
  readonly id: number;
  readonly before?: Snapshot | null;
  readonly after: Snapshot | null;
  readonly reason?: string;
  readonly event?: AuditEventName;
}

/** One line of the audit trail, which is also the history that the record's page shows. */
export async function recordEntryChange(tx: Tx, doing: Doing, ledger: Ledger, change: Change): Promise<void> {
  await recordAudit(tx, {
    actor: doing.actor,
    event: change.event ?? doing.event,
    subject: { kind: ledger.subject, id: change.id },
    before: change.before ?? null,
    after: change.after,
    ...(change.reason === undefined ? {} : { reason: change.reason }),
    ...(doing.reference === undefined ? {} : { reference: doing.reference }),
  });
}
