import { sql } from 'kysely';
import type { Tier } from '../../kernel/tier.ts';
import type { Reader } from '../../platform/database/database.ts';
import { listCasesById, type FoundCase } from '../cases/find-case.ts';
import { findProposalsOfCases, type KeptProposal } from '../cases/find-proposal.ts';
import { listDecisions, type KeptDecision } from '../decisions/list-decisions.ts';
import { type Departure, departuresOf } from '../judging/judgement.ts';
import { listJudgements, type KeptJudgement } from '../judging/list-judgements.ts';
import { type AgendaCase, orderAgenda } from './agenda.ts';
import type { ComparableCase } from './comparable.ts';
import type { JudgedCase } from './drift.ts';

/** A case with all that a meeting has before it. */
export interface Moderated {
  readonly found: FoundCase;
  readonly proposal: KeptProposal;
  readonly judgement: KeptJudgement | null;
  readonly decision: KeptDecision | null;
  readonly inForce: Tier | null;
  readonly departures: readonly Departure[];
}

/** Cases with what was proposed, judged and decided, by their ids; one without a proposal is left out. */
export async function gatherModerated(db: Reader, authorityId: number, caseIds: readonly number[]): Promise<ReadonlyMap<number, Moderated>> {
  const [cases, proposals, judgements, decisions] = [
    await listCasesById(db, authorityId, caseIds),
    await findProposalsOfCases(db, authorityId, caseIds),
    await listJudgements(db, authorityId, caseIds),
    await listDecisions(db, authorityId, caseIds),
  ];
  const { rows } = await sql<{ providerId: number; tier: Tier }>`
    select provider_id as "providerId", tier from provider_tier where authority_id = ${authorityId}`.execute(db);
  const tiers = new Map(rows.map(({ providerId, tier }) => [providerId, tier]));
  const gathered = new Map<number, Moderated>();
  for (const found of cases) {
    const proposal = proposals.get(found.id);
    if (!proposal) continue;
    // The latest of each comes first.
    const judgement = judgements.find(({ caseId }) => caseId === found.id) ?? null;
    gathered.set(found.id, {
      found,
      proposal,
      judgement,
      decision: decisions.find(({ caseId }) => caseId === found.id) ?? null,
      inForce: tiers.get(found.providerId) ?? null,
      departures: judgement === null ? [] : departuresOf(judgement.tier, proposal.tier, proposal.evaluation),
    });
  }
  return gathered;
}

const agendaCaseOf = ({ found, proposal, judgement, inForce, departures }: Moderated): AgendaCase => ({
  caseId: found.id,
  name: found.providerName,
  proposed: proposal.tier,
  question: proposal.question,
  proposalConfidence: proposal.confidence,
  judged: judgement?.tier ?? null,
  judgementConfidence: judgement?.confidence ?? null,
  departures,
  inForce,
});

/** In the order in which a meeting takes them, each with why. */
export function inAgendaOrder(cases: readonly Moderated[]): readonly { readonly moderated: Moderated; readonly reasons: readonly string[] }[] {
  const byId = new Map(cases.map((one) => [one.found.id, one]));
  return orderAgenda(cases.map(agendaCaseOf)).flatMap(({ caseId, reasons }) => {
    const moderated = byId.get(caseId);
    return moderated === undefined ? [] : [{ moderated, reasons }];
  });
}

/** The latest case of every provider that is past its proposal, to be compared with. */
export async function gatherComparable(db: Reader, authorityId: number): Promise<readonly ComparableCase[]> {
  const { rows } = await sql<{ id: number; name: string }>`
    select max(c.id) as id, p.name from tier_case c join provider p on p.id = c.provider_id
    where c.authority_id = ${authorityId} and c.state not in ('proposed', 'superseded') group by c.provider_id, p.name`.execute(db);
  const proposals = await findProposalsOfCases(
    db,
    authorityId,
    rows.map(({ id }) => id),
  );
  return rows.flatMap(({ id, name }) => {
    const proposal = proposals.get(id);
    return proposal === undefined ? [] : [{ caseId: id, name, evaluation: proposal.evaluation }];
  });
}

/** The latest judgement of each case since a day, with what was decided where it is decided. */
export async function gatherJudged(db: Reader, authorityId: number, since: string): Promise<readonly JudgedCase[]> {
  const { rows } = await sql<JudgedCase>`
    select j.judged_by as adviser, t.tier as proposed, j.tier as judged,
      (select d.tier from tier_decision d where d.case_id = j.case_id and d.second_answer is distinct from 'returned' and (not d.overrides or d.second_answer = 'confirmed')
        order by d.id desc limit 1) as decided
    from tier_judgement j join tier_proposal t on t.id = j.proposal_id
    where j.authority_id = ${authorityId} and j.judged_at >= ${since}::date
      and j.id = (select max(l.id) from tier_judgement l where l.case_id = j.case_id)`.execute(db);
  return rows;
}
