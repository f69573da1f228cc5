import type { PageRequest } from '../../platform/http/route.ts';
import { type Doing, doingOf as doingInJudgement } from '../cases/doing.ts';
import type { JudgementMeans } from '../judgement-means.ts';

/** On whose behalf a command changes an authority’s criteria. */
export interface CriteriaDoing extends Doing {
  readonly authorityId: number;
}

export function doingOf(request: PageRequest, means: JudgementMeans, authorityId: number): CriteriaDoing {
  return { ...doingInJudgement(request, means), authorityId };
}

/** What a change comes to. Only `saved` has written anything. */
export type CriteriaOutcome =
  | { readonly kind: 'saved' }
  | { readonly kind: 'refused'; readonly reasons: readonly string[] }
  /** Somebody else changed the draft since its form was shown. */
  | { readonly kind: 'overtaken'; readonly by: string };

export const refusedFor = (...reasons: string[]): CriteriaOutcome => ({ kind: 'refused', reasons });
