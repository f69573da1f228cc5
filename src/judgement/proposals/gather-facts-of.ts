import { findReaderScope } from '../../register/index.ts';
import { findCriteriaInForce } from '../criteria-in-force/find-criteria-in-force.ts';
import type { ProviderFacts } from '../criteria/facts.ts';
import type { ProposingMeans } from './propose-for-cycle.ts';

/** What is known of one provider today, for a tier that people ask to be proposed; empty where the criteria have no set for it. */
export async function gatherFactsOf(
  { db, clock, gather }: Pick<ProposingMeans, 'db' | 'clock' | 'gather'>,
  authorityId: number,
  providerId: number,
): Promise<readonly ProviderFacts[]> {
  const scope = await findReaderScope(db.kysely, authorityId);
  const asAt = clock.today();
  const criteria = await findCriteriaInForce(db.kysely, authorityId, asAt);
  return scope ? gather(db.kysely, { authorityId, laCode: scope.laCode, asAt, criteria: criteria.document, providerIds: [providerId] }) : [];
}
