import '../../platform/identity/tables.ts';
import '../access/tables.ts';
import '../tables.ts';
import { sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import { whoHolds, type Post, type PostRole } from '../posts/post.ts';
import { decideHeadStanding, type HeadStanding, type HeadsProvider } from './head-standing.ts';

interface Row {
  readonly accountId: number;
  readonly accountName: string;
  readonly name: string;
  readonly isClosed: boolean;
  readonly published: string | null;
  readonly posts: readonly Post[];
}

/**
 * What the register says of the heads who have accounts, by account. A school that a head is lent to for a time is not asked: somebody else is
 * its head on purpose.
 */
export async function findHeadStandings(reader: Reader, authorityId: number, today: string): Promise<ReadonlyMap<number, HeadStanding>> {
  const { rows } = await sql<Row>`
    select a.id as "accountId", a.name as "accountName", p.name, p.status = 'closed' as "isClosed",
      (select nullif(concat_ws(' ', e.head_title, e.head_first_name, e.head_last_name), '') from gias_establishment e where e.key = p.urn::text) as published,
      coalesce((select json_agg(json_build_object('id', t.id, 'role', t.role, 'standing', t.standing, 'personName', t.person_name,
          'heldFrom', t.held_from, 'heldTo', t.held_to))
        from post t where t.provider_id = p.id and t.authority_id = a.authority_id and t.withdrawn_at is null and t.role in ('headteacher', 'manager')), '[]') as posts
    from account a join access_scope s on s.account_id = a.id join provider given on given.id = s.provider_id
      join provider p on p.id = coalesce(given.joined_to, given.id)
    where a.authority_id = ${authorityId} and a.role = 'headteacher' and a.state in ('active', 'invited')
      and s.ended_at is null and s.valid_to is null and s.valid_from <= ${today}::date
    order by a.id, s.id`.execute(reader);
  const byAccount = Map.groupBy(rows, ({ accountId }) => accountId);
  return new Map(
    [...byAccount].map(([id, providers]) => [
      id,
      decideHeadStanding(
        providers[0]?.accountName ?? '',
        providers.map((row) => toProvider(row, today)),
      ),
    ]),
  );
}

function toProvider({ name, isClosed, published, posts }: Row, today: string): HeadsProvider {
  const held = (['headteacher', 'manager'] as const satisfies readonly PostRole[]).map((role) => whoHolds(posts, role, today));
  const { current, covered, next } = held.find((holding) => holding.current !== null) ?? held[0] ?? { current: null, covered: null, next: null };
  if (current === null) return { name, isClosed, published, recorded: null };
  // Who is next may have an account before the first day.
  const names = [current, covered, next].flatMap((post) => post?.personName ?? []);
  return { name, isClosed, published, recorded: { names, isVacant: current.standing === 'vacant' || covered?.standing === 'vacant' } };
}
