import type { Tx } from '../../platform/database/database.ts';
import type { OwnProvider } from '../by-hand/find-own-provider.ts';
import { type Doing, isOvertaken, type Outcome, recordEntryChange, type Seen, takeTurn } from '../by-hand/record-entry-change.ts';
import { listSitePlacings } from '../localities/find-site-placings.ts';
import { siteLedger } from '../localities/place-site.ts';
import { placeSites } from '../localities/place-sites.ts';
import { listSites } from './list-sites.ts';
import { decideSite, type SiteEntry } from './site.ts';
import { addressRow, isSameSite, snapshotOfSite } from './site-row.ts';

export interface SitePlan {
  /** Where the rule placed it; null where it could not tell. */
  readonly localityName: string | null;
}

/** Records a site beside those a provider has, and lets the rule place it at once. */
export async function recordSite(tx: Tx, doing: Doing, provider: OwnProvider, entry: SiteEntry, seen: Seen): Promise<Outcome<SitePlan>> {
  await takeTurn(tx, doing, provider);
  const sites = await listSites(tx, provider);
  const same = sites.find((site) => site.isByHand && isSameSite(site, entry));
  if (same) return { kind: 'already', id: same.id };
  if (await isOvertaken(tx, siteLedger, provider, seen)) return { kind: 'overtaken' };
  const decided = decideSite(entry, sites);
  if (!decided.ok) return { kind: 'refused', refusal: decided };

  const { id } = await tx
    .insertInto('provider_site')
    .values({
      ...addressRow(entry),
      provider_id: provider.id,
      authority_id: provider.authorityId,
      site_key: `by-hand ${entry.name}`,
      name: entry.name,
      is_main: sites.every((site) => !site.isMain),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await recordEntryChange(tx, doing, siteLedger, { id, after: snapshotOfSite(provider.id, entry) });
  await placeSites(tx, provider.authorityId);
  const placed = (await listSitePlacings(tx, provider)).find(({ siteId }) => siteId === id)?.placed;
  return { kind: 'saved', id, plan: { localityName: placed?.localityName ?? null } };
}
