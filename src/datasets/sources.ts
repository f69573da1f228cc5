import { deprivation } from './deprivation/contract.ts';
import { earlyYears } from './early-years/contract.ts';
import { exploreEducationStatistics } from './explore-education-statistics/contract.ts';
import { giasAcademyMembership } from './gias-academy-membership/contract.ts';
import { giasEstablishments } from './gias-establishments/contract.ts';
import { giasGroups } from './gias-groups/contract.ts';
import { giasLinks } from './gias-links/contract.ts';
import { lait } from './lait/contract.ts';
import { localities } from './localities/contract.ts';
import { ofstedEarlyYears } from './ofsted-early-years/contract.ts';
import { ofstedStateFunded } from './ofsted-state-funded/contract.ts';
import { ownCollections } from './own-collections/contract.ts';
import { performanceTables } from './performance-tables/contract.ts';
import { resultsRound } from './results-round/contract.ts';
import { statisticalNeighbours } from './statistical-neighbours/contract.ts';
import { rise } from './rise/contract.ts';
import type { Layout, Source } from './source.ts';

/** Every source, in the order in which a new authority loads them. */
export const sources: readonly Source[] = [
  localities,
  giasEstablishments,
  giasLinks,
  giasGroups,
  giasAcademyMembership,
  earlyYears,
  ofstedStateFunded,
  performanceTables,
  lait,
  statisticalNeighbours,
  ofstedEarlyYears,
  rise,
  exploreEducationStatistics,
  deprivation,
  ownCollections,
  resultsRound,
];

/** Layouts that officers' mappings make. The database has them; each process knows those it last read there. */
let mappedLayouts: readonly Layout[] = [];

export function knowMappedLayouts(layouts: readonly Layout[]): void {
  mappedLayouts = layouts;
}

/** With the layouts of officers' mappings, where it takes any. */
export function findSource(name: string): Source | undefined {
  const source = sources.find((each) => each.name === name);
  return source === exploreEducationStatistics ? { ...source, layouts: [...source.layouts, ...mappedLayouts] } : source;
}

export function findLayout(source: string, layout: string): Layout | undefined {
  return findSource(source)?.layouts.find(({ name }) => name === layout);
}

/** The contract of a release that was staged under it: whoever has the release has asked the database, and knows its layout. */
export function getLayout(source: string, layout: string): Layout {
  const found = findLayout(source, layout);
  if (!found) throw new Error(`The source “${source}” has no layout “${layout}”.`);
  return found;
}
