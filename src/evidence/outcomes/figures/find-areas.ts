import { sql } from 'kysely';
import { findCells, regionCode } from '../../../datasets/index.ts';
import type { Reader } from '../../../platform/database/database.ts';

/** An authority, with the region it lies in and its statistical neighbours, nearest first. */
export interface Area {
  readonly laCode: string;
  readonly name: string;
  readonly region: { readonly code: string; readonly name: string } | null;
  readonly neighbours: readonly Neighbour[];
  /** The day of the edition the neighbours are from; null where none is loaded. */
  readonly neighboursFrom: string | null;
}

export interface Neighbour {
  readonly laCode: string;
  readonly name: string;
  readonly rank: number;
  readonly closeness: string | null;
}

/**
 * What is published of an authority’s place among others; undefined where nothing is. Neighbours are those of the edition in force on the day, or, for a day
 * before the first that is loaded, of the first.
 */
export async function findArea(db: Reader, laCode: string, on: string): Promise<Area | undefined> {
  const neighbours = await findNeighbours(db, laCode, on);
  const { places, cells } = findCells('lait', ['Region']);
  const { rows } = await sql<{ name: string | null; region: string | null }>`
    select coalesce(
        (select la_name from gias_establishment where la_code = ${laCode} and gone_release_id is null limit 1),
        (select name from authority where la_code = ${laCode}),
        (select name from published_figure where dataset = 'lait' and subject = ${laCode} and level = 'authority' limit 1)) as name,
      coalesce(
        (select region_name from gias_establishment where la_code = ${laCode} and region_name is not null and gone_release_id is null limit 1),
        (select ${sql.join(cells)} from published_figure f join ${places} on place.id = f.release_id
          where f.dataset = 'lait' and f.subject = ${laCode} and f.level = 'authority' limit 1)) as region`.execute(db);
  const found = rows[0];
  const name = found?.name ?? neighbours.ownName;
  if (name === null) return undefined;
  const regionName = found?.region ?? null;
  const code = regionName === null ? null : regionCode(regionName);
  return {
    laCode,
    name,
    region: regionName === null || code === null ? null : { code, name: regionName },
    neighbours: neighbours.list,
    neighboursFrom: neighbours.from,
  };
}

async function findNeighbours(
  db: Reader,
  laCode: string,
  on: string,
): Promise<{ readonly list: readonly Neighbour[]; readonly from: string | null; readonly ownName: string | null }> {
  const { rows } = await sql<Neighbour & { from: string; ownName: string | null }>`
    with edition as (
      select coalesce(max(effective_on) filter (where effective_on <= ${on}::date), min(effective_on)) as effective_on
      from statistical_neighbour where la_code = ${laCode} and gone_release_id is null
    )
    select n.neighbour_la_code as "laCode", coalesce(n.neighbour_la_name, n.neighbour_la_code) as name, n.rank, n.closeness, n.effective_on as "from", n.la_name as "ownName"
    from statistical_neighbour n join edition e on e.effective_on = n.effective_on
    where n.la_code = ${laCode} and n.gone_release_id is null order by n.rank`.execute(db);
  return {
    list: rows.map(({ laCode: code, name, rank, closeness }) => ({ laCode: code, name, rank, closeness })),
    from: rows[0]?.from ?? null,
    ownName: rows[0]?.ownName ?? null,
  };
}
