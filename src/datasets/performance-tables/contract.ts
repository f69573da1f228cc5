import type { Source } from '../source.ts';
import { destinationsLayout, keyStage2Layout, keyStage4Layout } from './attainment-layouts.ts';
import { absenceLayout, censusLayout, workforceLayout } from './school-layouts.ts';

/**
 * The files of "Compare school performance", a year and a release each. Schools stand under the URN they had on 12 September of the school year. Every
 * edition is kept: a revised file does not take the place of the provisional one, but is believed before it.
 */
export const performanceTables: Source = {
  name: 'performance-tables',
  title: 'School performance tables',
  publisher: 'Department for Education, performance tables',
  licence: 'Open Government Licence v3.0',
  address: 'https://www.compare-school-performance.service.gov.uk/download-data',
  owned: false,
  layouts: [keyStage2Layout, keyStage4Layout, absenceLayout, censusLayout, workforceLayout, destinationsLayout],
};
