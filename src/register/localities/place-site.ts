import type { Tx } from '../../platform/database/database.ts';
import type { OwnProvider } from '../by-hand/find-own-provider.ts';
import type { Ledger, Snapshot } from '../by-hand/list-entry-events.ts';
import { type Doing, isOvertaken, type Outcome, recordEntryChange, type Seen, takeTurn } from '../by-hand/record-entry-change.ts';
import { refusedAt } from '../by-hand/refusal.ts';
import { listSitePlacings, type PlacedIn, type SitePlacing } from './find-site-placings.ts';

export const siteLedger: Ledger = { subject: 'provider-site', table: 'provider_site' };

export interface PlacingByHand {
  readonly localityId: number;
  readonly reason: string;
}

export const siteNotThere: Outcome<never> = {
  kind: 'refused',
  refusal: refusedAt('reason', 'This site is no longer in the register, so nothing was changed'),
};

export function snapshotOfPlacing({ address }: SitePlacing, placed: Pick<PlacedIn, 'localityName' | 'rule' | 'reason'> | null): Snapshot {
  return { site: address, locality: placed?.localityName ?? null, rule: placed?.rule ?? null, reason: placed?.reason ?? null };
}

/** Places a site in a locality by hand, with a reason. No load overrules it until it is put back to the rule. */
export async function placeSite(
  tx: Tx,
  doing: Doing,
  provider: OwnProvider,
  siteId: number,
  placing: PlacingByHand,
  seen: Seen,
): Promise<Outcome<null>> {
  await takeTurn(tx, doing, provider);
  const site = (await listSitePlacings(tx, provider)).find((one) => one.siteId === siteId);
  if (!site) return siteNotThere;
  const { localityId, reason } = placing;
  const locality = await tx
    .selectFrom('locality')
    .select('name')
    .where('id', '=', localityId)
    .where('authority_id', '=', provider.authorityId)
    .executeTakeFirst();
  if (!locality) return { kind: 'refused', refusal: refusedAt('locality', 'Select a locality') };
  const { placed } = site;
  if (placed?.rule === 'by-hand' && placed.localityId === localityId && placed.reason === reason) return { kind: 'already', id: siteId };
  if (await isOvertaken(tx, siteLedger, provider, seen)) return { kind: 'overtaken' };

  const row = {
    authority_id: provider.authorityId,
    locality_id: localityId,
    rule: 'by-hand' as const,
    reason,
    decided_by: doing.actor.name,
    decided_at: doing.clock.now(),
  };
  await tx
    .insertInto('site_locality')
    .values({ site_id: siteId, ...row })
    .onConflict((conflict) => conflict.column('site_id').doUpdateSet(row))
    .execute();
  if (site.isMain) await tx.updateTable('provider').set({ locality_id: localityId }).where('id', '=', provider.id).execute();
  const after = snapshotOfPlacing(site, { localityName: locality.name, rule: 'by-hand', reason });
  await recordEntryChange(tx, doing, siteLedger, { id: siteId, before: snapshotOfPlacing(site, placed), after, reason });
  return { kind: 'saved', id: siteId, plan: null };
}
