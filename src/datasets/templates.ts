import { ownListLayout } from './early-years/own-list-layout.ts';
import { earlyYearsInspectionsLayout } from './ofsted-early-years/contract.ts';
import { ownCollections } from './own-collections/contract.ts';
import { templateColumns } from './own-collections/own-figures.ts';
import { resultsRound } from './results-round/contract.ts';

/** A file that people make themselves, and that has only its header until they do. */
export interface Template {
  readonly source: string;
  readonly layout: string;
  readonly title: string;
  readonly fileName: string;
  readonly columns: readonly { readonly header: string; readonly meaning: string }[];
}

export const templates: readonly Template[] = [
  {
    source: 'early-years',
    layout: ownListLayout.name,
    title: ownListLayout.title,
    fileName: 'early-years-template.csv',
    columns: ownListLayout.columns,
  },
  {
    source: 'ofsted-early-years',
    layout: earlyYearsInspectionsLayout.name,
    title: earlyYearsInspectionsLayout.title,
    fileName: 'early-years-inspections-template.csv',
    columns: earlyYearsInspectionsLayout.columns,
  },
  ...[ownCollections, resultsRound].flatMap(({ name, layouts }) =>
    layouts.map((layout) => ({
      source: name,
      layout: layout.name,
      title: layout.title,
      fileName: `${layout.name}-template.csv`,
      columns: templateColumns(layout),
    })),
  ),
];
