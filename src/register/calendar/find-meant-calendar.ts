import { accepted, refused, type Result } from '../../kernel/result.ts';
import type { SchoolCalendar } from '../../kernel/school-calendar.ts';
import type { Reader } from '../../platform/database/database.ts';
import { findMeantAuthority, listAuthorities } from '../authorities/find-authority.ts';
import '../tables.ts';
import { findCalendar } from './find-calendar.ts';

export interface MeantCalendar {
  readonly calendar: SchoolCalendar;
  /** Whose term dates they are, in words that follow "by". */
  readonly whose: string;
  readonly authority: string | null;
}

/**
 * The calendar that a command at the command line means: a school's own by its URN, else the authority's, named or the only one. Where there is none,
 * or several and none is named, the dates that are shipped.
 */
export async function findMeantCalendar(
  reader: Reader,
  { laCode, urn }: { readonly laCode: string | undefined; readonly urn: string | undefined },
): Promise<Result<MeantCalendar>> {
  if (urn !== undefined) return findSchoolsCalendar(reader, urn, laCode);
  const authorities = await listAuthorities(reader);
  if (laCode === undefined && authorities.length !== 1)
    return accepted({
      calendar: await findCalendar(reader, { authorityId: 0 }),
      whose: 'the term dates that are shipped with Waymark',
      authority: null,
    });
  const meant = await findMeantAuthority(reader, laCode);
  if (!meant.ok) return meant;
  const { id, name, laCode: authority } = meant.value;
  return accepted({ calendar: await findCalendar(reader, { authorityId: id }), whose: `the term dates of ${name}`, authority });
}

async function findSchoolsCalendar(reader: Reader, urn: string, laCode: string | undefined): Promise<Result<MeantCalendar>> {
  const found = /^\d{5,7}$/.test(urn)
    ? await reader
        .selectFrom('provider')
        .innerJoin('authority', 'authority.la_code', 'provider.la_code')
        .select(['provider.id', 'provider.name', 'authority.id as authorityId', 'authority.la_code as laCode'])
        .where('provider.urn', '=', Number(urn))
        .executeTakeFirst()
    : undefined;
  if (found === undefined) return refused(`No school of an authority here has the URN ${urn}.`);
  if (laCode !== undefined && laCode !== found.laCode) return refused(`The school with the URN ${urn} is not in authority ${laCode}.`);
  const calendar = await findCalendar(reader, { authorityId: found.authorityId, providerId: found.id });
  return accepted({ calendar, whose: `the term dates of ${found.name}`, authority: found.laCode });
}
