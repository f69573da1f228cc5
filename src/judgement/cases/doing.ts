import type { Clock } from '../../platform/clock.ts';
import type { AuditEventName, PageRequest } from '../../platform/http/route.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import type { JudgementMeans } from '../judgement-means.ts';

/** On whose behalf a command runs, and what the audit trail and the mails say of it. */
export interface Doing {
  readonly actor: Actor;
  readonly clock: Clock;
  readonly event: AuditEventName;
  readonly reference: string;
  readonly publicAddress: string;
}

export function doingOf({ actor, audit, reference }: PageRequest, { clock, publicAddress }: JudgementMeans): Doing {
  return { actor, clock, event: audit, reference, publicAddress };
}

/** What a change comes to. Only `saved` has written anything. */
export type Outcome =
  | { readonly kind: 'saved' }
  /** The same form, sent twice. */
  | { readonly kind: 'already' }
  | { readonly kind: 'refused'; readonly reason: string }
  /** The actor has declared a conflict of interest in the case. */
  | { readonly kind: 'barred'; readonly reason: string }
  /** Somebody else wrote since the form was shown; what they did, in words. */
  | { readonly kind: 'overtaken'; readonly meanwhile: string };
