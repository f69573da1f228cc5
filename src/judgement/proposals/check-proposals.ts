import { sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import { type Compiled, compile } from '../criteria/compile.ts';
import type { CriteriaDocument } from '../criteria/criteria.ts';
import { answerText, readFacts } from './proposal.ts';
import '../tables.ts';

export interface Checked {
  readonly proposals: number;
  readonly agree: number;
  /** Those that give another answer than the one that is stored. */
  readonly differ: readonly { readonly id: number; readonly providerId: number; readonly criteriaVersion: number }[];
}

const perPage = 200;

/** Evaluates every stored proposal of an authority again from its stored facts under its own criteria, and compares the answers byte for byte. */
export async function checkProposals(db: Reader, authorityId: number): Promise<Checked> {
  const compiled = new Map<number, Compiled>();
  const differ: Checked['differ'][number][] = [];
  let proposals = 0;
  for (let last = 0; ;) {
    const { rows } = await sql<{ id: number; providerId: number; criteriaId: number; criteriaVersion: number; facts: string; answer: string }>`
      select t.id, t.provider_id as "providerId", t.criteria_id as "criteriaId", v.version as "criteriaVersion", t.facts, t.answer
      from tier_proposal t join criteria_version v on v.id = t.criteria_id where t.authority_id = ${authorityId} and t.id > ${last} order by t.id limit ${perPage}`.execute(
      db,
    );
    const end = rows.at(-1);
    if (!end) return { proposals, agree: proposals - differ.length, differ };
    for (const { id, providerId, criteriaId, criteriaVersion, facts, answer } of rows) {
      const criteria = compiled.get(criteriaId) ?? compile(await getDocument(db, criteriaId));
      compiled.set(criteriaId, criteria);
      if (answerText(readFacts(facts), criteria) !== answer) differ.push({ id, providerId, criteriaVersion });
    }
    proposals += rows.length;
    last = end.id;
  }
}

async function getDocument(db: Reader, id: number): Promise<CriteriaDocument> {
  const { rows } = await sql<{ document: CriteriaDocument }>`select document from criteria_version where id = ${id}`.execute(db);
  if (!rows[0]) throw new Error(`There is no version of the criteria with the id ${String(id)}.`);
  return rows[0].document;
}
