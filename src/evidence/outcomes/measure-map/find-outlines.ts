import { sql } from 'kysely';
import type { Reader } from '../../../platform/database/database.ts';
import type { MapOutline } from '../../../ui/map/draw-map.ts';

/** The authority’s localities, as it draws them. */
export async function listOutlines(db: Reader, authorityId: number): Promise<MapOutline[]> {
  const { rows } = await sql<{ name: string; geometry: MapOutline['geometry'] }>`
    select locality_name as name, geometry from locality_polygon where authority_id = ${authorityId} and gone_release_id is null order by locality_name`.execute(
    db,
  );
  return rows;
}
