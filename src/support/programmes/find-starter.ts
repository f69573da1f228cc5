import type { Reader } from '../../platform/database/database.ts';
import '../../register/index.ts';
import '../tables.ts';
import type { Track } from '../programme-definitions/definition.ts';
import { closedInWords, trackOf } from './subject.ts';

interface Starter {
  readonly track: Track;
  readonly typeName: string;
  readonly religiousCharacter: string | null;
  /** The sentence why nothing begins where the provider is closed; null where it is not. */
  readonly closed: string | null;
}

/** What a run is told of its provider on the day that it begins; null where the provider is not there, or no law of a school or setting applies to it. */
export async function findStarter(reader: Reader, authorityId: number, providerId: number): Promise<Starter | null> {
  return (await findStarters(reader, authorityId, [providerId])).get(providerId) ?? null;
}

/** The same of several, by provider. */
export async function findStarters(reader: Reader, authorityId: number, providerIds: readonly number[]): Promise<ReadonlyMap<number, Starter>> {
  if (providerIds.length === 0) return new Map();
  const rows = await reader
    .selectFrom('provider')
    .innerJoin('authority', 'authority.la_code', 'provider.la_code')
    .select([
      'provider.id',
      'provider.legal_track',
      'provider.kind',
      'provider.type_name',
      'provider.religious_character',
      'provider.status',
      'provider.closed_on',
    ])
    .where('provider.id', 'in', [...providerIds])
    .where('authority.id', '=', authorityId)
    .where('provider.joined_to', 'is', null)
    .execute();
  return new Map(
    rows.flatMap((row): [number, Starter][] => {
      const track = trackOf(row.legal_track, row.kind);
      if (track === null) return [];
      const closed = row.status === 'closed' ? closedInWords(row.closed_on) : null;
      return [[row.id, { track, typeName: row.type_name, religiousCharacter: row.religious_character, closed }]];
    }),
  );
}
