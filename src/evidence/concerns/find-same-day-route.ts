import { sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import './tables.ts';

export interface SameDayRoute {
  readonly mash: string;
  readonly lado: string;
  readonly outOfHours: string;
  readonly note: string | null;
  readonly setBy: string | null;
  readonly setAt: Date | null;
}

/** Until the authority enters its own. Provisional: not from the published framework. */
const provisional: SameDayRoute = {
  mash: 'The authority’s Multi-Agency Safeguarding Hub: its number is on the council’s website and in every school’s safeguarding policy',
  lado: 'The local authority designated officer, for an allegation against somebody who works with children: by way of the same hub',
  outOfHours: 'The council’s emergency duty team, by the council’s out-of-hours number',
  note: null,
  setBy: null,
  setAt: null,
};

/** Where harm to a child is reported the same day, outside this service. `setBy` null: the provisional words. */
export async function findSameDayRoute(db: Reader, authorityId: number): Promise<SameDayRoute> {
  const { rows } = await sql<SameDayRoute>`
    select mash, lado, out_of_hours as "outOfHours", note, set_by as "setBy", set_at as "setAt"
    from same_day_route where authority_id = ${authorityId} order by id desc limit 1`.execute(db);
  return rows[0] ?? provisional;
}
