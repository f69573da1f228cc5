import type { Reader } from '../../platform/database/database.ts';
import '../../register/index.ts';
import '../tables.ts';
import type { Track } from '../programme-definitions/definition.ts';
import { trackOf } from './subject.ts';

/** What a run is told of its provider on the day that it begins; null where the provider is not there, or no law of a school or setting applies to it. */
export async function findStarter(
  reader: Reader,
  authorityId: number,
  providerId: number,
): Promise<{ readonly track: Track; readonly typeName: string } | null> {
  const row = await reader
    .selectFrom('provider')
    .innerJoin('authority', 'authority.la_code', 'provider.la_code')
    .select(['provider.legal_track', 'provider.kind', 'provider.type_name'])
    .where('provider.id', '=', providerId)
    .where('authority.id', '=', authorityId)
    .where('provider.joined_to', 'is', null)
    .executeTakeFirst();
  const track = row === undefined ? null : trackOf(row.legal_track, row.kind);
  return row === undefined || track === null ? null : { track, typeName: row.type_name };
}
