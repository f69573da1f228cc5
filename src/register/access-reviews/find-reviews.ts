import './tables.ts';
import '../../platform/identity/tables.ts';
import { sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import type { Role } from '../access/roles.ts';
import type { AccessReview } from './access-review.ts';

export interface ListedReview extends AccessReview {
  readonly confirmed: number;
}

/** Every review of an authority, the latest first, with how many accounts were confirmed in it. */
export async function listReviews(reader: Reader, authorityId: number): Promise<ListedReview[]> {
  const { rows } = await sql<ListedReview>`
    select r.id, r.name, r.opened_on as "openedOn", r.due_on as "dueOn", r.opened_by as "openedBy", r.closed_on as "closedOn", r.closed_by as "closedBy",
      (select count(*)::int from access_review_confirmation c where c.review_id = r.id) as confirmed
    from access_review r where r.authority_id = ${authorityId} order by r.id desc`.execute(reader);
  return rows;
}

export async function findReview(reader: Reader, authorityId: number | null, id: string | undefined): Promise<ListedReview | undefined> {
  if (authorityId === null) return undefined;
  return (await listReviews(reader, authorityId)).find((review) => String(review.id) === id);
}

export async function findOpenReview(reader: Reader, authorityId: number): Promise<ListedReview | null> {
  return (await listReviews(reader, authorityId)).find(({ closedOn }) => closedOn === null) ?? null;
}

export interface Confirmation {
  readonly id: number;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly state: string;
  readonly confirmedBy: string | null;
  readonly confirmedAt: Date | null;
}

/**
 * Every account in use, and whoever else was confirmed in the review: those not confirmed first. Past its last day an account is in use no
 * more; one made after the review was closed was never in it.
 */
export async function listConfirmations(
  reader: Reader,
  authorityId: number,
  { id: reviewId, closedOn }: Pick<AccessReview, 'id' | 'closedOn'>,
  today: string,
): Promise<Confirmation[]> {
  const { rows } = await sql<Confirmation>`
    select a.id, a.name, a.email, coalesce(c.role, a.role) as role,
      case when a.expires_on < ${today}::date and a.state = 'active' then 'expired' else a.state end as state, c.confirmed_by as "confirmedBy", c.confirmed_at as "confirmedAt"
    from account a left join access_review_confirmation c on c.account_id = a.id and c.review_id = ${reviewId}
    where a.authority_id = ${authorityId} and (c.id is not null or (a.state = 'active' and (a.expires_on is null or a.expires_on >= ${today}::date)
        and (${closedOn}::date is null or a.created_at < ${closedOn}::date + 1)))
    order by c.id is not null, lower(a.name) collate "C", a.id`.execute(reader);
  return rows;
}
