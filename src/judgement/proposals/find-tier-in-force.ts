import { type RawBuilder, sql } from 'kysely';
import type { Tier } from '../../kernel/tier.ts';
import type { Reader } from '../../platform/database/database.ts';
import type { CaseState } from '../cases/case.ts';
import '../tables.ts';

/** A tier that was issued, with what told the provider of it. */
export interface IssuedTier {
  readonly decisionId: number;
  readonly proposalId: number;
  readonly caseId: number;
  readonly caseState: CaseState;
  readonly providerId: number;
  readonly providerName: string;
  readonly urn: number | null;
  readonly tier: Tier;
  /** What the service proposed when it was decided. */
  readonly proposed: Tier;
  readonly reasons: string;
  /** It is another tier than the service proposed. */
  readonly overrides: boolean;
  readonly decidedBy: string;
  readonly secondBy: string | null;
  readonly decidedAt: Date;
  /** The first day on which it is in force: the letter's. */
  readonly from: string;
  readonly to: string | null;
  /** Null where no letter is kept. */
  readonly letterOn: string | null;
  readonly replyBy: string | null;
}

const columns = sql`d.id as "decisionId", d.proposal_id as "proposalId", d.case_id as "caseId", c.state as "caseState", d.provider_id as "providerId",
  p.name as "providerName", p.urn, d.tier, t.tier as proposed, d.reasons, d.overrides, d.decided_by as "decidedBy", case when d.second_answer = 'confirmed' then d.second_by end as "secondBy",
  d.decided_at as "decidedAt", d.valid_from as "from", d.valid_to as "to", w.issued_on as "letterOn", w.reply_until as "replyBy"`;
const tables = sql`tier_decision d join tier_case c on c.id = d.case_id join provider p on p.id = d.provider_id join tier_proposal t on t.id = d.proposal_id
  left join lateral (select issued_on, reply_until from tier_letter w where w.decision_id = d.id and w.issued_on is not null order by w.id desc limit 1) w on true`;

/** The tier in force on a day of each of these providers: of what has been issued, the latest that had begun. */
export async function findTiersInForce(db: Reader, authorityId: number, on: string, ids: readonly number[]): Promise<Map<number, IssuedTier>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<IssuedTier>`
    select distinct on (d.provider_id) ${columns} from ${tables}
    where d.authority_id = ${authorityId} and d.provider_id in (${sql.join(ids)}) and d.valid_from <= ${on}::date
    order by d.provider_id, d.valid_from desc, d.id desc`.execute(db);
  return new Map(rows.map((row) => [row.providerId, row]));
}

/** Every tier that a provider was issued, the latest first. */
export async function listIssuedTiers(db: Reader, authorityId: number, providerId: number): Promise<IssuedTier[]> {
  const { rows } = await sql<IssuedTier>`
    select ${columns} from ${tables} where d.authority_id = ${authorityId} and d.provider_id = ${providerId} and d.valid_from is not null
    order by d.valid_from desc, d.id desc`.execute(db);
  return rows;
}

/** What has been issued to the providers that a reader reaches, a page at a time, the latest first. */
export async function listIssued(
  db: Reader,
  {
    authorityId,
    reach,
    urn,
    page,
    perPage,
  }: {
    readonly authorityId: number;
    readonly reach: RawBuilder<boolean>;
    readonly urn: number | null;
    readonly page: number;
    readonly perPage: number;
  },
): Promise<{ readonly total: number; readonly items: IssuedTier[] }> {
  const where = sql`d.authority_id = ${authorityId} and d.valid_from is not null and ${reach} ${urn === null ? sql`` : sql`and p.urn = ${urn}`}`;
  const { rows } = await sql<IssuedTier>`
    select ${columns} from ${tables} where ${where} order by d.valid_from desc, d.id desc limit ${perPage} offset ${(page - 1) * perPage}`.execute(
    db,
  );
  const count = await sql<{ total: number }>`select count(*)::int as total from ${tables} where ${where}`.execute(db);
  return { total: count.rows[0]?.total ?? 0, items: rows };
}
