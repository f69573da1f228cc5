import { kinds, phases, type Kind } from '../providers/classification.ts';
import { everything, searchHref, type ProviderSearch } from '../providers/provider-search.ts';
import type { Counts } from '../overview/overview.ts';
import { schoolPhases, type SchoolPhase } from '../overview/overview.ts';
import type { Figure } from '../overview/overview-page.ts';

export interface LocalityFigures {
  readonly name: string;
  readonly slug: string;
  readonly schools: Figure;
  readonly byPhase: readonly Figure[];
  readonly governance: readonly Figure[];
  /** Everything else that is open there: settings, colleges, independent schools. */
  readonly others: readonly Figure[];
}

const schoolKinds: readonly Kind[] = ['school', 'special-school', 'nursery-school'];

/** A locality's numbers, each with the find page's question behind it. Pure. */
export function localityFigures({ name, slug }: { readonly name: string; readonly slug: string }, counts: Counts): LocalityFigures {
  const part = counts.stateFunded.localities[name];
  const byKind = counts.byKindAndLocality[name] ?? {};
  const figure = (label: string, count: number, question: Partial<ProviderSearch>): Figure => ({
    label,
    count,
    href: searchHref({ ...everything, ...question, locality: [slug] }),
  });
  return {
    name,
    slug,
    schools: figure('State-funded schools', part?.total ?? 0, { stateFunded: true }),
    byPhase: (Object.keys(schoolPhases) as SchoolPhase[])
      .map((phase) => figure(phases[schoolPhases[phase]], part?.byPhase[phase] ?? 0, { stateFunded: true, phase: [schoolPhases[phase]] }))
      .filter(({ count }) => count > 0),
    governance: [
      figure('Maintained', part?.maintained ?? 0, { stateFunded: true, governance: ['maintained'] }),
      figure('Academies', part?.academy ?? 0, { stateFunded: true, governance: ['academy'] }),
    ],
    others: (Object.keys(kinds) as Kind[])
      .filter((kind) => !schoolKinds.includes(kind))
      .map((kind) => figure(kinds[kind], byKind[kind] ?? 0, { kind: [kind] }))
      .filter(({ count }) => count > 0),
  };
}
