import type { AreaId } from '../criteria/areas.ts';
import type { AreaJudgement } from './judgement.ts';

/** Each area judged sound, but for those that are told otherwise. */
export function areaJudgementsOf(areas: readonly AreaId[], over: Partial<Record<AreaId, Partial<AreaJudgement>>> = {}): AreaJudgement[] {
  return areas.map((area) => ({ area, judgement: 'sound', evidence: 'Seen on the visit in October.', confidence: 'high', ...over[area] }));
}
