import type { Clock } from '../../platform/clock.ts';
import type { AuditEventName } from '../../platform/http/route.ts';
import type { Actor } from '../../platform/identity/actor.ts';

/** On whose behalf a command runs, for which authority, and what the audit trail is to say of it. */
export interface Doing {
  readonly actor: Actor;
  readonly clock: Clock;
  readonly event: AuditEventName;
  readonly reference: string;
  readonly authorityId: number;
}
