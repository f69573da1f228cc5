import type { Buffer } from 'node:buffer';
import { outlinesFile, smallAreasFile } from '../builders/localities.ts';
import { linksFile } from '../builders/links.ts';
import { neighboursFile } from '../builders/published-figures.ts';
import { areaFigures } from './area-figures.ts';
import { earlyYearsProfile } from './early-years-profile.ts';
import { earlyYearsEditions } from './early-years-providers.ts';
import { earlyYearsInspectionsFile, riseFile } from './entered-inspections.ts';
import { links } from './former-schools.ts';
import { inspectionEditions } from './inspected-schools.ts';
import { neighbourAreas } from './neighbour-areas.ts';
import { organisationEditions } from './organisation-editions.ts';
import { outlines } from './outlines.ts';
import { places } from './places.ts';
import { establishmentEditions } from './register-editions.ts';
import { absenceOf, keyStage2Of } from './school-results.ts';
import { ambermoor } from './the-authority.ts';

/** One file that came, on a day, and what was done with it. */
export interface Arrival {
  readonly on: string;
  readonly source: string;
  readonly fileName: string;
  readonly bytes: () => Buffer;
  /** `left`: it waits for review, or was quarantined. */
  readonly then: 'accepted' | 'discarded' | 'left';
}

const asAtMay = '20260511';
const asAtOctober = '20261012';

const lookUp2021 = (): Buffer => smallAreasFile(2021, places.map((it) => it.smallArea)); // prettier-ignore
const lookUp2011 = (): Buffer => smallAreasFile(2011, places.map((it) => it.smallArea2011)); // prettier-ignore

/** Links as they were published before the summer. */
const linksInMay = links.filter(({ on }) => on === null || on < '2026-08-01');

/** Every file of the demonstration, in the order in which they came. */
const received: readonly (readonly [on: string, source: string, fileName: string, bytes: () => Buffer, then?: Arrival['then']])[] = [
  ['2026-05-12', 'localities', 'ambermoor_lsoa21_to_locality_2026-04-01.csv', lookUp2021],
  ['2026-05-12', 'localities', 'ambermoor_lsoa11_to_locality_2026-04-01.csv', lookUp2011],
  ['2026-05-12', 'localities', 'ambermoor_localities_2026-04-01.geojson', () => outlinesFile(outlines())],
  ['2026-05-12', 'gias-establishments', `edubasealldata${asAtMay}.csv`, establishmentEditions.may],
  ['2026-05-12', 'gias-links', `links_edubasealldata${asAtMay}.csv`, () => linksFile(linksInMay)],
  ['2026-05-12', 'gias-groups', `allgroupsdata${asAtMay}.csv`, organisationEditions.groupsInMay],
  ['2026-05-12', 'gias-academy-membership', 'academies_group_membership_202605.csv', organisationEditions.membersInMay],
  ['2026-06-03', 'early-years', 'ambermoor_early_years_20260601.csv', earlyYearsEditions.own],
  ['2026-06-03', 'early-years', 'early-years-all-settings-20260501.csv', earlyYearsEditions.settings],
  ['2026-06-03', 'early-years', 'childminders-20260501.csv', earlyYearsEditions.childminders],
  ['2026-06-03', 'early-years', 'edubaseallchildrencentre20260601.csv', earlyYearsEditions.childrensCentres],
  ['2026-06-15', 'ofsted-state-funded', mi('31_May_2026'), inspectionEditions.may],
  ['2026-09-16', 'ofsted-state-funded', mi('31_August_2026'), inspectionEditions.august],
  ['2026-09-16', 'ofsted-early-years', 'ambermoor_early_years_inspections_20260901.csv', earlyYearsInspectionsFile],
  ['2026-09-16', 'rise', 'rise_20260901.csv', riseFile],
  ['2026-10-05', 'gias-academy-membership', 'academies_group_membership_202610_part.csv', organisationEditions.membersCutShort, 'discarded'],
  ['2026-10-13', 'gias-establishments', `edubasealldata${asAtOctober}.csv`, establishmentEditions.october],
  ['2026-10-13', 'gias-links', `links_edubasealldata${asAtOctober}.csv`, () => linksFile(links)],
  ['2026-10-13', 'gias-groups', `allgroupsdata${asAtOctober}.csv`, organisationEditions.groupsInOctober],
  ['2026-10-13', 'gias-academy-membership', 'academies_group_membership_202610.csv', organisationEditions.membersInOctober],
  ['2026-10-14', 'performance-tables', '2023-2024_england_ks2revised.csv', () => keyStage2Of(2024)],
  ['2026-10-14', 'performance-tables', '2024-2025_england_ks2revised.csv', () => keyStage2Of(2025)],
  ['2026-10-14', 'performance-tables', '2025-2026_england_ks2provisional.csv', () => keyStage2Of(2026)],
  ['2026-10-14', 'performance-tables', '2023-2024_england_abs.csv', () => absenceOf(2024)],
  ['2026-10-14', 'performance-tables', '2024-2025_england_abs.csv', () => absenceOf(2025)],
  ['2026-10-20', 'statistical-neighbours', 'statistical_neighbours_2025-09-01.csv', () => neighboursFile(ambermoor, neighbourAreas)],
  ['2026-10-20', 'lait', 'lait_20261019.csv', areaFigures],
  ['2026-10-21', 'own-collections', 'ambermoor_early_years_profile_2025_and_2026.csv', earlyYearsProfile],
  ['2026-10-27', 'gias-establishments', 'edubasealldata20261026.csv', establishmentEditions.spoiled, 'left'],
  ['2026-11-03', 'gias-establishments', 'edubasealldata20261102.csv', establishmentEditions.november, 'left'],
]; // prettier-ignore

export const arrivals: readonly Arrival[] = received.map(([on, source, fileName, bytes, then = 'accepted']) => ({
  on,
  source,
  fileName,
  bytes,
  then,
}));

function mi(day: string): string {
  return `Management_information_-_state-funded_schools_-_most_recent_inspections_as_at_${day}.csv`;
}
