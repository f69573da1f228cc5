import { sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import { entitlementDocument, type EntitlementInForce, inForceOn } from './entitlement-document.ts';
import { provisionalEntitlement, shippedFrom } from './provisional-entitlement.ts';
import '../tables.ts';

export interface EntitlementVersion extends EntitlementInForce {
  readonly basis: string;
  readonly enteredBy: string | null;
  readonly enteredAt: Date | null;
  readonly withdrawn: { readonly by: string; readonly at: Date; readonly reason: string } | null;
}

const shipped: EntitlementVersion = {
  id: null,
  from: shippedFrom,
  document: provisionalEntitlement,
  basis: 'The provisional default that ships with the service',
  enteredBy: null,
  enteredAt: null,
  withdrawn: null,
};

/** Every version, the last to take force first, those withdrawn too; the default that ships is the last of the list. */
export async function listEntitlements(db: Reader, authorityId: number): Promise<EntitlementVersion[]> {
  const { rows } = await sql<Omit<EntitlementVersion, 'document' | 'withdrawn'> & { document: unknown; by: string | null; at: Date; reason: string }>`
    select id, in_force_from::text as "from", document, basis, entered_by as "enteredBy", entered_at as "enteredAt",
      withdrawn_by as by, withdrawn_at as at, withdrawn_reason as reason
    from entitlement_version where authority_id = ${authorityId} order by in_force_from desc, id desc`.execute(db);
  const entered = rows.map(({ by, at, reason, document, ...row }) => ({
    ...row,
    document: entitlementDocument.parse(document),
    withdrawn: by === null ? null : { by, at, reason },
  }));
  return [...entered, shipped];
}

/** What was in force on a day; before the first of all, the default that ships. */
export async function findEntitlementOn(db: Reader, authorityId: number, day: string): Promise<EntitlementInForce> {
  const standing = (await listEntitlements(db, authorityId)).filter(({ withdrawn }) => withdrawn === null);
  return inForceOn(standing, day) ?? shipped;
}
