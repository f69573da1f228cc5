import { sql } from 'kysely';
import type { Clock } from '../../platform/clock.ts';
import type { Reader } from '../../platform/database/database.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { findWhoMayAt, withinReach } from '../../register/index.ts';
import '../tables.ts';

/** Runs under way in which something may wait for a second person: whoever asks looks at each. */
export async function findRunsToConfirm(reader: Reader, authorityId: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select distinct r.id from programme_run r join programme_step s on s.run_id = r.id
    where r.authority_id = ${authorityId} and r.state = 'live' and s.kind in ('task-proposed', 'gate-proposed')
      and not exists (
        select 1 from programme_step later where later.run_id = s.run_id and later.number > s.number and (
          (s.kind = 'task-proposed' and later.kind in ('task-done', 'task-declined') and later.said->>'task' = s.said->>'task')
          or (s.kind = 'gate-proposed' and later.kind in ('gate-passed', 'gate-declined') and later.said->>'gate' = s.said->>'gate')))
    order by 1`.execute(reader);
  return rows.map(({ id }) => id);
}

/** The providers with a run under way that are the actor’s own. */
export async function findOwnProviderIds(reader: Reader, actor: Actor, today: string): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select distinct p.id from provider p join programme_run r on r.provider_id = p.id
    where r.authority_id = ${actor.authorityId} and r.state = 'live' and ${withinReach(actor, 'programme.answer', today)}
    order by 1`.execute(reader);
  return rows.map(({ id }) => id);
}

/** Runs under way whose stage has a task for any of these to do: whoever asks looks at each. */
export async function findRunsWithTasksOf(reader: Reader, authorityId: number, doers: readonly string[]): Promise<number[]> {
  if (doers.length === 0) return [];
  const { rows } = await sql<{ id: number }>`
    select r.id from programme_run r
    where r.authority_id = ${authorityId} and r.state in ('live', 'paused')
      and exists (
        select 1 from jsonb_path_query(r.definition, '$.stages[*]') stage, jsonb_path_query(stage, '$.tasks[*]') task
        where stage->>'key' = r.stage and task->>'by' in (${sql.join([...doers])}))
    order by 1`.execute(reader);
  return rows.map(({ id }) => id);
}

/** Runs under way in whose stage something is for one who answers for the authority, or that nobody carries: whoever asks looks at each. */
export async function findRunsThatMayWaitFor(
  reader: Reader,
  authorityId: number,
  doer: 'director' | 'assistant-director' | 'lead',
): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select r.id from programme_run r
    where r.authority_id = ${authorityId} and r.state in ('live', 'paused') and ((r.account_id is null and ${doer} = 'lead') or exists (
      select 1 from jsonb_path_query(r.definition, '$.stages[*]') stage
      where stage->>'key' = r.stage and (
        jsonb_path_exists(stage, '$.tasks[*] ? (@.by == $doer)', jsonb_build_object('doer', ${doer}::text))
        or jsonb_path_exists(stage, '$.gates[*] ? (@.by == $doer)', jsonb_build_object('doer', ${doer}::text))
        or (${doer} = 'director' and jsonb_path_exists(stage, '$.tasks[*] ? (@.twoPersons == true)')))))
    order by 1`.execute(reader);
  return rows.map(({ id }) => id);
}

/** Runs under way whose carrier can open them no more: an allocation that ended, an account that is out of use. They are as good as carried by nobody. */
export async function findRunsOutOfReach(reader: Reader, clock: Clock, authorityId: number): Promise<ReadonlySet<number>> {
  const { rows } = await sql<{ id: number; accountId: number; providerId: number }>`
    select id, account_id as "accountId", provider_id as "providerId" from programme_run
    where authority_id = ${authorityId} and state in ('live', 'paused') and account_id is not null`.execute(reader);
  const may = await findWhoMayAt(reader, clock, 'programme.run', { authorityId, asked: rows });
  const reached = new Set(may.map(({ accountId, providerId }) => `${String(accountId)} ${String(providerId)}`));
  return new Set(rows.flatMap(({ id, accountId, providerId }) => (reached.has(`${String(accountId)} ${String(providerId)}`) ? [] : [id])));
}

/** By account. */
export async function findRolesOf(reader: Reader, accountIds: readonly number[]): Promise<ReadonlyMap<number, string>> {
  if (accountIds.length === 0) return new Map();
  const { rows } = await sql<{ id: number; role: string }>`select id, role from account where id in (${sql.join([...accountIds])})`.execute(reader);
  return new Map(rows.map(({ id, role }) => [id, role]));
}
