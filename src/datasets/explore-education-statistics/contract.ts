import type { Source } from '../source.ts';
import { layoutOf } from './layout-of.ts';
import { shippedMappings } from './mappings.ts';

/** Data sets of “Explore education statistics”: tidy files, one row for each place, period and part of the pupils, one column for each indicator. */
export const exploreEducationStatistics: Source = {
  name: 'explore-education-statistics',
  title: 'Explore education statistics',
  publisher: 'Department for Education, explore education statistics',
  licence: 'Open Government Licence v3.0',
  address: 'https://explore-education-statistics.service.gov.uk/data-catalogue',
  owned: false,
  layouts: shippedMappings.map(layoutOf),
};
