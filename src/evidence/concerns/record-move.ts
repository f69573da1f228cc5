import { recordAudit } from '../../platform/audit/record-audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import type { Doing } from '../../register/index.ts';
import type { ConcernState } from './concern.ts';
import type { MoveKind } from './tables.ts';

export interface MadeMove {
  readonly concern: { readonly id: number; readonly authorityId: number; readonly providerId: number; readonly state: ConcernState };
  readonly kind: MoveKind;
  readonly to: ConcernState;
  readonly reason: string;
  readonly detail?: string | null;
  /** For the audit trail, which is read by people who may not read the concern: no words of it. */
  /** Where the trail keeps the reason too: of nothing but breaking the glass, whose reason tells of the opening and not of the concern. */
  readonly trailReason?: string;
  readonly said?: Readonly<Record<string, string | number | boolean | null>>;
}

/** One line of a concern's history, and one of the audit trail. What was said stays in the concern; the trail says that it was done, and by whom. */
export async function recordMove(
  tx: Tx,
  doing: Doing,
  { concern, kind, to, reason, detail = null, trailReason, said = {} }: MadeMove,
): Promise<void> {
  const { actor, clock, event, reference } = doing;
  const from = kind === 'logged' ? null : concern.state;
  await tx
    .insertInto('concern_move')
    .values({
      authority_id: concern.authorityId,
      concern_id: concern.id,
      provider_id: concern.providerId,
      kind,
      from_state: from,
      to_state: to,
      reason,
      detail,
      done_by: actor.name,
      done_role: actor.role,
      done_on: clock.today(),
      done_at: clock.now(),
    })
    .execute();
  await recordAudit(tx, {
    actor,
    event,
    subject: { kind: 'concern', id: concern.id },
    before: from === null ? null : { state: from },
    after: { state: to, ...said },
    ...(trailReason === undefined ? {} : { reason: trailReason }),
    ...(reference === undefined ? {} : { reference }),
  });
}
