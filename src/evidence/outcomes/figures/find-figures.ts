import { sql } from 'kysely';
import { findCells, findSource } from '../../../datasets/index.ts';
import { none, readCell, statuses, type Statistic, type StatisticRelease, type Status } from '../../../kernel/statistic.ts';
import type { Reader } from '../../../platform/database/database.ts';
import type { GroupId } from '../measures/groups.ts';
import { readPeriod, type Binding, type Level, type Measure } from '../measures/measure.ts';
import type { Audience } from '../disclosure/who-sees.ts';
import { FigureSet, type Figure, type Subject } from './figure-set.ts';
import { findLoaded } from './find-loaded.ts';
import { linkedGroups, showFigures } from './show-figures.ts';

export interface FigureQuestion {
  readonly measures: readonly Measure[];
  /** Left out: every group of each measure. */
  readonly groups?: readonly GroupId[];
  /** Whom it is asked of; or everybody of a level, for a comparison with all schools or authorities of England. */
  readonly subjects: readonly Subject[] | { readonly everyOf: Level };
  /** Staff see schools’ unvalidated returns; nobody else does, and no export has them. */
  readonly audience: Audience;
}

interface Place extends Binding {
  readonly measure: Measure;
  readonly group: GroupId;
  readonly order: number;
}

interface Row {
  readonly release_id: number;
  readonly period: string;
  readonly status: string;
  readonly level: Level;
  readonly subject: string;
  readonly breakdown: string;
  readonly cells: (string | null)[];
}

/**
 * What the loaded files say of these measures and subjects, for every period they have, each with the release it came from. Rows of files that their
 * publisher has since left out are not counted. The authority’s own collections are those of whoever the database is asked for. What is for the outside has
 * been through disclosure control.
 */
export async function findFigures(db: Reader, asked: FigureQuestion): Promise<FigureSet> {
  const question = asked.audience === 'staff' || asked.groups === undefined ? asked : { ...asked, groups: linkedGroups(asked.groups) };
  const places = placesOf(question);
  const tables = Map.groupBy(places, (place) => tableOf([place]));
  const loaded = await findLoaded(db, new Map([...tables].map(([table, of]) => [table, [...new Set(of.map(({ dataset }) => dataset))]])));
  const read: { readonly rows: readonly Row[]; readonly columns: readonly string[]; readonly places: readonly Place[] }[] = [];
  for (const [dataset, ofDataset] of Map.groupBy(places, ({ dataset: name }) => name)) {
    if (!loaded.has(dataset)) continue;
    const columns = [...new Set(ofDataset.flatMap(({ column, cohort }) => (cohort === undefined ? [column] : [column, cohort])))];
    const { subjects, audience } = question;
    read.push({
      rows: await readRows(db, { table: tableOf(ofDataset), dataset, columns, places: ofDataset, subjects, audience }),
      columns,
      places: ofDataset,
    });
  }
  const releases = await readReleases(
    db,
    read.flatMap(({ rows }) => rows),
  );
  const figures = read.flatMap(({ rows, columns, places: ofDataset }) => {
    const byBreakdown = Map.groupBy(ofDataset, ({ breakdown }) => breakdown ?? '');
    return rows.flatMap((row) => readFigures(row, columns, byBreakdown.get(row.breakdown) ?? [], releases.get(row.release_id)));
  });
  return showFigures(new FigureSet(figures, loaded), asked.audience);
}

function tableOf(places: readonly Place[]): Wanted['table'] {
  return places[0]?.isOwn === true ? 'own_figure' : 'published_figure';
}

function placesOf({ measures, groups }: FigureQuestion): Place[] {
  return measures.flatMap((measure) =>
    (Object.entries(measure.groups) as [GroupId, readonly Binding[]][])
      .filter(([group]) => groups === undefined || groups.includes(group))
      .flatMap(([group, bindings]) => bindings.map((binding, order) => ({ ...binding, measure, group, order }))),
  );
}

interface Wanted {
  readonly table: 'published_figure' | 'own_figure';
  readonly dataset: string;
  readonly columns: readonly string[];
  readonly places: readonly Place[];
  readonly subjects: FigureQuestion['subjects'];
  readonly audience: Audience;
}

type Read = readonly [release_id: number, period: string, status: string, level: Level, subject: string, breakdown: string, cells: (string | null)[]];

async function readRows(db: Reader, { table, dataset, columns, places, subjects, audience }: Wanted): Promise<Row[]> {
  const published = table === 'published_figure' ? findCells(dataset, columns) : null;
  const cells = sql.join(published?.cells ?? columns.map((column) => sql`f.rest ->> ${column}::text`));
  const breakdowns = [...new Set(places.map(({ breakdown }) => breakdown ?? ''))];
  const whose =
    'everyOf' in subjects
      ? sql`level = ${subjects.everyOf}`
      : sql`subject = any (${[...new Set(subjects.map(({ code }) => code))]}::text[]) and level = any (${[...new Set(subjects.map(({ level }) => level))]}::text[])`;
  // All of it as one value: a database in a worker takes four times as long to hand over thousands of rows.
  const { rows } = await sql<{ read: readonly Read[] | null }>`
    select json_agg(json_build_array(release_id, period, status, level, subject, breakdown, array[${cells}]::text[])) as read
    from ${sql.table(table)} f ${published === null ? sql`` : sql`join ${published.places} on place.id = f.release_id`}
    where f.dataset = ${dataset} and ${whose} and breakdown = any (${breakdowns}::text[]) and gone_release_id is null ${audience === 'staff' ? sql`` : sql`and status <> 'unvalidated'`}`.execute(
    db,
  );
  return (rows[0]?.read ?? []).map(([release_id, period, status, level, subject, breakdown, written]) => ({
    ...{ release_id, period, status, level, subject, breakdown },
    cells: written,
  }));
}

async function readReleases(db: Reader, rows: readonly Row[]): Promise<ReadonlyMap<number, StatisticRelease>> {
  const known = new Map<number, StatisticRelease>();
  const wanted = [...new Set(rows.map(({ release_id: id }) => id))];
  if (wanted.length === 0) return known;
  const found = await db
    .selectFrom('release')
    .select(['id', 'source', 'file_name', 'sha256', 'as_at', 'edition'])
    .where('id', 'in', wanted)
    .execute();
  for (const row of found) {
    known.set(row.id, {
      id: row.id,
      source: row.source,
      publisher: findSource(row.source)?.publisher ?? row.source,
      fileName: row.file_name,
      sha256: row.sha256,
      asAt: row.as_at,
      status: null,
    });
  }
  return known;
}

function readFigures(row: Row, columns: readonly string[], places: readonly Place[], release: StatisticRelease | undefined): Figure[] {
  const cellOf = (column: string): string => row.cells[columns.indexOf(column)] ?? '';
  return places
    .filter(({ levels }) => levels === undefined || levels.includes(row.level))
    .filter(({ column }) => row.cells[columns.indexOf(column)] !== undefined)
    .map((place) => {
      const written = readPeriod(row.period, place.years);
      const status = written.status ?? statusOf(row.status);
      const releases = release === undefined ? [] : [{ ...release, status }];
      return {
        measureId: place.measure.id,
        group: place.group,
        subject: { level: row.level, code: row.subject },
        period: written.period,
        status,
        statistic: readStatistic(cellOf(place.column), place.cohort === undefined ? null : cellOf(place.cohort), place, releases),
        binding: place.order,
      };
    });
}

function statusOf(text: string): Status | null {
  return statuses.find((status) => status === text) ?? null;
}

/** One cell as a statistic of its measure; its cohort where that is a number. */
export function readStatistic(
  text: string,
  cohortText: string | null,
  { measure, scale, decimals }: Pick<Place, 'measure' | 'scale' | 'decimals'>,
  releases: readonly StatisticRelease[],
): Statistic {
  const cell = readCell(text);
  if (cell.kind === 'reason') return none(cell.reason, { ...(cell.symbol === null ? {} : { symbol: cell.symbol }), releases });
  if (cell.kind === 'unknown') return none('unread', { symbol: cell.text, releases });
  const cohort = cohortText === null ? null : readCell(cohortText);
  return {
    kind: 'value',
    value: scale === undefined ? cell.value : Number((cell.value * scale).toPrecision(12)),
    unit: measure.unit,
    decimals: decimals ?? measure.decimals,
    cohort: cohort?.kind === 'number' ? cohort.value : null,
    marks: cell.marks,
    releases,
  };
}
