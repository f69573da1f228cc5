import type { Tier } from '../../kernel/tier.ts';
import { sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import type { Confidence, Evaluation, EvaluationAnswer } from '../criteria/evaluate.ts';
import type { ProviderFacts } from '../criteria/facts.ts';

/** What the service proposed, as it is kept: the facts it was given and the answer it gave. */
export interface KeptProposal {
  readonly id: number;
  readonly asAt: string;
  readonly cause: string;
  readonly tier: Tier;
  readonly question: Tier | null;
  readonly confidence: Confidence;
  readonly madeAt: Date;
  readonly facts: ProviderFacts;
  readonly evaluation: Evaluation;
  readonly changes: readonly string[];
  readonly criteria: { readonly version: number; readonly title: string; readonly provisional: boolean };
}

type Row = Omit<KeptProposal, 'facts' | 'evaluation' | 'criteria'> & {
  facts: string;
  answer: string;
  version: number;
  title: string | null;
  provisional: boolean | null;
  caseId: number;
};

const select = sql`select t.id, t.as_at as "asAt", t.cause, t.tier, t.question, t.confidence, t.made_at as "madeAt", t.facts, t.answer, t.changes, t.case_id as "caseId",
  v.version, v.document ->> 'title' as title, (v.document ->> 'provisional')::boolean as provisional
  from tier_proposal t join criteria_version v on v.id = t.criteria_id`;

/** The latest proposal of each case, by the case. */
export async function findProposalsOfCases(db: Reader, authorityId: number, caseIds: readonly number[]): Promise<ReadonlyMap<number, KeptProposal>> {
  if (caseIds.length === 0) return new Map();
  const { rows } = await sql<Row>`
    ${select} where t.authority_id = ${authorityId} and t.id in (
      select max(l.id) from tier_proposal l where l.authority_id = ${authorityId} and l.case_id = any(${[...caseIds]}::int[]) group by l.case_id)`.execute(
    db,
  );
  return new Map(rows.map((row) => [row.caseId, keptOf(row)]));
}

export async function findProposalOfCase(db: Reader, authorityId: number, caseId: number): Promise<KeptProposal | undefined> {
  return (await findProposalsOfCases(db, authorityId, [caseId])).get(caseId);
}

function keptOf({ facts, answer, version, title, provisional, caseId: _, ...row }: Row): KeptProposal {
  const read = JSON.parse(answer) as EvaluationAnswer | Evaluation;
  // Kept with its outcome, or the evaluation alone.
  const evaluation = 'kind' in read ? (read.kind === 'evaluated' ? read.evaluation : null) : read;
  if (evaluation === null) throw new Error(`Proposal ${String(row.id)} has no evaluation.`);
  return {
    ...row,
    facts: JSON.parse(facts) as ProviderFacts,
    evaluation,
    criteria: { version, title: title ?? `Version ${String(version)}`, provisional: provisional ?? true },
  };
}
