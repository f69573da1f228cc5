import { earlyYears } from './early-years/contract.ts';
import { giasAcademyMembership } from './gias-academy-membership/contract.ts';
import { giasEstablishments } from './gias-establishments/contract.ts';
import { giasGroups } from './gias-groups/contract.ts';
import { giasLinks } from './gias-links/contract.ts';
import { localities } from './localities/contract.ts';
import { ofstedStateFunded } from './ofsted-state-funded/contract.ts';
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
];

export function findSource(name: string): Source | undefined {
  return sources.find((source) => source.name === name);
}

/** The contract of a release that was staged under it. */
export function getLayout(source: string, layout: string): Layout {
  const found = findSource(source)?.layouts.find(({ name }) => name === layout);
  if (!found) throw new Error(`The source “${source}” has no layout “${layout}”.`);
  return found;
}
