import { sql } from 'kysely';
import type { Clock } from '../../platform/clock.ts';
import type { Reader } from '../../platform/database/database.ts';
import type { PermissionOf } from '../../platform/http/route.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { listJudgements } from '../judging/list-judgements.ts';
import { findStandingDecision } from '../letters/find-standing-decision.ts';
import { ownConflict, type Part, sayStanding } from './conflict.ts';
import type { FoundCase } from './find-case.ts';
import { listWhoMay } from './list-who-may.ts';

export interface KeptConflict {
  readonly id: number;
  readonly by: string;
  readonly nature: string;
  readonly declaredAt: Date;
  readonly liftedBy: string | null;
  readonly liftedReason: string | null;
  readonly liftedAt: Date | null;
}

/** Every conflict of interest of a case, those that were lifted too, the latest first. */
export async function listConflicts(reader: Reader, { authorityId, id }: Pick<FoundCase, 'authorityId' | 'id'>): Promise<KeptConflict[]> {
  const { rows } = await sql<KeptConflict>`
    select id, declared_by as by, nature, declared_at as "declaredAt", lifted_by as "liftedBy", lifted_reason as "liftedReason", lifted_at as "liftedAt"
    from tier_case_conflict where authority_id = ${authorityId} and case_id = ${id} order by id desc`.execute(reader);
  return rows;
}

const permissions: Readonly<Record<Part, PermissionOf<'record'>>> = {
  judge: 'tier.judge',
  decide: 'tier.decide',
  confirm: 'tier.confirm',
  review: 'tier.review',
};

/** Who may take a part in somebody's place, by name. */
export async function listInstead(reader: Reader, clock: Clock, found: FoundCase, part: Part, actor: Actor): Promise<string[]> {
  const without = [actor.accountId, ...(await listHadPart(reader, found, part))];
  return (await listWhoMay(reader, clock, permissions[part], found, without)).map(({ name }) => name);
}

/** Whom what they did already keeps from it. */
async function listHadPart(reader: Reader, found: FoundCase, part: Part): Promise<(number | null)[]> {
  if (part === 'judge' || part === 'decide') return [];
  if (part === 'confirm') {
    const judgements = await listJudgements(reader, found.authorityId, [found.id]);
    return [found.decision?.byAccount ?? null, ...judgements.map(({ byAccount }) => byAccount)];
  }
  const decision = await findStandingDecision(reader, found.id);
  return [decision?.decidedByAccount ?? null, decision?.secondByAccount ?? null];
}

/** Why somebody may not take a part: they declared a conflict of interest in the case, which stands. Null where there is none. */
export async function findBar(reader: Reader, clock: Clock, found: FoundCase, part: Part, actor: Actor): Promise<string | null> {
  const own = ownConflict(found.conflicts, { account: actor.accountId, name: actor.name });
  return own === null ? null : sayStanding(own, part, await listInstead(reader, clock, found, part, actor));
}
