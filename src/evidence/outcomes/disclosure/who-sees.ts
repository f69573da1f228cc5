import type { Statistic } from '../../../kernel/statistic.ts';

/** The authority's own staff see every figure; everybody else sees what disclosure control leaves. */
export type Audience = 'staff' | 'outside';

/** Whoever asks decides; what is exported, printed for a meeting or answered by the API is for the outside, whoever asked. */
export function whoSees(reader: { readonly isAuthorityStaff: boolean; readonly leavesTheBuilding: boolean }): Audience {
  return reader.isAuthorityStaff && !reader.leavesTheBuilding ? 'staff' : 'outside';
}

/** Schools' own returns of July and August, which nobody has checked. */
export function isForStaffOnly(statistic: Statistic): boolean {
  return statistic.releases.some(({ status }) => status === 'unvalidated');
}
