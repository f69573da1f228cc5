import type { Reader } from '../../platform/database/database.ts';
import type { OwnProvider } from '../by-hand/find-own-provider.ts';
import '../tables.ts';
import type { PlacingRule } from './placing.ts';

export interface PlacedIn {
  readonly localityId: number;
  readonly localityName: string;
  readonly rule: PlacingRule;
  readonly reason: string;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
}

export interface SitePlacing {
  readonly siteId: number;
  readonly isMain: boolean;
  /** Its name, or its street and town. */
  readonly address: string;
  readonly postcode: string | null;
  readonly placed: PlacedIn | null;
}

/** Each site of a provider, the main one first, with its locality and how that was decided. */
export async function listSitePlacings(reader: Reader, provider: OwnProvider): Promise<SitePlacing[]> {
  const rows = await reader
    .selectFrom('provider_site as s')
    .leftJoin('site_locality as p', (join) => join.onRef('p.site_id', '=', 's.id').on('p.authority_id', '=', provider.authorityId))
    .leftJoin('locality as l', 'l.id', 'p.locality_id')
    .select([
      's.id',
      's.is_main',
      's.name',
      's.street',
      's.town',
      's.postcode',
      'l.id as locality_id',
      'l.name as locality',
      'p.rule',
      'p.reason',
      'p.decided_by',
      'p.decided_at',
    ])
    .where('s.provider_id', '=', provider.id)
    .where((eb) => eb.or([eb('s.authority_id', 'is', null), eb('s.authority_id', '=', provider.authorityId)]))
    .orderBy('s.is_main', 'desc')
    .orderBy('s.id')
    .execute();
  return rows.map((row) => ({
    siteId: row.id,
    isMain: row.is_main,
    address: [row.name, row.street, row.town, row.postcode].filter(Boolean).join(', ') || 'Address not known',
    postcode: row.postcode,
    placed:
      row.locality_id === null || row.locality === null || row.rule === null
        ? null
        : {
            localityId: row.locality_id,
            localityName: row.locality,
            rule: row.rule,
            reason: row.reason ?? '',
            decidedBy: row.decided_by,
            decidedAt: row.decided_at,
          },
  }));
}
