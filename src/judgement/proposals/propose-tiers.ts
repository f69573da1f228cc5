import { sql } from 'kysely';
import { recordAudit } from '../../platform/audit/record-audit.ts';
import type { Reader, Tx } from '../../platform/database/database.ts';
import { sayWhen } from '../../platform/history/say-when.ts';
import type { CaseState } from '../cases/case.ts';
import { compile } from '../criteria/compile.ts';
import type { CriteriaDocument } from '../criteria/criteria.ts';
import type { ProviderFacts } from '../criteria/facts.ts';
import { type EvaluationAnswer } from '../criteria/evaluate.ts';
import type { Tier } from '../../kernel/tier.ts';
import { findLatestProposals, type StoredProposal } from './find-proposals.ts';
import { findTiersInForce } from './find-tier-in-force.ts';
import { keepCriteria } from './keep-criteria.ts';
import { answerText, decideKeeping, factsText, readEvaluation, readFacts } from './proposal.ts';
import type { Proposing, ReadyCriteria } from './proposing.ts';
import { findGraver, sendGraver } from './send-graver.ts';
import { proposalChanges, type ProposalChange } from './proposal-changes.ts';
import '../tables.ts';

/** All that is known of providers on a day, as far as the criteria ask; of every provider of the authority where none are named. */
export type GatherFacts = (db: Reader, question: GatherQuestion) => Promise<readonly ProviderFacts[]>;

export interface GatherQuestion {
  readonly authorityId: number;
  readonly laCode: string;
  readonly asAt: string;
  readonly criteria: CriteriaDocument;
  readonly providerIds?: readonly number[];
}

export async function keepReadyCriteria(tx: Tx, authorityId: number, on: string, now: Date): Promise<ReadyCriteria> {
  const kept = await keepCriteria(tx, authorityId, on, now);
  return { ...kept, compiled: compile(kept.document) };
}

export interface MadeProposal {
  readonly id: number;
  readonly providerId: number;
  readonly tier: Tier;
  readonly caseId: number | null;
  readonly openedCase: boolean;
  readonly changes: readonly ProposalChange[];
}

/**
 * Proposes a tier for each provider of which the facts are given, and keeps the facts and the answer as they were. Where something happened, only what changed
 * the answer is kept. Proposals of one provider take turns.
 */
export async function proposeFrom(tx: Tx, facts: readonly ProviderFacts[], proposing: Proposing): Promise<MadeProposal[]> {
  const { actor, clock, authorityId, asAt } = proposing;
  const ids = facts.map(({ provider }) => provider.id);
  if (ids.length === 0) return [];
  await tx.selectFrom('provider').select('id').where('id', 'in', ids).orderBy('id').forNoKeyUpdate().execute();
  await sayWhen(tx, clock);
  const criteria = proposing.ready ?? (await keepReadyCriteria(tx, authorityId, asAt, clock.now()));
  const standing: Standing = {
    criteria,
    latest: await findLatestProposals(tx, authorityId, ids),
    inForce: await findTiersInForce(tx, authorityId, asAt, ids),
    openCases: await findOpenCases(tx, authorityId, ids),
  };
  const made: MadeProposal[] = [];
  for (const each of facts) {
    const one = await proposeOne(tx, each, proposing, standing);
    if (one !== null) made.push(one);
  }
  if (made.length > 0) {
    const after = {
      cause: proposing.cause,
      asAt,
      criteria: criteria.version,
      proposals: made.map(({ id, providerId, tier }) => ({ id, providerId, tier })),
    };
    const subject = proposing.cycleId === null ? null : { kind: 'tier-cycle', id: proposing.cycleId };
    await recordAudit(tx, { actor, event: 'tier-proposal.made', subject, after, authorityId });
  }
  return made;
}

interface OpenCase {
  readonly id: number;
  readonly state: CaseState;
  readonly cycleId: number | null;
}

interface Standing {
  readonly criteria: ReadyCriteria;
  readonly latest: ReadonlyMap<number, StoredProposal>;
  readonly inForce: ReadonlyMap<number, { readonly tier: Tier; readonly proposed: Tier }>;
  readonly openCases: ReadonlyMap<number, OpenCase>;
}

async function findOpenCases(tx: Tx, authorityId: number, ids: readonly number[]): Promise<Map<number, OpenCase>> {
  const { rows } = await sql<OpenCase & { providerId: number }>`
    select id, state, cycle_id as "cycleId", provider_id as "providerId" from tier_case
    where authority_id = ${authorityId} and provider_id in (${sql.join(ids)}) and state not in ('final', 'superseded')`.execute(tx);
  return new Map(rows.map((row) => [row.providerId, row]));
}

async function proposeOne(tx: Tx, given: ProviderFacts, proposing: Proposing, standing: Standing): Promise<MadeProposal | null> {
  const { clock, actor, authorityId, cause, occasion, asAt } = proposing;
  const { criteria } = standing;
  const providerId = given.provider.id;
  const stored = factsText(given);
  // What was stored is what is evaluated, now as whenever it is evaluated again.
  const facts = readFacts(stored);
  const answer = answerText(facts, criteria.compiled);
  if ((JSON.parse(answer) as EvaluationAnswer).kind === 'no-set') return null;
  const evaluation = readEvaluation(answer);
  const before = standing.latest.get(providerId);
  const changes = before ? proposalChanges(before, { facts, evaluation, criteriaVersion: criteria.version }) : null;
  const openCase = standing.openCases.get(providerId) ?? null;
  const { tier } = evaluation;
  const inForce = standing.inForce.get(providerId);
  const keeping = decideKeeping({
    occasion,
    tier,
    inForce: inForce?.tier ?? null,
    decidedOn: inForce?.proposed ?? null,
    openCase: openCase?.state ?? null,
    changes: changes?.length ?? null,
  });
  if (!keeping.keep) return null;
  const opened = keeping.into === 'new-case' ? await openCaseFor(tx, providerId, proposing) : null;
  if (openCase && proposing.cycleId !== null && openCase.cycleId !== proposing.cycleId)
    // What an earlier cycle left unfinished goes on in this one.
    await tx.updateTable('tier_case').set({ cycle_id: proposing.cycleId }).where('id', '=', openCase.id).execute();
  const caseId = opened ?? openCase?.id ?? null;
  const sinceBefore = openCase && (await findGraver(tx, proposing, openCase));
  const { id } = await tx
    .insertInto('tier_proposal')
    .values({
      authority_id: authorityId,
      provider_id: providerId,
      case_id: caseId,
      criteria_id: criteria.id,
      as_at: asAt,
      cause,
      facts: stored,
      answer,
      tier,
      question: evaluation.question,
      confidence: evaluation.confidence,
      changes: JSON.stringify(changes ?? []),
      made_by: actor.name,
      made_at: clock.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  if (openCase && sinceBefore === null) await sendGraver(tx, proposing, openCase);
  return { id, providerId, tier, caseId, openedCase: opened !== null, changes: changes ?? [] };
}

async function openCaseFor(tx: Tx, providerId: number, { authorityId, cycleId, cause, clock, actor }: Proposing): Promise<number> {
  const { id } = await tx
    .insertInto('tier_case')
    .values({
      authority_id: authorityId,
      provider_id: providerId,
      cycle_id: cycleId,
      cause,
      state: 'proposed',
      state_since: clock.now(),
      opened_by: actor.name,
      opened_at: clock.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}
