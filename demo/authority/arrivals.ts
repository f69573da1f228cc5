import type { Buffer } from 'node:buffer';
import { outlinesFile, smallAreasFile } from '../builders/localities.ts';
import { linksFile } from '../builders/links.ts';
import { earlyYearsEditions } from './early-years-providers.ts';
import { links } from './former-schools.ts';
import { inspectionEditions } from './inspected-schools.ts';
import { organisationEditions } from './organisation-editions.ts';
import { outlines } from './outlines.ts';
import { places } from './places.ts';
import { establishmentEditions } from './register-editions.ts';

/** One file that came, on a day, and what was done with it. */
export interface Arrival {
  readonly on: string;
  readonly source: string;
  readonly fileName: string;
  readonly bytes: () => Buffer;
  /** `left`: it waits for review, or was quarantined. */
  readonly then: 'accepted' | 'discarded' | 'left';
}

const accepted = 'accepted';
const asAtMay = '20260511';
const asAtOctober = '20261012';

/** Links as they were published before the summer. */
const linksInMay = links.filter(({ on }) => on === null || on < '2026-08-01');

/** Every file of the demonstration, in the order in which they came. */
export const arrivals: readonly Arrival[] = [
  { on: '2026-05-12', source: 'localities', fileName: 'ambermoor_lsoa21_to_locality_2026-04-01.csv', bytes: () => smallAreasFile(2021, places.map((it) => it.smallArea)), then: accepted },
  { on: '2026-05-12', source: 'localities', fileName: 'ambermoor_lsoa11_to_locality_2026-04-01.csv', bytes: () => smallAreasFile(2011, places.map((it) => it.smallArea2011)), then: accepted },
  { on: '2026-05-12', source: 'localities', fileName: 'ambermoor_localities_2026-04-01.geojson', bytes: () => outlinesFile(outlines()), then: accepted },
  { on: '2026-05-12', source: 'gias-establishments', fileName: `edubasealldata${asAtMay}.csv`, bytes: establishmentEditions.may, then: accepted },
  { on: '2026-05-12', source: 'gias-links', fileName: `links_edubasealldata${asAtMay}.csv`, bytes: () => linksFile(linksInMay), then: accepted },
  { on: '2026-05-12', source: 'gias-groups', fileName: `allgroupsdata${asAtMay}.csv`, bytes: organisationEditions.groupsInMay, then: accepted },
  { on: '2026-05-12', source: 'gias-academy-membership', fileName: 'academies_group_membership_202605.csv', bytes: organisationEditions.membersInMay, then: accepted },
  { on: '2026-06-03', source: 'early-years', fileName: 'ambermoor_early_years_20260601.csv', bytes: earlyYearsEditions.own, then: accepted },
  { on: '2026-06-03', source: 'early-years', fileName: 'early-years-all-settings-20260501.csv', bytes: earlyYearsEditions.settings, then: accepted },
  { on: '2026-06-03', source: 'early-years', fileName: 'childminders-20260501.csv', bytes: earlyYearsEditions.childminders, then: accepted },
  { on: '2026-06-03', source: 'early-years', fileName: 'edubaseallchildrencentre20260601.csv', bytes: earlyYearsEditions.childrensCentres, then: accepted },
  { on: '2026-06-15', source: 'ofsted-state-funded', fileName: mi('31_May_2026'), bytes: inspectionEditions.may, then: accepted },
  { on: '2026-09-16', source: 'ofsted-state-funded', fileName: mi('31_August_2026'), bytes: inspectionEditions.august, then: accepted },
  { on: '2026-10-05', source: 'gias-academy-membership', fileName: 'academies_group_membership_202610_part.csv', bytes: organisationEditions.membersCutShort, then: 'discarded' },
  { on: '2026-10-13', source: 'gias-establishments', fileName: `edubasealldata${asAtOctober}.csv`, bytes: establishmentEditions.october, then: accepted },
  { on: '2026-10-13', source: 'gias-links', fileName: `links_edubasealldata${asAtOctober}.csv`, bytes: () => linksFile(links), then: accepted },
  { on: '2026-10-13', source: 'gias-groups', fileName: `allgroupsdata${asAtOctober}.csv`, bytes: organisationEditions.groupsInOctober, then: accepted },
  { on: '2026-10-13', source: 'gias-academy-membership', fileName: 'academies_group_membership_202610.csv', bytes: organisationEditions.membersInOctober, then: accepted },
  { on: '2026-10-27', source: 'gias-establishments', fileName: 'edubasealldata20261026.csv', bytes: establishmentEditions.spoiled, then: 'left' },
  { on: '2026-11-03', source: 'gias-establishments', fileName: 'edubasealldata20261102.csv', bytes: establishmentEditions.november, then: 'left' },
]; // prettier-ignore

function mi(day: string): string {
  return `Management_information_-_state-funded_schools_-_most_recent_inspections_as_at_${day}.csv`;
}
