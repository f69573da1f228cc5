import type { AuditEventName, PageRequest } from '../../platform/http/route.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import type { JudgementMeans } from '../judgement-means.ts';
import type { GatherFacts } from '../proposals/propose-tiers.ts';

export interface ReviewsMeans extends JudgementMeans {
  /** For a tier that is to be judged again. */
  readonly gather: GatherFacts;
}

export interface ReviewDoing {
  readonly actor: Actor;
  readonly clock: Clock;
  readonly event: AuditEventName;
  readonly reference: string;
  readonly publicAddress: string;
}

export function reviewDoing({ actor, audit, reference }: PageRequest, { clock, publicAddress }: ReviewsMeans): ReviewDoing {
  return { actor, clock, event: audit, reference, publicAddress };
}
