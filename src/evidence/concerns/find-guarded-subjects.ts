import { sql } from 'kysely';
import { keyOf, type SubjectsOfKind } from '../../platform/audit/audit-subjects.ts';
import type { Reader } from '../../platform/database/database.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { readsSource } from '../actions/filter-readers.ts';
import { officersOfConcerns } from './sight.ts';

const numbersOf = (subjects: readonly SubjectsOfKind[], kind: string): number[] =>
  (subjects.find((of) => of.kind === kind)?.ids ?? []).filter((id) => /^[1-9]\d{0,8}$/.test(id)).map(Number);

/** Restricted concerns, and their actions, that this reader may not read: the audit trail has words of them from before they were restricted. */
export async function findGuardedSubjects(reader: Reader, actor: Actor, subjects: readonly SubjectsOfKind[]): Promise<ReadonlySet<string>> {
  const [concerns, actions] = [numbersOf(subjects, 'concern'), numbersOf(subjects, 'agreed-action')];
  if (concerns.length + actions.length === 0) return new Set();
  const [accountId, role] = [sql`${actor.accountId}::int`, sql`${actor.role}::text`];
  const { rows } = await sql<{ kind: string; id: number }>`
    select 'concern' as kind, c.id from concern c
    where c.id = any(${concerns}::int[]) and c.is_restricted and not coalesce(${role} = 'safeguarding-lead'
      or (${role} = any(${[...officersOfConcerns]}::text[])
        and exists (select 1 from concern_reader r where r.concern_id = c.id and r.account_id = ${accountId} and r.ended_at is null)), false)
    union all
    select 'agreed-action', a.id from agreed_action a where a.id = any(${actions}::int[]) and not coalesce(${readsSource(accountId, role)}, false)`.execute(
    reader,
  );
  return new Set(rows.map(keyOf));
}
