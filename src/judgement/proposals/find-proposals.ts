import { type RawBuilder, sql } from 'kysely';
import type { Tier } from '../../kernel/tier.ts';
import type { Reader } from '../../platform/database/database.ts';
import type { Confidence, Evaluation } from '../criteria/evaluate.ts';
import type { ProviderFacts } from '../criteria/facts.ts';
import { readEvaluation, readFacts } from './proposal.ts';
import type { ProposalChange } from './proposal-changes.ts';
import '../tables.ts';

/** A proposal without its facts, for lists. */
export interface ProposalInBrief {
  readonly id: number;
  readonly providerId: number;
  readonly providerName: string;
  readonly urn: number | null;
  readonly localityName: string | null;
  readonly caseId: number | null;
  readonly asAt: string;
  readonly cause: string;
  readonly tier: Tier;
  readonly question: Tier | null;
  readonly confidence: Confidence;
  readonly changes: readonly ProposalChange[];
  readonly criteriaVersion: number;
  readonly isProvisional: boolean;
  readonly madeBy: string;
  readonly madeAt: Date;
}

export interface StoredProposal extends ProposalInBrief {
  readonly facts: ProviderFacts;
  readonly evaluation: Evaluation;
}

const brief = sql`t.id, t.provider_id as "providerId", p.name as "providerName", p.urn, l.name as "localityName", t.case_id as "caseId", t.as_at as "asAt", t.cause,
  t.tier, t.question, t.confidence, t.changes, v.version as "criteriaVersion", (v.document->>'provisional')::boolean as "isProvisional",
  t.made_by as "madeBy", t.made_at as "madeAt"`;
const tables = sql`tier_proposal t join provider p on p.id = t.provider_id join criteria_version v on v.id = t.criteria_id
  left join locality l on l.id = p.locality_id`;

type Row = ProposalInBrief & { readonly factsText: string; readonly answer: string };

function readStored({ factsText, answer, ...rest }: Row): StoredProposal {
  return { ...rest, facts: readFacts(factsText), evaluation: readEvaluation(answer) };
}

/** The latest proposal of each of these providers. */
export async function findLatestProposals(db: Reader, authorityId: number, ids: readonly number[]): Promise<Map<number, StoredProposal>> {
  const { rows } = await sql<Row>`
    select distinct on (t.provider_id) ${brief}, t.facts as "factsText", t.answer from ${tables}
    where t.authority_id = ${authorityId} and t.provider_id in (${sql.join(ids)}) order by t.provider_id, t.id desc`.execute(db);
  return new Map(rows.map((row) => [row.providerId, readStored(row)]));
}

/** One proposal of a provider with its facts: the one named, else the latest made on or before a day. */
export async function findProposal(
  db: Reader,
  authorityId: number,
  providerId: number,
  which: { readonly id: number } | { readonly on: string },
): Promise<StoredProposal | undefined> {
  const chosen = 'id' in which ? sql`t.id = ${which.id}` : sql`t.made_at < (${which.on}::date + 1)::timestamp at time zone 'Europe/London'`;
  const { rows } = await sql<Row>`
    select ${brief}, t.facts as "factsText", t.answer from ${tables}
    where t.authority_id = ${authorityId} and t.provider_id = ${providerId} and ${chosen} order by t.id desc limit 1`.execute(db);
  return rows[0] && readStored(rows[0]);
}

/** Every proposal of a provider, the latest first. */
export async function listProposalsOfProvider(db: Reader, authorityId: number, providerId: number): Promise<ProposalInBrief[]> {
  const { rows } = await sql<ProposalInBrief>`
    select ${brief} from ${tables} where t.authority_id = ${authorityId} and t.provider_id = ${providerId} order by t.id desc`.execute(db);
  return rows;
}

export interface ProposalQuestion {
  /** Who may see them: a condition on `p`, from `withinReach`. */
  readonly reach: RawBuilder<boolean>;
  readonly authorityId: number;
  /** Made on or after this day. */
  readonly since: string;
}

/** Proposals that moved a tier or a band since the one before, the latest first. */
export async function listMovedProposals(db: Reader, { reach, authorityId, since }: ProposalQuestion): Promise<ProposalInBrief[]> {
  const { rows } = await sql<ProposalInBrief>`
    select ${brief} from ${tables}
    where t.authority_id = ${authorityId} and ${reach} and t.made_at >= ${since}::date::timestamp at time zone 'Europe/London'
      and exists (select from jsonb_array_elements(t.changes) c where c->>'what' in ('tier', 'question', 'floor', 'area', 'indicator'))
    order by t.id desc`.execute(db);
  return rows;
}

/** Proposals with their whole explanation, a page at a time: the latest of each provider, or all of them. */
export async function listProposals(
  db: Reader,
  {
    reach,
    authorityId,
    urn,
    latest,
    page,
    perPage,
  }: Omit<ProposalQuestion, 'since'> & {
    readonly urn: number | null;
    readonly latest: boolean;
    readonly page: number;
    readonly perPage: number;
  },
): Promise<{ readonly total: number; readonly items: StoredProposal[] }> {
  const where = sql`t.authority_id = ${authorityId} and ${reach} ${urn === null ? sql`` : sql`and p.urn = ${urn}`}
    ${latest ? sql`and not exists (select from tier_proposal n where n.provider_id = t.provider_id and n.authority_id = t.authority_id and n.id > t.id)` : sql``}`;
  const { rows } = await sql<Row>`
    select ${brief}, t.facts as "factsText", t.answer from ${tables} where ${where}
    order by t.id desc limit ${perPage} offset ${(page - 1) * perPage}`.execute(db);
  const count = await sql<{ total: number }>`select count(*)::int as total from ${tables} where ${where}`.execute(db);
  return { total: count.rows[0]?.total ?? 0, items: rows.map(readStored) };
}
