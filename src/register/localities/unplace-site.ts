import type { Tx } from '../../platform/database/database.ts';
import type { OwnProvider } from '../by-hand/find-own-provider.ts';
import { type Doing, isOvertaken, type Outcome, recordEntryChange, type Seen, takeTurn } from '../by-hand/record-entry-change.ts';
import { listSitePlacings } from './find-site-placings.ts';
import { siteLedger, siteNotThere, snapshotOfPlacing } from './place-site.ts';
import { placeSites } from './place-sites.ts';

/** Gives a site back to the rule, which places it at once where it can. */
export async function unplaceSite(
  tx: Tx,
  doing: Doing,
  provider: OwnProvider,
  siteId: number,
  { reason }: { readonly reason: string },
  seen: Seen,
): Promise<Outcome<null>> {
  await takeTurn(tx, doing, provider);
  const site = (await listSitePlacings(tx, provider)).find((one) => one.siteId === siteId);
  if (!site) return siteNotThere;
  if (site.placed?.rule !== 'by-hand') return { kind: 'already', id: siteId };
  if (await isOvertaken(tx, siteLedger, provider, seen)) return { kind: 'overtaken' };

  await tx.deleteFrom('site_locality').where('site_id', '=', siteId).execute();
  await placeSites(tx, provider.authorityId);
  const now = (await listSitePlacings(tx, provider)).find((one) => one.siteId === siteId);
  await recordEntryChange(tx, doing, siteLedger, {
    id: siteId,
    before: snapshotOfPlacing(site, site.placed),
    after: snapshotOfPlacing(site, now?.placed ?? null),
    reason,
  });
  return { kind: 'saved', id: siteId, plan: null };
}
