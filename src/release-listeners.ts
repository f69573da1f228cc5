import type { ReleaseListener } from './datasets/index.ts';
import { applyInspections, reapplyInspections } from './evidence/index.ts';
import { registerListeners } from './register/index.ts';
import { publishedHeadsListener } from './support/index.ts';

/** What each wing does with a committed release, wings from left to right: the register has its providers before evidence looks for them. */
export const releaseListeners: readonly ReleaseListener[] = [
  ...registerListeners,
  { source: 'ofsted-state-funded', fills: ['provider', 'inspection'], apply: applyInspections },
  { source: 'gias-establishments', apply: reapplyInspections },
  { source: 'gias-links', apply: reapplyInspections },
  publishedHeadsListener,
];
