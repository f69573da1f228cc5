import { sql } from 'kysely';
import { isAllowed, findCalendar } from '../../register/index.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import type { JudgementMeans } from '../judgement-means.ts';
import { reviewedTiers } from './prepared.ts';
import { nameOfHalfTerm, unplannedHalfTerm } from './tier-review.ts';
import '../tables.ts';

/** Told to whoever may plan it, while this half-term has no review and a provider needs one. */
export async function findReviewReminder(
  { db, clock }: Pick<JudgementMeans, 'db' | 'clock'>,
  actor: Actor,
): Promise<{ readonly text: string; readonly link: string; readonly href: string } | null> {
  const { authorityId } = actor;
  if (authorityId === null || !isAllowed(actor, 'tier-review.run')) return null;
  const { rows } = await sql<{ count: number; planned: string[] }>`
    select (select count(*)::int from provider_tier where authority_id = ${authorityId} and tier in (${sql.join([...reviewedTiers])})) as count,
      array(select half_term from tier_review_meeting where authority_id = ${authorityId}) as planned`.execute(db.kysely);
  const { count = 0, planned = [] } = rows[0] ?? {};
  const calendar = await findCalendar(db.kysely, { authorityId });
  const halfTerm = unplannedHalfTerm(calendar, clock.today(), planned, count);
  if (halfTerm === null) return null;
  const providers = `${String(count)} Vulnerable or Cause for Concern ${count === 1 ? 'provider' : 'providers'}`;
  return { text: `No review of the ${providers} is planned for ${nameOfHalfTerm(halfTerm)}.`, link: 'Plan it', href: '/tier-reviews/new' };
}
