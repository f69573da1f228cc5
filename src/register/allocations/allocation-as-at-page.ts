import type { Selectable } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import type { AllocationTable } from '../access/tables.ts';
import type { AsAtLine } from '../as-at/as-at.ts';
import type { AsAtTopic } from '../as-at/show-as-at-page.ts';
import type { OwnProvider } from '../by-hand/find-own-provider.ts';
import { allocatedOn } from './allocation.ts';
import { adviserWords, describeAllocationEvent, parts, spanWords } from './allocation-words.ts';
import { nameAdvisers } from './find-allocations.ts';

/** Who advises a provider, as at a day. */
export const allocationsAsAt: AsAtTopic<'allocation'> = {
  name: 'allocations',
  title: 'Advisers',
  audit: 'allocation.seen-as-at',
  table: 'allocation',
  subject: 'allocation',
  linesOn,
  describeEvent: describeAllocationEvent,
};

/** A line for the lead always, and for the others where there are any. */
async function linesOn(reader: Reader, rows: readonly Selectable<AllocationTable>[], provider: OwnProvider, on: string): Promise<AsAtLine[]> {
  const standing = (await nameAdvisers(reader, rows, provider.authorityId)).filter((allocation) => allocation.withdrawn === null);
  return parts.flatMap((part) => {
    const advisers = allocatedOn(standing, part, on);
    if (advisers.length === 0 && part !== 'lead') return [];
    const { title, one, many } = adviserWords[part];
    const records = advisers.map(({ id, adviser, validFrom, validTo, reason }) => ({
      id,
      text: `${adviser}, ${spanWords(validFrom, validTo)}`,
      href: `/providers/${provider.id}/allocations/${id}`,
      source: `Reason: ${reason}`,
    }));
    const isPlural = records.length > 1;
    const text = records.length === 0 ? null : records.map((record) => record.text).join('; ');
    return [{ key: part, title, subject: `the ${isPlural ? many : one}`, isPlural, text, noun: one, records }];
  });
}
