import { sql } from 'kysely';
import type { Reader } from '../../../platform/database/database.ts';
import '../../tables.ts';
import { pathwayKeys } from './newly-registered-definition.ts';

export interface PathwayVisitDay {
  readonly providerId: number;
  readonly purpose: 'visit';
  readonly on: string;
  readonly isHeld: true;
}

/** Visits recorded in the newly registered pathway, since a day: they count for what the entitlement owes like any other. What was undone is not among them, nor what a stopped pathway has: one with a mistake in it is stopped, and begun again. */
export async function listPathwayVisits(
  reader: Reader,
  { authorityId, providerId }: { readonly authorityId: number; readonly providerId?: number },
  from: string,
): Promise<PathwayVisitDay[]> {
  const { rows } = await sql<{ providerId: number; on: string }>`
    select s.provider_id as "providerId", s.on_day::text as "on"
    from programme_step s join programme_run r on r.id = s.run_id
    where s.authority_id = ${authorityId} and r.programme = any (${[...pathwayKeys]}::text[]) and r.state <> 'stopped' and s.kind = 'task-done' and s.on_day >= ${from}::date
      and s.said ->> 'task' in ('first-visit', 'visit') and ${providerId === undefined ? sql`true` : sql`s.provider_id = ${providerId}`}
      and (select u.kind from programme_step u where u.run_id = s.run_id and u.number > s.number and u.kind in ('task-done', 'task-undone')
        and u.said ->> 'task' = s.said ->> 'task' order by u.number limit 1) is distinct from 'task-undone'`.execute(reader);
  return rows.map((row) => ({ ...row, purpose: 'visit', isHeld: true }));
}
