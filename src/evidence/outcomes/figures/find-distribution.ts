import { sql } from 'kysely';
import { findCells } from '../../../datasets/index.ts';
import type { Period } from '../../../kernel/period.ts';
import { readCell } from '../../../kernel/statistic.ts';
import type { Reader } from '../../../platform/database/database.ts';
import { fewestForParts } from '../comparing/rank.ts';
import type { GroupId } from '../measures/groups.ts';
import { readPeriod, type Binding, type Measure } from '../measures/measure.ts';

/** Schools of fewer authorities than this are not England’s: one authority’s file must not be taken for it. */
const fewestAuthorities = 100;

/**
 * The values of these schools, which are England’s (of a phase), by period; only those that are published, each of the most settled release of its file.
 * Nothing where the file is not England’s.
 */
export async function findDistribution(db: Reader, measure: Measure, group: GroupId, schools: AuthorityOfSchool): Promise<Map<Period, number[]>> {
  const found = await findValuesBySchool(db, measure, group, schools);
  return new Map([...found].map(([period, values]) => [period, [...values.values()]]));
}

/** The same, each under its URN. */
export async function findValuesBySchool(
  db: Reader,
  measure: Measure,
  group: GroupId,
  schools: AuthorityOfSchool,
): Promise<Map<Period, ReadonlyMap<string, number>>> {
  const found = new Map<Period, ReadonlyMap<string, number>>();
  for (const place of (measure.groups[group] ?? []).filter(ofSchools)) {
    for (const { period: written, cells } of await readCells(db, place)) {
      const { period } = readPeriod(written, place.years);
      const ofPhase = cells.filter(([subject]) => schools.has(subject));
      if (
        found.has(period) ||
        !isOfEngland(
          ofPhase.map(([subject]) => subject),
          schools,
        )
      )
        continue;
      const values = new Map<string, number>();
      for (const [subject, text] of ofPhase) {
        const cell = readCell(text);
        if (cell.kind === 'number') values.set(subject, cell.value * (place.scale ?? 1));
      }
      if (values.size > 0) found.set(period, values);
    }
  }
  return found;
}

/** Whether so many authorities have some of these schools that they are England’s. */
export function isOfEngland(urns: readonly string[], england: AuthorityOfSchool): boolean {
  return new Set(urns.map((urn) => england.get(urn))).size >= fewestAuthorities;
}

/** LAIT is of areas, and nobody’s own collection is England’s. */
function ofSchools({ dataset, isOwn, levels }: Binding): boolean {
  return isOwn !== true && dataset !== 'lait' && (levels === undefined || levels.includes('school'));
}

/** LA code by URN. */
export type AuthorityOfSchool = ReadonlyMap<string, string>;

/** England’s open state-funded schools, of a phase where one is given. As one value: a database in a worker takes long to hand over thousands of rows. */
export async function findSchoolsOfPhase(db: Reader, phase: string | null): Promise<AuthorityOfSchool> {
  const { rows } = await sql<{ schools: [string, string][] | null }>`
    select json_agg(json_build_array(p.urn::text, p.la_code)) as schools from provider p
    where p.state_funded and p.joined_to is null and p.status in ('open', 'closing') and p.urn is not null and (${phase}::text is null or p.phase = ${phase})`.execute(
    db,
  );
  return new Map(rows[0]?.schools ?? []);
}

interface CellsOfPeriod {
  readonly period: string;
  readonly cells: readonly (readonly [subject: string, text: string])[];
}

async function readCells(db: Reader, { dataset, column, breakdown }: Binding): Promise<CellsOfPeriod[]> {
  const { places, cells } = findCells(dataset, [column]);
  const { rows } = await sql<CellsOfPeriod>`
    select distinct on (period) period, cells from (
      select f.period, f.status, json_agg(json_build_array(f.subject, ${sql.join(cells)})) as cells
      from published_figure f join ${places} on place.id = f.release_id
      where f.dataset = ${dataset} and f.level = 'school' and f.breakdown = ${breakdown ?? ''} and f.gone_release_id is null and ${sql.join(cells)} is not null
      group by f.period, f.status
    ) as edition
    order by period, array_position(array['final', 'revised', 'provisional', 'unstated']::text[], status)`.execute(db);
  return rows;
}

/** Which fifth of the values a value is in: 1 the best, 5 the worst; null where there are too few to make fifths of. Equals share the middle of their places. */
export function fifthAmong(values: readonly number[], value: number, polarity: 'higher' | 'lower'): number | null {
  if (values.length < fewestForParts.fifth) return null;
  const better = values.filter((other) => (polarity === 'higher' ? other > value : other < value)).length;
  const equal = values.filter((other) => other === value).length;
  return Math.min(5, Math.max(1, Math.ceil(((better + equal / 2) / values.length) * 5)));
}
