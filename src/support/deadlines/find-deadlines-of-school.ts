import { accepted, refused, type Result } from '../../kernel/result.ts';
import { asAuthority } from '../../platform/database/who-asks.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import type { SupportMeans } from '../common/support-means.ts';
import type { Deadline } from './deadline.ts';
import { gatherDeadlines } from './gather-deadlines.ts';

export interface SchoolDeadlines {
  readonly provider: { readonly id: number; readonly name: string; readonly urn: number };
  readonly authority: string;
  readonly asAt: string;
  readonly deadlines: readonly Deadline[];
}

/** Every live deadline of a school, by its URN, for the operator. */
export async function findDeadlinesOfSchool(
  means: SupportMeans,
  { urn, laCode, operator }: { readonly urn: string; readonly laCode: string | undefined; readonly operator: Actor },
): Promise<Result<SchoolDeadlines>> {
  const found = /^\d{5,7}$/.test(urn)
    ? await means.db.kysely
        .selectFrom('provider')
        .innerJoin('authority', 'authority.la_code', 'provider.la_code')
        .select(['provider.id', 'provider.name', 'authority.id as authorityId', 'authority.la_code as laCode'])
        .where('provider.urn', '=', Number(urn))
        .where('provider.joined_to', 'is', null)
        .executeTakeFirst()
    : undefined;
  if (found === undefined) return refused(`No school of an authority here has the URN ${urn}.`);
  if (laCode !== undefined && laCode !== found.laCode) return refused(`The school with the URN ${urn} is not in authority ${laCode}.`);
  const { id, name, authorityId } = found;
  const today = means.clock.today();
  const deadlines = await asAuthority(authorityId, () => gatherDeadlines(means, { actor: { ...operator, authorityId }, today, providerId: id }));
  return accepted({ provider: { id, name, urn: Number(urn) }, authority: found.laCode, asAt: today, deadlines });
}
