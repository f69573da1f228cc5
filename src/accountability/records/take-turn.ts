import type { Clock } from '../../platform/clock.ts';
import type { Tx } from '../../platform/database/database.ts';
import type { AuditEventName, PageRequest } from '../../platform/http/route.ts';
import { sayWhen } from '../../platform/history/say-when.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import type { OwnAuthority } from './build-conditions.ts';

/** On whose behalf a command runs, and what the audit trail is to say of it. */
export interface Doing {
  readonly actor: Actor;
  readonly clock: Clock;
  readonly event: AuditEventName;
  readonly reference: string;
}

export function doingOf({ actor, audit, reference }: PageRequest, clock: Clock): Doing {
  return { actor, clock, event: audit, reference };
}

/** Holds, rules and erasures of one authority take turns: nothing is erased while a hold on it is being placed. */
export async function takeTurn(tx: Tx, { clock }: Doing, authority: OwnAuthority): Promise<void> {
  await sayWhen(tx, clock);
  await tx.selectFrom('authority').select('id').where('id', '=', authority.id).forNoKeyUpdate().execute();
}
