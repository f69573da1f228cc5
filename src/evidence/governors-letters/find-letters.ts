import { sql } from 'kysely';
import { addDays } from '../../kernel/plain-date.ts';
import type { Reader } from '../../platform/database/database.ts';
import { currentPost, type OwnProvider } from '../../register/index.ts';
import { type Shareable } from '../shareable/gather-shareable.ts';
import { type GovernorsLetter, mustDoOf } from './governors-letter.ts';
import type { QuestionFacts } from './question.ts';
import './tables.ts';

/** Every letter about a provider, the latest first, drafts and those withdrawn too. */
export async function listLetters(reader: Reader, { id, authorityId }: Pick<OwnProvider, 'id' | 'authorityId'>): Promise<GovernorsLetter[]> {
  const rows = await reader
    .selectFrom('governors_letter')
    .selectAll()
    .where('provider_id', '=', id)
    .where('authority_id', '=', authorityId)
    .orderBy('id', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    term: row.term,
    version: row.version,
    introduction: row.introduction,
    findings: row.findings,
    mustDo: row.must_do,
    questions: row.questions,
    draftedBy: row.drafted_by,
    draftedAt: row.drafted_at,
    issuedOn: row.issued_on,
    issuedBy: row.issued_by,
    withdrawnBy: row.withdrawn_by,
    withdrawnReason: row.withdrawn_reason,
  }));
}

export interface Governor {
  readonly id: number;
  readonly name: string;
}

/** Accounts of a provider's chair, governors and clerk. */
export async function listGovernors(
  reader: Reader,
  { id, authorityId }: Pick<OwnProvider, 'id' | 'authorityId'>,
  today: string,
): Promise<Governor[]> {
  const { rows } = await sql<Governor>`
    select distinct a.id, a.name from account a join access_scope s on s.account_id = a.id
    where a.authority_id = ${authorityId} and a.role in ('chair', 'governor', 'clerk') and a.state <> 'disabled' and s.provider_id = ${id}
      and s.ended_at is null and s.valid_from <= ${today}::date and (s.valid_to is null or s.valid_to >= ${today}::date) order by a.id`.execute(
    reader,
  );
  return rows;
}

/** What governors have agreed to do and have not done yet. */
export async function listMustDo(reader: Reader, provider: OwnProvider, { actions }: Shareable, today: string): Promise<string[]> {
  const governors = await listGovernors(reader, provider, today);
  return mustDoOf(
    actions,
    governors.map(({ name }) => name),
  );
}

const newFor = 730;

/** What five questions are chosen from. */
export async function findQuestionFacts(reader: Reader, provider: OwnProvider, shareable: Shareable, today: string): Promise<QuestionFacts> {
  const head = await currentPost(reader, provider.id, 'headteacher', today, provider.authorityId);
  const chair = await currentPost(reader, provider.id, 'chair', today, provider.authorityId);
  const { results, inspections, actions } = shareable;
  return {
    results,
    inspections,
    overdue: actions.filter(({ state, dueOn }) => state === 'open' && dueOn < today).length,
    doneWithoutOutcome: actions.filter(({ state, cameOfIt }) => state === 'done' && cameOfIt === null).length,
    headIsNew: head !== null && head.heldFrom > addDays(today, -newFor),
    chairIsKnown: (chair?.personName ?? null) !== null,
  };
}
