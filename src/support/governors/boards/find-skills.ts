import type { Reader } from '../../../platform/database/database.ts';
import { competenciesSchema, type Competency, shippedCompetencies } from './competencies.ts';
import type { BoardQuestion } from './find-board.ts';
import './tables.ts';

export interface CompetencyList {
  readonly version: number;
  readonly list: readonly Competency[];
  /** Null for the list that ships. */
  readonly adopted: { readonly by: string; readonly at: Date; readonly basis: string } | null;
}

/** The list in force: the latest that the authority adopted, else the one that ships. */
export async function findCompetencies(db: Reader, authorityId: number): Promise<CompetencyList> {
  const row = await db
    .selectFrom('competency_list')
    .selectAll()
    .where('authority_id', '=', authorityId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) return { version: 1, list: shippedCompetencies, adopted: null };
  return {
    version: row.version,
    list: competenciesSchema.parse(row.document),
    adopted: { by: row.adopted_by, at: row.adopted_at, basis: row.basis },
  };
}

/** What a competency is called, of those that are no longer on the list too. */
export function nameCompetency(list: readonly Competency[], key: string): string {
  return list.find((one) => one.key === key)?.label ?? shippedCompetencies.find((one) => one.key === key)?.label ?? key;
}

export interface SkillsReturn {
  readonly id: number;
  readonly termId: number;
  readonly listVersion: number;
  readonly answers: Readonly<Record<string, number>>;
  readonly byThemselves: boolean;
  readonly enteredBy: string;
  readonly enteredAt: Date;
}

/** Everything that governors of a board said of themselves, the latest first. */
export async function listSkillsReturns(db: Reader, { authorityId, providerId }: Required<BoardQuestion>): Promise<SkillsReturn[]> {
  const rows = await db
    .selectFrom('skills_return')
    .selectAll()
    .where('authority_id', '=', authorityId)
    .where('provider_id', '=', providerId)
    .orderBy('id', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    termId: row.term_id,
    listVersion: row.list_version,
    answers: row.answers,
    byThemselves: row.by_themselves,
    enteredBy: row.entered_by,
    enteredAt: row.entered_at,
  }));
}
