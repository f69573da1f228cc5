import { sql } from 'kysely';
import type { Tier } from '../../kernel/tier.ts';
import type { Reader } from '../../platform/database/database.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { withinReach } from '../../register/index.ts';
import type { CaseState } from '../cases/case.ts';
import { type BoardState, boardStateOf, type Doable } from './board.ts';
import '../tables.ts';

export interface BoardRow extends Doable {
  readonly providerId: number;
  readonly name: string;
  readonly phase: string;
  readonly localitySlug: string | null;
  readonly localityName: string | null;
  /** Those allocated on the day, the leading one first. */
  readonly advisers: readonly { readonly id: number; readonly name: string }[];
  /** In force; null where the provider has none yet. */
  readonly tier: Tier | null;
  readonly since: string | null;
  readonly caseId: number | null;
  readonly stateSince: Date | null;
  readonly state: BoardState;
  readonly proposedTier: Tier | null;
  readonly question: Tier | null;
  readonly confidence: 'high' | 'medium' | 'low' | null;
}

export interface BoardQuestion {
  readonly actor: Actor;
  readonly today: string;
  /** The cycle that is looked at; null where none has been opened. */
  readonly cycleId: number | null;
  /** It is the latest: what was opened beside any cycle and is not at its end counts too. */
  readonly isLatest: boolean;
}

type Row = Omit<BoardRow, 'state' | 'isMine' | 'hasAdviser'> & { readonly caseState: CaseState | null };

/**
 * Every open provider within the reader’s reach that a tier was ever proposed for or given to, by name, with its case in the cycle: the one that is open, or else the latest.
 */
export async function findBoard(db: Reader, { actor, today, cycleId, isLatest }: BoardQuestion): Promise<BoardRow[]> {
  const beside = isLatest ? sql`or c.state not in ('final', 'superseded')` : sql``;
  const { rows } = await sql<Row>`
    select p.id as "providerId", p.name, p.phase, l.slug as "localitySlug", l.name as "localityName",
      coalesce((select json_agg(json_build_object('id', u.id, 'name', u.name) order by a.part = 'lead' desc, u.name)
        from allocation a join account u on u.id = a.account_id where a.provider_id = p.id and a.authority_id = ${actor.authorityId}::int and a.withdrawn_at is null
          and a.valid_from <= ${today}::date and (a.valid_to is null or a.valid_to >= ${today}::date)), '[]') as advisers,
      pt.tier, pt.since, k.id as "caseId", k.state as "caseState", k.state_since as "stateSince",
      t.tier as "proposedTier", t.question, t.confidence, j.judged_by_account as "judgedByAccount",
      d.decided_by_account as "decidedByAccount", d.tier as "decidedTier",
      exists (select from tier_call w where w.case_id = k.id and w.recorded_at >= d.decided_at) as "hasCall"
    from provider p left join locality l on l.id = p.locality_id and l.authority_id = ${actor.authorityId}::int
    left join provider_tier pt on pt.provider_id = p.id and pt.authority_id = ${actor.authorityId}::int
    left join lateral (select c.id, c.state, c.state_since from tier_case c
      where c.provider_id = p.id and c.authority_id = ${actor.authorityId}::int and c.state <> 'superseded' and (c.cycle_id = ${cycleId}::int ${beside})
      order by c.state = 'final', c.id desc limit 1) k on true
    left join lateral (select tier, question, confidence from tier_proposal t where t.case_id = k.id order by t.id desc limit 1) t on true
    left join lateral (select judged_by_account from tier_judgement j where j.case_id = k.id order by j.id desc limit 1) j on true
    left join lateral (select decided_by_account, decided_at, tier from tier_decision d where d.case_id = k.id order by d.id desc limit 1) d on true
    where ${withinReach(actor, 'tier.view', today)} and p.joined_to is null and p.status in ('open', 'closing')
      and (pt.tier is not null or k.id is not null
        or exists (select from tier_proposal o where o.provider_id = p.id and o.authority_id = ${actor.authorityId}::int))
    order by p.sort_key, p.id`.execute(db);
  return rows.map(({ caseState, ...row }) => ({
    ...row,
    state: boardStateOf(caseState),
    isMine: row.advisers.some(({ id }) => id === actor.accountId),
    hasAdviser: row.advisers.length > 0,
  }));
}
