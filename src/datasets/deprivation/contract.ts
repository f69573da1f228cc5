import { figureTable } from '../figures.ts';
import type { Layout, Source } from '../source.ts';

/** An edition is known by the census its areas are of. Only the rank and decile of the whole index are checked: fuller files have the domains as well. */
function edition(year: string, census: string, ...deciles: readonly string[]): Layout {
  const rank = 'Index of Multiple Deprivation (IMD) Rank';
  const decile = 'Index of Multiple Deprivation (IMD) Decile';
  return {
    ...figureTable,
    name: `imd-${year}`,
    title: `Index of multiple deprivation ${year}`,
    constants: { dataset: 'deprivation', period: year, status: 'final', level: 'lsoa', breakdown: '' },
    encodings: ['utf-8', 'windows-1252'],
    columns: [
      { header: `LSOA code (${census})`, column: 'subject', type: 'code', required: true, filled: true },
      { header: `LSOA name (${census})`, column: 'name', type: 'text', required: true },
    ],
    untyped: [
      { header: rank, aliases: [`${rank} (where 1 is most deprived)`], required: true, isFigure: true },
      { header: decile, aliases: [`${decile} (where 1 is most deprived 10% of LSOAs)`, ...deciles], required: true, isFigure: true },
    ],
  };
}

/** How deprived each small area (LSOA) of England is, against all others. */
export const deprivation: Source = {
  name: 'deprivation',
  title: 'English indices of deprivation',
  publisher: 'Ministry of Housing, Communities and Local Government',
  licence: 'Open Government Licence v3.0',
  address: 'https://www.gov.uk/government/collections/english-indices-of-deprivation',
  owned: false,
  layouts: [edition('2025', '2021', 'Index of Multiple Deprivation (IMD) Decile (where 1 is most deprived 10% of LSOA'), edition('2019', '2011')],
};
