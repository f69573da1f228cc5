import { sql } from 'kysely';
import type { Tier } from '../../kernel/tier.ts';
import type { Reader } from '../../platform/database/database.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import '../access/tables.ts';
import '../tables.ts';

export interface TeamMember {
  readonly id: number;
  readonly name: string;
  readonly role: string;
  /** Providers that they lead or cover today, and those they support. */
  readonly leads: number;
  readonly supports: number;
  /** Of those they lead, how many have this tier in force. */
  readonly byTier: Readonly<Partial<Record<Tier, number>>>;
}

/** The authority's advisers whose accounts are in use, with whom they advise today; by name. */
export async function listTeam(reader: Reader, { authorityId }: Pick<Actor, 'authorityId'>, today: string): Promise<TeamMember[]> {
  const { rows } = await sql<TeamMember>`
    select a.id, a.name, a.role, count(*) filter (where l.part in ('lead', 'cover'))::int as leads, count(*) filter (where l.part = 'support')::int as supports,
      coalesce((select json_object_agg(t.tier, t.count) from (
        select pt.tier, count(*)::int as count from allocation x join provider_tier pt on pt.provider_id = x.provider_id and pt.authority_id = x.authority_id
        where x.account_id = a.id and x.part in ('lead', 'cover') and x.withdrawn_at is null and x.valid_from <= ${today}::date and (x.valid_to is null or x.valid_to >= ${today}::date)
        group by pt.tier) t), '{}') as "byTier"
    from account a left join allocation l on l.account_id = a.id and l.withdrawn_at is null and l.valid_from <= ${today}::date and (l.valid_to is null or l.valid_to >= ${today}::date)
    where a.authority_id = ${authorityId}::int and a.role in ('sia', 'eeca') and a.state = 'active'
    group by a.id order by lower(a.name) collate "C", a.id`.execute(reader);
  return rows;
}
