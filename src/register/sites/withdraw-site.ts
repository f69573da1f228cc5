import type { Tx } from '../../platform/database/database.ts';
import type { OwnProvider } from '../by-hand/find-own-provider.ts';
import { type Doing, isOvertaken, type Outcome, recordEntryChange, type Seen, takeTurn } from '../by-hand/record-entry-change.ts';
import { siteLedger } from '../localities/place-site.ts';
import { listSites } from './list-sites.ts';
import { refusedAt } from '../by-hand/refusal.ts';
import { snapshotOfSite } from './site-row.ts';

/** Takes away a site that closed or should never have been entered. The audit trail keeps what it was, and why it went. */
export async function withdrawSite(
  tx: Tx,
  doing: Doing,
  provider: OwnProvider,
  id: number,
  { reason }: { readonly reason: string },
  seen: Seen,
): Promise<Outcome<null>> {
  await takeTurn(tx, doing, provider);
  const site = (await listSites(tx, provider)).find((one) => one.id === id && one.isByHand && !one.isMain);
  if (!site) return { kind: 'refused', refusal: refusedAt('reason', 'Somebody withdrew this site meanwhile, so nothing was changed') };
  if (await isOvertaken(tx, siteLedger, provider, seen)) return { kind: 'overtaken' };
  await tx.deleteFrom('provider_site').where('id', '=', id).execute();
  await recordEntryChange(tx, doing, siteLedger, { id, before: snapshotOfSite(provider.id, site), after: null, reason });
  return { kind: 'saved', id, plan: null };
}
