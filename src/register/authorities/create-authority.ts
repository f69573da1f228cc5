import { accepted, refused, type Result } from '../../kernel/result.ts';
import { recordAudit } from '../../platform/audit/record-audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { placeSites } from '../localities/place-sites.ts';
import { applyChildrensCentres } from '../loading/apply-childrens-centres.ts';
import { applyEarlyYears } from '../loading/apply-early-years.ts';
import { nameAuthorities } from '../loading/name-authorities.ts';

export interface NewAuthority {
  /** The Department's three-digit code. */
  readonly laCode: string;
  /** Without one the register's name is used, now or when it is loaded. */
  readonly name?: string;
  readonly isDemonstration?: boolean;
}

/** Makes an authority a tenant of this Waymark, and places what the register already holds of it. Answers its id. */
export async function createAuthority(tx: Tx, actor: Actor, given: NewAuthority): Promise<Result<number>> {
  const laCode = given.laCode.trim();
  if (!/^\d{3}$/.test(laCode)) return refused(`"${given.laCode}" is not a local authority code: it has three digits, such as 940.`);
  const already = await tx.selectFrom('authority').select('name').where('la_code', '=', laCode).executeTakeFirst();
  if (already) return refused(`There is already an authority ${laCode}: ${already.name}.`);
  const name = given.name?.trim();
  const { id } = await tx
    .insertInto('authority')
    .values({ la_code: laCode, name: name ? name : `Local authority ${laCode}`, is_demonstration: given.isDemonstration ?? false })
    .returning('id')
    .executeTakeFirstOrThrow();
  await nameAuthorities(tx);
  await applyEarlyYears(tx);
  await applyChildrensCentres(tx);
  await placeSites(tx, id);
  await recordAudit(tx, { actor, event: 'authority.created', subject: { kind: 'authority', id }, after: { laCode, name }, authorityId: id });
  return accepted(id);
}
