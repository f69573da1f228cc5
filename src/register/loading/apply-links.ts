import type { Tx } from '../../platform/database/database.ts';
import { placeSitesOfEveryAuthority } from '../localities/place-sites.ts';
import { joinLinkedProviders } from './join-linked-providers.ts';
import { rebuildProviders } from './rebuild-providers.ts';

/** Joins the establishments that the links, as now published, say are one provider. */
export async function applyLinks(tx: Tx): Promise<void> {
  await rebuildProviders(tx, await joinLinkedProviders(tx));
  await placeSitesOfEveryAuthority(tx);
}
