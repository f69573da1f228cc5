import { sql } from 'kysely';
import { accepted, refused, type Result } from '../../kernel/result.ts';
import { asAuthority } from '../../platform/database/who-asks.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import type { SupportMeans } from '../common/support-means.ts';
import type { Deadline } from './deadline.ts';
import { gatherDeadlines } from './gather-deadlines.ts';

export interface SchoolDeadlines {
  readonly provider: { readonly id: number; readonly name: string; readonly urn: number | null; readonly number: string };
  readonly authority: string;
  readonly asAt: string;
  readonly deadlines: readonly Deadline[];
}

/** Every live deadline of a provider, by its URN, or the number by which Ofsted has a setting, for the operator. */
export async function findDeadlinesOfSchool(
  means: SupportMeans,
  { urn, laCode, operator }: { readonly urn: string; readonly laCode: string | undefined; readonly operator: Actor },
): Promise<Result<SchoolDeadlines>> {
  const asUrn = /^\d{5,7}$/u.test(urn) ? Number(urn) : null;
  const found = /^[A-Z]{0,3}\d{4,9}$/iu.test(urn)
    ? await means.db.kysely
        .selectFrom('provider')
        .innerJoin('authority', 'authority.la_code', 'provider.la_code')
        .select(['provider.id', 'provider.name', 'provider.urn', 'authority.id as authorityId', 'authority.la_code as laCode'])
        .where((is) => is.or([is('provider.urn', '=', asUrn), is('provider.registration_number', 'ilike', urn)]))
        .where('provider.joined_to', 'is', null)
        // A URN comes before an Ofsted number of the same digits.
        .orderBy(sql`provider.urn = ${asUrn} is true`, 'desc')
        .executeTakeFirst()
    : undefined;
  if (found === undefined) return refused(`No provider of an authority here has the number ${urn}.`);
  if (laCode !== undefined && laCode !== found.laCode) return refused(`The provider with the number ${urn} is not in authority ${laCode}.`);
  const { id, name, authorityId } = found;
  const today = means.clock.today();
  const deadlines = await asAuthority(authorityId, () => gatherDeadlines(means, { actor: { ...operator, authorityId }, today, providerId: id }));
  return accepted({
    provider: { id, name, urn: found.urn, number: found.urn === null ? urn.toUpperCase() : String(found.urn) },
    authority: found.laCode,
    asAt: today,
    deadlines,
  });
}
